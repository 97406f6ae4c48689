/** What the pages of the factors, of registering, and of what stands in for a factor are given. */
import type { Instant } from '../../base/time/instant.ts'
import type { PageFrame } from '../../design/index.ts'
import type { RegisteredMethod } from '../../methods/index.ts'
import type { AtAccessPass, AtKeepResetCode, AtKey, AtPhoneCode, AtResetCode, AtVoice } from '../flow/state.ts'
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
