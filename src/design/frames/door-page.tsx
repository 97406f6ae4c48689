import type { ComponentChildren } from 'preact'
import { type Help, Helps } from '../components/lists.tsx'
import { AccountChip, AppSign, RealmMark } from '../components/marks.tsx'
import { Emphasis } from '../components/notes.tsx'
import { Document } from './document.tsx'
import type { PageFrame } from './frame.ts'
import { LanguageSwitch } from './language-switch.tsx'

/** The steps of the outside contract, and the few pages at the door that are no step of a flow. */
export type Step =
  | 'identify'
  | 'password'
  | 'choose-method'
  | 'totp'
  | 'app-code'
  | 'approval'
  | 'qr'
  | 'security-key'
  | 'phone-code'
  | 'voice'
  | 'reset-code'
  | 'access-pass'
  | 'keep-reset-code'
  | 'stay-signed-in'
  | 'terms'
  | 'register-method'
  | 'set-password'
  | 'human-check'
  | 'locked'
  | 'refused'
  | 'done'
  | 'choose-account'
  | 'sign-out'

export type DoorPageProps = {
  frame: PageFrame
  step: Step
  /** The one question of the page: its heading, and the document's title. */
  title: string
  /** Above the heading: "Activate your account · step 2 of 3". */
  eyebrow?: string
  lead?: ComponentChildren
  /** Where the person is going. */
  application?: { name: string; icon?: string | undefined; hue?: string | undefined; of?: string | undefined }
  /** Which account, and the way to another. */
  account?: { name: string; initials: string; change?: { href: string; label: string } }
  /** A ring beside the heading: a lock that passes. */
  beside?: ComponentChildren
  /** The tinted half: what is looked at (number, QR). `onlyWide`: a phone on which scripts run has no use for it. */
  aside?: { label: string; content: ComponentChildren; first?: boolean; onlyWide?: boolean } | undefined
  width?: 'narrow' | 'middle' | 'wide'
  /** Where no scripts run, a page that waits looks again after so many seconds. */
  refresh?: number | undefined
  /** Something was refused: said first in the document's title. */
  failed?: boolean
  helps?: readonly Help[]
  children?: ComponentChildren
}

/** A whole page of the door: one sheet on paper, one question, the ways out at its bottom. */
export function DoorPage(props: DoorPageProps) {
  const { frame, step, title, helps = [], aside, width = 'narrow' } = props
  const { t } = frame
  const shape = aside ? `two${aside.first ? ' flip' : ''}` : width
  return (
    <Document
      frame={frame}
      title={props.failed ? t('frame.error-title', { title }) : title}
      at="door"
      refresh={props.refresh}
    >
      <div class="sb-door">
        <header>
          <span class="sb-realm">
            <RealmMark brand={frame.brand} />
          </span>
          <LanguageSwitch frame={frame} />
        </header>
        <main data-step={step} id="content" tabIndex={-1}>
          <div class={`sb-sheet ${shape}`}>
            <div class="in">
              <Head {...props} />
              {props.children}
              <Helps helps={helps} label={t('frame.helps')} />
            </div>
            {aside && (
              <aside class={aside.onlyWide ? 'sb-wide-or-still' : undefined} aria-label={aside.label}>
                {aside.content}
              </aside>
            )}
          </div>
        </main>
        <Footer frame={frame} />
      </div>
    </Document>
  )
}

function Head({ frame, title, eyebrow, lead, application, account, beside }: DoorPageProps) {
  return (
    <>
      {application && (
        <p class="sb-for">
          <AppSign hue={application.hue} icon={application.icon} />
          <span>
            <Emphasis text={frame.t('frame.going-to', { application: application.name })} strong={application.name} />
            {application.of && (
              <span class="block">{frame.t('frame.of-institution', { institution: application.of })}</span>
            )}
          </span>
        </p>
      )}
      <div class={beside ? 'sb-head beside' : 'sb-head'}>
        {eyebrow && <p class="hint num font-semibold">{eyebrow}</p>}
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        {beside}
      </div>
      {account && (
        <div class="-mt-2">
          <AccountChip {...account} />
        </div>
      )}
    </>
  )
}

function Footer({ frame }: { frame: PageFrame }) {
  const { links = [], emergency } = frame
  return (
    <footer>
      {links.length > 0 && (
        <ul>
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      )}
      {emergency && (
        <p>
          {emergency.about}{' '}
          <a class="num font-bold" href={`tel:${emergency.phone.replace(/[^+0-9]/g, '')}`}>
            {emergency.phone}
          </a>
        </p>
      )}
    </footer>
  )
}
