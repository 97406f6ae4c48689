import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'accent'

const noteIcons = {
  neutral: 'info',
  accent: 'info',
  good: 'circle-check',
  warn: 'triangle-alert',
  bad: 'octagon-alert',
} as const satisfies Record<Tone, IconName>

/** One a page; its bold first sentence says what. */
export function Note(props: { tone?: Tone; strong?: string; icon?: IconName; children?: ComponentChildren }) {
  const { tone = 'neutral', strong, icon = noteIcons[tone], children } = props
  return (
    <div class={tone === 'neutral' ? 'sb-note' : `sb-note ${tone}`}>
      <Icon name={icon} />
      <div>
        {strong && <b>{strong}</b>} {children}
      </div>
    </div>
  )
}

/** A state or a label in one or two words; at most two a row, never colour alone. */
export function Tag(props: { tone?: Tone; icon?: IconName; children: ComponentChildren }) {
  const { tone = 'neutral', icon, children } = props
  return (
    <span class={tone === 'neutral' ? 'sb-tag' : `sb-tag ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}

/** After an act: said once, gone after ten seconds and never while the focus is in it. Never for errors. */
export function Toast(props: { children: ComponentChildren; act?: ComponentChildren; floats?: boolean }) {
  return (
    <div
      class={props.floats ? 'sb-toast floats' : 'sb-toast'}
      role="status"
      data-island={props.floats ? 'toast' : undefined}
    >
      <span class="grow">{props.children}</span>
      {props.act}
    </div>
  )
}

type EmptyProps = {
  icon: IconName
  title: string
  children: ComponentChildren
  acts?: ComponentChildren
  /** It stands right below the title of the page, and not in a part that has a title of its own. */
  first?: boolean
}

/** What will be here, and how to begin. */
export function Empty(props: EmptyProps) {
  const Title = props.first ? 'h2' : 'h3'
  return (
    <div class="sb-empty">
      <span class="sb-glyph big">
        <Icon name={props.icon} />
      </span>
      <Title class="font-display text-xl">{props.title}</Title>
      <p class="muted">{props.children}</p>
      {props.acts && <div class="row flex-wrap justify-center mt-2">{props.acts}</div>}
    </div>
  )
}

/** Long work: how far it is, in a bar and in words. */
export function Progress(props: { label: string; value: number; max: number; state: string; hint?: string }) {
  return (
    <div class="sb-progress">
      <div class="row small justify-between">
        <b>{props.label}</b>
        <span class="hint num">{props.state}</span>
      </div>
      <progress class="progress" value={props.value} max={props.max} aria-label={props.label} />
      {props.hint && <p class="hint">{props.hint}</p>}
    </div>
  )
}

/** Something is going on elsewhere, and this page knows it. */
export function Live({ children }: { children: ComponentChildren }) {
  return <p class="sb-live num">{children}</p>
}

/** A sentence with one of its words in bold: `strong` must stand in `text` as it is. */
export function Emphasis({ text, strong }: { text: string; strong: string }) {
  const at = text.indexOf(strong)
  if (at < 0 || strong === '') return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <b>{strong}</b>
      {text.slice(at + strong.length)}
    </>
  )
}
