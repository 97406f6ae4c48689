/** The words of the sign-in's machine: where a flow is. What can happen to it is in `event.ts`, what follows in `outcome.ts`. */
import type { Instant } from '../../base/time/instant.ts'
import type { MethodKind } from '../../methods/index.ts'

/** Authentication methods by RFC 8176 that this flow can truthfully claim. */
export type Amr = 'pwd' | 'otp' | 'sms' | 'tel' | 'hwk' | 'swk' | 'pin' | 'user' | 'mfa'

/** Whom the flow is about, as typed: nothing is said yet of whether there is such an account. */
export type Who = {
  realm: string
  /** The normalised sign-in name. */
  name: string
  /** "This is a shared computer"; left out while it was not asked yet. */
  shared?: boolean
  /** The browser can ask for a key, as its script said with the password; left out when it did not say so. */
  keys?: true
}

/**
 * The session that this flow is to raise, in place of beginning another; one with two factors must get two again.
 * `since`: its last proof before this flow. A method that was added later does not raise it (LinOTP#63).
 */
export type Raise = { session: string; account: string; mfa: boolean; since: Instant }

/** One method of the account: a phone stands under two kinds, by the same id. */
export type Way = { kind: MethodKind; id: string }

/** What has been proved so far. It exists only after a right password, a passkey, or within a session that had one. */
export type Proof = {
  account: string
  person: string
  amr: readonly Amr[]
  /** When the last of it was proved. */
  authTime: Instant
  raise?: Raise
  /** "Not now", where the policies let it be. */
  postponed?: true
  /** An access pass stood in for the second factor, in this very sign-in. It is no factor: `amr` never tells of it. */
  stoodIn?: true
  /** The reset code was right in this very sign-in: a new method is asked for, also where none is due. */
  anew?: true
  /** What was answered to "Stay signed in?"; left out while it was not asked. */
  stays?: boolean
  /** The method that worked, remembered for this browser (M8). */
  by?: Way
  /** "Remember my device", asked and ticked where the app answered (M4). */
  remember?: true
}

/** Why this method is asked first (M8); `picked`: the person chose it just now. */
export type ChosenWhy = 'only' | 'default' | 'last-here' | 'strongest' | 'picked'
export type Chosen = Way & { why: ChosenWhy }

/** `next`: what is asked after it, because the person chose it within a session and the password was too long ago. */
export type AtPassword = { at: 'password'; who: Who; raise?: Raise; next?: 'access-pass' | 'reset-code' }

type Proved = { who: Who; proof: Proof }

/** Six digits of a code app, or what a hardware token shows: `chosen.kind` tells which. */
export type AtTotp = Proved & { at: 'totp'; chosen: Chosen }
/** Any key or passkey of the account; the challenge is bound to this flow and stands in no row. */
export type AtKey = Proved & { at: 'security-key'; chosen: Chosen }
/** What was asked of the telephone last. Whether it was really sent is in the challenge's row. */
export type Sending = { challenge?: string /** Too many messages: the next no sooner. */; heldUntil?: Instant }
/** A text: it is sent at once when it is asked. `chosen.id` is the telephone. */
export type AtPhoneCode = Proved & { at: 'phone-code'; chosen: Chosen; sending?: Sending }
/** A call: only once the person says "Call me". */
export type AtVoice = Proved & { at: 'voice'; chosen: Chosen; sending?: Sending }
/** What was asked of the app last. How it stands is in the request's row. `heldUntil`: the next no sooner. */
export type Asking = { request?: string; heldUntil?: Instant }
/** A request to every device of the account that it has linked: any of them may answer, so that `chosen` is one way. */
export type AtApproval = Proved & { at: 'approval'; chosen: Chosen; asking?: Asking }
/** A code that the app shows without a network. */
export type AtAppCode = Proved & { at: 'app-code'; chosen: Chosen }
export type AtFactor = AtTotp | AtAppCode | AtKey | AtPhoneCode | AtVoice | AtApproval

/**
 * A QR code in place of a name, on a page of its own for browsers without scripts. Whose phone scans it is known only
 * once that has approved. The code itself lies in its own row.
 */
export type AtQr = { at: 'qr'; shared?: true }
/** A browser that the account remembers has asked its phone: no name, password or number was typed (M4). */
export type AtDevice = { at: 'device'; who: Who; account: string; asking?: Asking }

/** `left`: what was asked before, to go back to; left out when it is locked or off, or when nothing was. */
export type AtChoose = Proved & { at: 'choose-method'; left?: { chosen: Chosen; sending?: Sending; asking?: Asking } }
export type AtAccessPass = Proved & { at: 'access-pass' }
export type AtResetCode = Proved & { at: 'reset-code' }

/**
 * `kind`: what the page offers to register now. `registration`: the code app that is offered until a code confirms it, or
 * the link that waits for the app; begun by the edge. `phone`: the telephone that was typed, until its code or call confirms it.
 */
export type AtRegister = Proved & {
  at: 'register-method'
  kind: MethodKind
  registration?: string
  phone?: { id: string; shown: string; line: 'mobile' | 'landline'; by: 'sms' | 'voice'; sending?: Sending }
}

/** `code`: the reset code, sealed for this flow; shown until the person says that it is kept, and then forgotten. */
export type AtKeepResetCode = Proved & { at: 'keep-reset-code'; code?: string }

/** Where wrong answers are counted, so that too many lock it. */
export type Lockable = AtPassword | AtFactor | AtAccessPass | AtResetCode

export type RefusedWhy =
  | 'no-method'
  | 'terms-declined'
  | 'method-disabled'
  | 'method-too-new'
  | 'address-unknown'
  | 'registration-put-off'
  | 'disowned'

export type State =
  | { at: 'identify'; hint?: string }
  | AtQr
  | AtDevice
  | AtPassword
  | { at: 'locked'; who: Who; until: Instant; back: Lockable }
  | AtFactor
  | AtChoose
  | AtAccessPass
  | AtResetCode
  | AtRegister
  | AtKeepResetCode
  | { at: 'terms'; who: Who; proof: Proof }
  | { at: 'stay-signed-in'; who: Who; proof: Proof }
  /** `who` is left out where nobody was named: a QR code tells the browser nothing of who declined it. */
  | { at: 'refused'; who?: Who; why: RefusedWhy }
  | { at: 'done'; who: Who }

/** What has been proved so far, behind a lock too. */
export function proofIn(state: State): Proof | undefined {
  if (state.at === 'locked') return proofIn(state.back)
  return 'proof' in state ? state.proof : undefined
}

/** The account on which what happens next depends: of what has been proved, or of a phone that was asked. */
export const accountIn = (state: State): string | undefined =>
  state.at === 'device' ? state.account : proofIn(state)?.account

/** Whom the flow is about, once a name was given. */
export const whoIn = (state: State): Who | undefined => ('who' in state ? state.who : undefined)
