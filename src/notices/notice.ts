import type { Instant } from '../base/time/instant.ts'
import type { Language } from '../i18n/index.ts'

/** Which account a notice is about, and what is known of the browser behind the event. */
type AboutAccount = {
  /** What the person is called. */
  name: string
  signInName: string
  /** The realm's name in the language of the notice. */
  realmName: string
  /** In words, as the audit keeps them. */
  browser?: string | undefined
  address?: string | undefined
}

/** What each template has to be told. */
export type NoticeValues = {
  'activation-code': AboutAccount & {
    /** Begins with the base address. */
    link: string
    code: string
    expires: Instant
  }
  'account-activated': AboutAccount
  'password-changed': AboutAccount
  /** `method` is a kind of method (`totp`) or, where it has one, its name. */
  'method-registered': AboutAccount & { method: string }
  'method-removed': AboutAccount & { method: string }
  'initial-password-locked': AboutAccount & { until?: Instant | undefined }
}

export type NoticeTemplate = keyof NoticeValues

type NoticeOf<N extends NoticeTemplate> = {
  /** Made when the notice is queued, so that a second try is the same notice. */
  id?: string | undefined
  template: N
  to: { mail: string }
  language: Language
  person?: string | undefined
  account?: string | undefined
  /** Key of the realm, for its colour. */
  realm?: string | undefined
  /** When it happened. */
  at: Instant
  values: NoticeValues[N]
}

/** A message to a person, before it is put into words. */
export type Notice = { [N in NoticeTemplate]: NoticeOf<N> }[NoticeTemplate]

/** What may wait in the queue of jobs, where operators can read it: nothing that holds a secret. */
export type QueuedNotice = Exclude<Notice, { template: 'activation-code' }>

/** A message as it left, for the outbox of demo mode. */
export type SentNotice = {
  id: string
  channel: 'mail'
  to: string
  language: Language
  subject: string
  text: string
  html: string
  links: string[]
  sentAt: Instant
}
