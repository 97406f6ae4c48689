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

/** A kind of method (`totp`) or, where it has one, its name; `shown` tells it from others: a masked number, a serial's end. */
type Method = { method: string; shown?: string | undefined }
/** One account of several, and what opens it. */
type OpenedAccount = Opening & { signInName: string; realmName: string; wants: 'activation' | 'recovery' }

/** What each template has to be told. */
export type NoticeValues = {
  'activation-code': AboutAccount & Opening
  'account-activated': AboutAccount
  'password-changed': AboutAccount
  'method-registered': AboutAccount & Method
  'method-removed': AboutAccount & Method
  /** Lost methods that were taken away: one, or all when `method` is left out. */
  'methods-reset': AboutAccount & { method?: string | undefined; how: 'reset-code' | 'desk' }
  /** The first day on which it counts no more, YYYY-MM-DD. */
  'method-ends': AboutAccount & { method: string; from: string }
  'key-cloned': AboutAccount & { method: string }
  'reset-code-made': AboutAccount
  'pause-started': AboutAccount & { until: Instant }
  'pause-ended': AboutAccount
  'access-pass-given': AboutAccount & { expires: Instant }
  'initial-password-locked': AboutAccount & { until?: Instant | undefined }
  /** `device`: its name. After three wrong PINs in a row. */
  'device-void': AboutAccount & { device: string }
  /** Where from is where the browser is, not the phone; `way`: what the stranger had. */
  'sign-in-disowned': AboutAccount & { application?: string | undefined; way: 'approval' | 'qr' | 'remembered' }
  'requests-stopped': AboutAccount & { until: Instant }
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

type SentBase = { id: string; to: string; language: Language; text: string; links: string[]; sentAt: Instant }

/** A message as it left, for the outbox of demo mode. `payload`: of a call its id, to press its keys; of a notification what it says, and `to` the device. */
export type SentNotice =
  | (SentBase & { channel: 'mail'; subject: string; html: string })
  | (SentBase & { channel: 'sms' | 'voice'; subject: null; html?: never; payload?: { id: string } })
  | (SentBase & { channel: 'push'; subject: null; html?: never; payload: object })

/** Where messages are laid down in demo mode. */
export type Outbox = (notice: SentNotice) => Promise<void>
