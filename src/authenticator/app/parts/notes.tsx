import type { ComponentChildren } from 'preact'
import type { Refused } from '../store/result.ts'
import { refusalWords } from '../words/refusals.ts'
import { useWords } from '../words/speech.tsx'
import { Icon } from './icons/icon.tsx'
import type { IconName } from './icons/icon-names.ts'

type Tone = 'good' | 'warn' | 'bad'

const ICONS = { good: 'circle-check', warn: 'triangle-alert', bad: 'octagon-alert' } as const satisfies Record<
  Tone,
  IconName
>

/** What one should know here; its bold first sentence says what. */
export function Note(props: { tone?: Tone; strong?: string; children?: ComponentChildren }) {
  return (
    <div class={props.tone ? `sb-note ${props.tone}` : 'sb-note'}>
      <Icon name={props.tone ? ICONS[props.tone] : 'info'} />
      <div>
        {props.strong && <b>{props.strong}</b>} {props.children}
      </div>
    </div>
  )
}

/** What was refused and what to do now; said at once by a screen reader. */
export function Alert({ refused }: { refused: Pick<Refused, 'refusal'> | undefined }) {
  const { t } = useWords()
  return (
    <div role="alert" class="app-alert" data-refusal={refused?.refusal}>
      {refused && <Note tone="bad">{refusalWords(t, refused)}</Note>}
    </div>
  )
}

/** Ways on, each a row that is touched. */
export function Ways({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <nav class="sb-helps" aria-label={label}>
      <ul>{children}</ul>
    </nav>
  )
}

export function Way(props: { icon: IconName; onClick: () => void; children: ComponentChildren }) {
  return (
    <li>
      <button type="button" onClick={props.onClick}>
        <Icon name={props.icon} />
        {props.children}
        <Icon name="chevron-right" />
      </button>
    </li>
  )
}
