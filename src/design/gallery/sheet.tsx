import { Button } from '../components/button.tsx'
import { More, Section } from '../components/containers.tsx'
import { type Help, Helps, type StepItem, Steps } from '../components/lists.tsx'
import { AppSign } from '../components/marks.tsx'
import { Emphasis, Live } from '../components/notes.tsx'
import { Qr } from '../components/time.tsx'
import type { PageFrame } from '../frames/frame.ts'

const address = 'otpauth://totp/Eikenhart:lin?secret=JBSWY3DPEHPK3PXP&issuer=Eikenhart'

export function Sheet({ frame: { t } }: { frame: PageFrame }) {
  const steps: StepItem[] = [
    { state: 'done', name: t('gallery.step.open') },
    { state: 'now', name: t('gallery.step.scan'), hint: t('gallery.step.scan.hint'), icon: 'scan-line' },
    { state: 'todo', name: t('gallery.step.type') },
  ]
  const helps: Help[] = [
    { icon: 'keyboard', label: t('gallery.help.scan'), href: '#scan' },
    { icon: 'rotate-ccw-key', label: t('gallery.help.forgot'), href: '#forgot' },
    { icon: 'map-pin', label: t('gallery.help.desk'), hint: t('gallery.help.desk.hint'), href: '#desk' },
  ]
  const application = t('gallery.tile.library')
  return (
    <Section title={t('gallery.sheet')}>
      <div class="sb-sheet two">
        <div class="in">
          <p class="sb-for">
            <AppSign hue="pink" icon="library" />
            <span>
              <Emphasis text={t('frame.going-to', { application })} strong={application} />
              <span class="block">{t('frame.of-institution', { institution: 'Hogeschool Eikenhart' })}</span>
            </span>
          </p>
          <h3 class="font-display text-2xl">{t('gallery.link-app')}</h3>
          <Steps steps={steps} t={t} />
          <Button door full>
            {t('act.continue')}
          </Button>
          <Helps helps={helps} label={t('frame.helps')} />
        </div>
        <aside aria-label={t('frame.qr')}>
          <Qr address={address} label={t('frame.qr')} />
          <Live>{t('gallery.waiting')}</Live>
          <More summary={t('gallery.help.scan')}>
            <p class="code" data-secret="JBSWY3DPEHPK3PXP">
              JBSW Y3DP EHPK 3PXP
            </p>
          </More>
        </aside>
      </div>
    </Section>
  )
}
