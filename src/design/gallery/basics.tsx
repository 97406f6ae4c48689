import { ActButton, Button, ButtonLink, CopyButton } from '../components/button.tsx'
import { Section } from '../components/containers.tsx'
import { AccountChip, AppSign, Face, hues } from '../components/marks.tsx'
import { Tag } from '../components/notes.tsx'
import type { PageFrame } from '../frames/frame.ts'

/** Each ground by its token; the classes stand here whole, or Tailwind would not find them. */
const grounds = {
  paper: 'bg-paper',
  surface: 'bg-surface',
  sunken: 'bg-sunken',
  line: 'bg-line',
  edge: 'bg-edge',
  ink: 'bg-ink',
  'ink-2': 'bg-ink-2',
  'ink-3': 'bg-ink-3',
  accent: 'bg-accent',
  'accent-soft': 'bg-accent-soft',
  brass: 'bg-brass',
  good: 'bg-good',
  'good-soft': 'bg-good-soft',
  warn: 'bg-warn',
  'warn-soft': 'bg-warn-soft',
  bad: 'bg-bad',
  'bad-soft': 'bg-bad-soft',
}

export function Colours() {
  return (
    <ul class="grid gap-3.5 grid-cols-[repeat(auto-fill,minmax(100px,1fr))]">
      {Object.entries(grounds).map(([name, ground]) => (
        <li key={name} class="grid gap-1.5 text-sm font-semibold">
          <span class={`h-14 rounded-control border border-line ${ground}`} />
          {name}
        </li>
      ))}
    </ul>
  )
}

export function Letters({ frame: { t } }: { frame: PageFrame }) {
  return (
    <Section title={t('gallery.type')}>
      <div class="stack gap-2.5">
        <p class="font-display text-[2.125rem] leading-[1.14] font-[640]">{t('gallery.type.title')}</p>
        <p class="font-display text-xl font-[640]">{t('gallery.type.section')}</p>
        <p>{t('gallery.type.body')}</p>
        <p class="hint">{t('gallery.type.hint')}</p>
        <p class="code text-[2.75rem] leading-[1.1]">482 913</p>
      </div>
    </Section>
  )
}

export function Buttons({ frame: { t } }: { frame: PageFrame }) {
  return (
    <Section title={t('gallery.buttons')}>
      <div class="row flex-wrap">
        <Button>{t('gallery.send-code')}</Button>
        <ButtonLink href="#print" kind="plain">
          {t('gallery.print')}
        </ButtonLink>
        <Button kind="quiet" icon="plus">
          {t('gallery.add')}
        </Button>
        <Button kind="danger">{t('gallery.remove')}</Button>
        <Button dense>{t('gallery.send-code')}</Button>
        <Button dense kind="plain">
          {t('gallery.print')}
        </Button>
        <Button kind="quiet" icon="ellipsis" label={t('gallery.manage', { name: t('gallery.phone') })} />
        <CopyButton text="482913" label={t('frame.copy')} done={t('frame.copied')} />
      </div>
      <ActButton act="continue" door full>
        {t('act.continue')}
      </ActButton>
      <ActButton act="another-way" kind="plain" door full icon="smartphone">
        {t('act.another-way')}
      </ActButton>
      <p class="sb-or">{t('frame.or')}</p>
    </Section>
  )
}

export function Labels({ frame: { t } }: { frame: PageFrame }) {
  return (
    <Section title={t('gallery.labels')}>
      <div class="row flex-wrap gap-2">
        <Tag tone="good" icon="check">
          {t('gallery.recommended')}
        </Tag>
        <Tag>{t('gallery.supported')}</Tag>
        <Tag tone="warn">{t('gallery.own-risk')}</Tag>
        <Tag tone="bad">{t('gallery.exam')}</Tag>
        <Tag tone="accent">{t('gallery.default')}</Tag>
      </div>
      <div class="row flex-wrap">
        <Face initials="LV" />
        <Face initials="LV" big />
        {Object.keys(hues).map((hue) => (
          <AppSign key={hue} hue={hue} icon="book-open" />
        ))}
        <AppSign />
      </div>
      <AccountChip name="lin@eikenhart.example" initials="LV" change={{ href: '#change', label: t('frame.change') }} />
      <AccountChip name="r0000042" initials="LV" />
    </Section>
  )
}
