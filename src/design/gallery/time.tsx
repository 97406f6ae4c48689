import { Section } from '../components/containers.tsx'
import { Live } from '../components/notes.tsx'
import { MatchNumber, Ring, TimeLeft } from '../components/time.tsx'
import type { PageFrame } from '../frames/frame.ts'

const MINUTE = 60_000

export function Rings({ frame: { t, language } }: { frame: PageFrame }) {
  const soon = t('gallery.time.code')
  return (
    <Section title={t('gallery.time')}>
      <div class="row flex-wrap gap-6">
        <Ring label={t('frame.number-is')} of={2 * MINUTE} left={86_000} size="large">
          <MatchNumber number="47" label={t('frame.number-is')} />
        </Ring>
        <div class="stack">
          <Ring
            label={t('gallery.time')}
            of={16 * MINUTE}
            left={11 * MINUTE}
            expires="2026-10-15T12:32:00Z"
            tone="warn"
          >
            <b class="big">
              <TimeLeft language={language} left={11 * MINUTE} minutes />
            </b>
            <span class="hint block">{t('gallery.minutes')}</span>
          </Ring>
          <div class="row">
            <Ring label={t('gallery.time.half')} of={2} left={1} size="small">
              <b class="num">1/2</b>
            </Ring>
            <Ring label={soon} of={30} left={21} size="tiny">
              <span class="big">21</span>
            </Ring>
            <Ring label={soon} of={30} left={7} size="tiny" tone="warn">
              <span class="big">7</span>
            </Ring>
          </div>
        </div>
      </div>
      <Live>{t('gallery.waiting')}</Live>
    </Section>
  )
}
