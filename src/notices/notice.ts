import type { Instant } from '../base/time/instant.ts'
import type { Language } from '../i18n/index.ts'

/** What is known of the browser behind the event. */
type WhereFrom = {
  /** In words, as the audit keeps them. */
  browser?: string | undefined
  address?: string | undefined
  /** Of that address: ISO 3166-1 alpha-2. */
  country?: string | undefined
}

/** Which account a notice is about, and from where it came about. */
type AboutAccount = WhereFrom & {
  /** What the person is called. */
  name: string
  signInName: string
  /** The realm's name in the language of the notice. */
  realmName: string
}

/** A secret that opens something until it expires; the link begins with the base address. */
type Opening = { link: string; code: string; expires: Instant }

/** One account of several, and what opens it. */
type OpenedAccount = Opening & { signInName: string; realmName: string; wants: 'activation' | 'recovery' }

/** What each template has to be told. */
export type NoticeValues = {
  'activation-code': AboutAccount & Opening
  'account-activated': AboutAccount
  'password-changed': AboutAccount
  /** `method` is a kind of method (`totp`) or, where it has one, its name. */
  'method-registered': AboutAccount & { method: string }
  'method-removed': AboutAccount & { method: string }
  'initial-password-locked': AboutAccount & { until?: Instant | undefined }
  'account-locked': AboutAccount & { until: Instant }
  'new-sign-in': AboutAccount
  'recovery-code': AboutAccount & Opening
  /** `name`: of all whose accounts these are. */
  'several-accounts': WhereFrom & { name: string; accounts: readonly OpenedAccount[] }
  'password-recovered': AboutAccount
  /** To an address that may be a stranger's, so without the account. */
  'address-code': Opening & { name: string; mail: string }
  'address-added': AboutAccount & { mail: string }
  'address-removed': AboutAccount & { mail: string }
  /** `phone` masked: the mail goes to all addresses, and a number is nobody else's business. */
  'phone-added': AboutAccount & { phone: string }
  'phone-removed': AboutAccount & { phone: string }
  'sessions-ended': AboutAccount & { count: number }
  tricked: AboutAccount
  /** To an office: what a person says is wrong in their record, in their own words; `replyTo` is where they are reached. */
  'record-wrong': { name: string; number: string; about: string; words: string; replyTo: string }
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
  /** The other accounts that it is about as well: it stands among the activity of each. */
  others?: readonly { person: string; account: string; realm: string }[] | undefined
  /** When it happened. */
  at: Instant
  values: NoticeValues[N]
}

/** A message to a person, before it is put into words. */
export type Notice = { [N in NoticeTemplate]: NoticeOf<N> }[NoticeTemplate]

/** What may wait in the queue of jobs, where operators can read it: nothing that holds a secret. */
export type QueuedNotice = Exclude<Notice, { template: SecretTemplate }>

/** Made and delivered in one job. */
type SecretTemplate = 'activation-code' | 'recovery-code' | 'several-accounts' | 'address-code'

type WithoutAddress<N> = N extends Notice ? Omit<N, 'to' | 'id'> : never

/** A notice that goes to several addresses. */
export type NoticeToAll = WithoutAddress<QueuedNotice>

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
