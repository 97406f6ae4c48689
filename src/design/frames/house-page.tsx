import type { ComponentChildren } from 'preact'
import { RealmMark } from '../components/marks.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Document } from './document.tsx'
import type { HouseSection, PageFrame } from './frame.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { sectionsOf } from './sections.ts'

export type HousePageProps = {
  frame: PageFrame
  title: string
  lead?: ComponentChildren
  current?: HouseSection | undefined
  /** Beside the title: a search field, one button. */
  beside?: ComponentChildren
  /** One column of reading width: a form, a text. */
  narrow?: boolean
  failed?: boolean
  /** Where no scripts run, a page that waits looks again after so many seconds. */
  refresh?: number | undefined
  children?: ComponentChildren
}

/** A whole page of a signed-in person: the sections on top, the account and signing out in the menu. */
export function HousePage(props: HousePageProps) {
  const { frame, title, lead, current, beside } = props
  const { t } = frame
  return (
    <Document
      frame={frame}
      title={props.failed ? t('frame.error-title', { title }) : title}
      at="house"
      refresh={props.refresh}
    >
      <header class="sb-top">
        <a class="sb-realm" href="/">
          <RealmMark brand={frame.brand} />
        </a>
        <nav class="sb-nav only-wide" aria-label={t('frame.my-account')}>
          {sectionsOf(frame).map(({ key, label, href }) => (
            <a key={key} href={href} aria-current={key === current ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <LanguageSwitch frame={frame} />
        {frame.account && <AccountMenu frame={frame} account={frame.account} current={current} />}
      </header>
      <main class={props.narrow ? 'sb-page reading' : 'sb-page'} id="content" tabIndex={-1}>
        <div class="sb-title">
          <div class="words">
            <h1>{title}</h1>
            {lead && <p class="lead">{lead}</p>}
          </div>
          {beside}
        </div>
        {props.children}
      </main>
    </Document>
  )
}
