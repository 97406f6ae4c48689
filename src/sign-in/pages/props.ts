/** What the pages of the factors, of registering, and of what stands in for a factor are given. */
import type { Instant } from '../../base/time/instant.ts'
import type { PageFrame } from '../../design/index.ts'
import type { LinkOffer, LinkStanding, RegisteredMethod, RequestStanding } from '../../methods/index.ts'
import type {
  AtAccessPass,
  AtAppCode,
  AtApproval,
  AtDevice,
  AtKeepResetCode,
  AtKey,
  AtPhoneCode,
  AtQr,
  AtResetCode,
  AtVoice,
} from '../flow/state.ts'
import type { Shown, View } from './view.ts'

/**
 * The page of a factor. `lead`: why a second factor is asked and why this one, in a line ready to be shown.
 * `method`: the one that is asked, as the account keeps it; undefined when it was removed meanwhile. Its form is posted
 * to `view.action` with the hidden `step`; `<AnotherWay>` and `<Back>` of `factors/another-way.tsx` go below it.
 */
type FactorProps<At> = { view: View; state: At; lead: string | undefined; method: RegisteredMethod | undefined }

/** `options`: PublicKeyCredentialRequestOptionsJSON, for the script. */
export type SecurityKeyPageProps = FactorProps<AtKey> & { options: object }

/** How the last text or call stands, as its challenge's row tells. `unsent`: nothing was asked to be sent yet. */
export type Sent = {
  is: 'unsent' | 'sending' | 'sent' | 'failed' | 'expired'
  /** Until when its code counts. */
  expires?: Instant
  /** Too many messages: the next no sooner than this. */
  heldUntil?: Instant
}
export type PhoneCodePageProps = FactorProps<AtPhoneCode> & { sent: Sent }
/** `standing`: the address of the small JSON that the script asks whether the call was answered. */
export type VoicePageProps = FactorProps<AtVoice> & { sent: Sent; standing: string }

/** How the request stands that a page waits for, as its row tells. */
export type Asked = Pick<RequestStanding, 'is' | 'number' | 'expires'>

/**
 * What a page that waits for the app is given. `asked`: left out when there is no request, or none any more. `live`: where
 * its script hears how that stands. `app`: the address of the app.
 */
type WaitingForApp = { asked: Asked | undefined; live: string; app: string }

/**
 * `devices`: those that can answer. `code`: the way `app-code:…`, where the realm takes codes from the app. `remember`:
 * whether this browser can be remembered here.
 */
export type ApprovalPageProps = WaitingForApp & {
  view: View
  state: AtApproval
  lead: string | undefined
  devices: readonly RegisteredMethod[]
  code: string | undefined
  remember: boolean
}
export type DevicePageProps = WaitingForApp & { view: View; state: AtDevice }
/** `shown`: the code; left out when it is over, and a new one has to be asked for. */
export type QrPageProps = WaitingForApp & {
  view: View
  state: AtQr
  shown: { address: string; expires: Instant } | undefined
  remember: boolean
}
/** `request`: the way `app:…`, to send a request after all. */
export type AppCodePageProps = {
  view: View
  state: AtAppCode
  lead: string | undefined
  request: string | undefined
}

/** What the first page offers beside the name: a QR code, and the accounts that remember this browser (M3, M4). */
export type AppOffer = {
  live: string
  /** Where its script asks for codes. */
  offer: string
  /** Whether this browser can be remembered. */
  remember: boolean
}
/** `name`: what the person is called. */
export type RememberedAccount = { id: string; name: string; signInName: string }

export type AccessPassPageProps = { view: View; state: AtAccessPass }
/** `methods`: those that the account has; the form asks which were lost. */
export type ResetCodePageProps = { view: View; state: AtResetCode; methods: readonly RegisteredMethod[] }
/** `code`: in groups, to be read aloud. */
export type KeepResetCodePageProps = { view: View; state: AtKeepResetCode; code: string }

/**
 * What a body that registers a method is given, in a sign-in and on the page of one's own alike. `hidden` are the
 * fields that its forms carry beside their own (`step` and `kind` in a sign-in). The page around it shows the refusal on
 * top; the body puts it at its field too.
 */
export type RegisterProps = {
  frame: PageFrame
  action: string
  hidden: Readonly<Record<string, string>>
  refusal: Shown | undefined
  now: Instant
}

/** `options`: PublicKeyCredentialCreationOptionsJSON. `models`: those that the realm accepts (AAGUID), where it lists them. */
export type RegisterKeyProps = RegisterProps & {
  wanted: 'security-key' | 'passkey'
  options: object
  models?: readonly string[] | undefined
}

/**
 * `offer`: left out when it lapsed while the page lay open; a button then makes a new one. `live`: where the script hears
 * how it stands. `app`: the address of the app. `keepsCode`: a reset code comes with it, the first method there is.
 */
export type LinkAppProps = RegisterProps & {
  offer: LinkOffer | undefined
  standing: LinkStanding['is']
  live: string
  app: string
  keepsCode: boolean
}

/** `begun`: the number that was typed, once there is one: then its code or call is asked; before that, the number. */
export type RegisterPhoneProps = RegisterProps & {
  by: 'sms' | 'voice'
  countries: readonly { code: string; name: string; calling: string }[]
  typed?: { country: string; number: string }
  begun?: { shown: string; line: 'mobile' | 'landline'; by: 'sms' | 'voice'; sent: Sent }
  standing?: string
  /** Of the campus, for times that are told. */
  timeZone: string
}
