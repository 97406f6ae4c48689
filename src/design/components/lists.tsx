import type { ComponentChildren } from 'preact'
import type { T } from '../../i18n/index.ts'
import type { Act } from './button.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'
import { AppSign } from './marks.tsx'

/** A way out of a step: somewhere else by `href`, or an act of the step's own form, named by its id. */
export type Help = { icon: IconName; label: string; hint?: string } & (
  | { href: string }
  | { act: Act; form: string }
  | { name: string; value: string; form: string }
)

/** The ways out: two to four, at the bottom of the sheet, in the same place on every step. */
export function Helps({ helps, label }: { helps: readonly Help[]; label: string }) {
  if (helps.length === 0) return null
  return (
    <nav class="sb-helps" aria-label={label}>
      <ul>
        {helps.map((help) => (
          <li key={help.label}>
            <HelpControl help={help} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function HelpControl({ help }: { help: Help }) {
  const words = (
    <>
      <Icon name={help.icon} />
      <span class="grow">{help.label}</span>
      {help.hint && <span class="hint">{help.hint}</span>}
      <Icon name="chevron-right" />
    </>
  )
  if ('href' in help) return <a href={help.href}>{words}</a>
  const [name, value] = 'act' in help ? ['act', help.act] : [help.name, help.value]
  return (
    <button type="submit" form={help.form} name={name} value={value} formNoValidate>
      {words}
    </button>
  )
}

export type StepItem = { state: 'done' | 'now' | 'todo'; name: string; hint?: string; icon?: IconName }

/** Done, now, to do; the last is what the person came for. At most five. */
export function Steps({ steps, t }: { steps: readonly StepItem[]; t: T }) {
  return (
    <ol class="sb-steps">
      {steps.map((step, index) => (
        <li key={step.name} class={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span class="dot" aria-hidden="true">
            {dotOf(step, index)}
          </span>
          <div class="body">
            <p class="name">
              <span class="vh">{t(`frame.step-${step.state}`)} </span>
              {step.name}
            </p>
            {step.hint && <p class="hint">{step.hint}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}

function dotOf(step: StepItem, index: number): ComponentChildren {
  if (step.state === 'done') return <Icon name="check" />
  return step.icon ? <Icon name={step.icon} /> : index + 1
}

export type Rule = { key: string; text: string; state?: 'ok' | 'no' | 'open' }

/** What a password must be. All three marks are there; a script changes `data-state` and the words alone. */
export function Rules({ rules, id }: { rules: readonly Rule[]; id: string }) {
  return (
    <ul class="sb-rules" id={id} aria-live="polite">
      {rules.map((rule) => (
        <li key={rule.key} data-rule={rule.key} data-state={rule.state ?? 'open'}>
          <Icon name="circle" />
          <Icon name="check" />
          <Icon name="x" />
          <span data-word>{rule.text}</span>
        </li>
      ))}
    </ul>
  )
}

/** Facts by name: what, where, when. */
export function Facts({ facts }: { facts: readonly { name: string; value: ComponentChildren }[] }) {
  return (
    <dl class="sb-facts">
      {facts.map(({ name, value }) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  )
}

export type Row = {
  icon: IconName
  title: string
  tags?: ComponentChildren
  hint?: ComponentChildren
  act?: ComponentChildren
}

/** Things to choose from or to look after, in one card: sign, name, labels, one line of facts, one act. */
export function List({ rows }: { rows: readonly Row[] }) {
  return (
    <ul class="sb-card sb-list">
      {rows.map((row) => (
        <li key={row.title}>
          <span class="sb-glyph">
            <Icon name={row.icon} />
          </span>
          <div>
            <p class="what">
              {row.title} {row.tags}
            </p>
            {row.hint && <p class="hint">{row.hint}</p>}
          </div>
          {row.act ?? <span />}
        </li>
      ))}
    </ul>
  )
}

export type Tile = {
  name: string
  about?: string | undefined
  href: string
  icon?: string | undefined
  hue?: string | undefined
  /** A form beside the link: `<Form>` around one `.sb-star`. */
  act?: ComponentChildren
}

/** Applications to open. `list` is the name by which a search field narrows them, several lists at once if need be. */
export function Tiles({ tiles, list }: { tiles: readonly Tile[]; list?: string }) {
  return (
    <ul class="sb-tiles" data-list={list}>
      {tiles.map((tile) => (
        <li key={tile.href} class={tile.act ? 'with-act' : undefined}>
          <a href={tile.href}>
            <AppSign hue={tile.hue} icon={tile.icon} big />
            <span class="grow">
              <b>{tile.name}</b>
              {tile.about && <span class="hint block">{tile.about}</span>}
            </span>
          </a>
          {tile.act}
        </li>
      ))}
    </ul>
  )
}

/** A star that keeps an application at hand, or lets it go. */
export function Star({ label, pressed }: { label: string; pressed: boolean }) {
  return (
    <button
      class="sb-star"
      type="submit"
      name="favourite"
      value={pressed ? 'no' : 'yes'}
      aria-label={label}
      aria-pressed={pressed}
    >
      <Icon name="star" />
    </button>
  )
}

/** What a search field says when its list has nothing to show. */
export function NothingFound({ list, children }: { list: string; children: ComponentChildren }) {
  return (
    <p class="muted" role="status" data-none={list} hidden>
      {children}
    </p>
  )
}
