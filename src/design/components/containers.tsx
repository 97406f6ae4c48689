import type { ComponentChildren } from 'preact'
import type { Brand } from './marks.tsx'
import { RealmSign } from './marks.tsx'

/** A block on paper, with a line and no shadow. */
export function Card({ children }: { children: ComponentChildren }) {
  return <div class="sb-card p-5 stack">{children}</div>
}

/** A part of a page with its title, and at most one act beside it. */
export function Section(props: { title: string; act?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="sb-section">
      <header>
        <h2>{props.title}</h2>
        {props.act}
      </header>
      {props.children}
    </section>
  )
}

/** What belongs to one account of the person, in the colours of its realm. */
export function RealmGroup(props: {
  brand: Brand
  account: string
  state?: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <section class="sb-group" data-realm={props.brand.key}>
      <header>
        <h2 class="sb-realm">
          <RealmSign brand={props.brand} />
          {props.brand.name}
        </h2>
        <span class="hint">{props.account}</span>
        {props.state && <span class="ml-auto max-md:ml-0">{props.state}</span>}
      </header>
      {props.children}
    </section>
  )
}

/** What the person had better do now, with one button. */
export function Nudge(props: {
  sign: ComponentChildren
  title: string
  children: ComponentChildren
  act: ComponentChildren
}) {
  return (
    <section class="sb-nudge">
      {props.sign}
      <div>
        <h2>{props.title}</h2>
        <p class="muted small">{props.children}</p>
      </div>
      {props.act}
    </section>
  )
}

/** What only some need, shut until asked for; opens without scripts. */
export function More({ summary, children }: { summary: string; children: ComponentChildren }) {
  return (
    <details class="sb-more">
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

export type Column<R> = { name: string; cell: (row: R) => ComponentChildren; number?: boolean }

/** For people who compare. The first column names the row; numbers stand right. */
export function Table<R>(props: { caption: string; columns: readonly Column<R>[]; rows: readonly R[] }) {
  const [first, ...rest] = props.columns
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section class="sb-scroll" tabIndex={0} aria-label={props.caption}>
      <table class="sb-table">
        <caption class="vh">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.name} scope="col" class={column.number ? 'r' : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr>
              <th scope="row">{first?.cell(row)}</th>
              {rest.map((column) => (
                <td key={column.name} class={column.number ? 'r' : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
