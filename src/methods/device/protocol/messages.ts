/** What app and server say to each other, as JSON. Bytes are in base64url, moments in milliseconds since 1970. */
import type { JWK } from 'jose'

/** Every message of a device but answers and the first one. `payload`: JSON, exactly as signed. */
export type Envelope = {
  readonly device: string
  readonly time: number
  readonly payload: string
  readonly signature: string
}

/** What an envelope is for: one that was signed for one of these is nothing elsewhere. */
export type EnvelopePurpose =
  | 'hello'
  | 'claim'
  | 'begin'
  | 'unlock'
  | 'unlock-remove'
  | 'push'
  | 'rename'
  | 'remove'
  | 'diagnostics'

/**
 * `approval`: after a password. `qr`: a code on a screen was scanned. `remembered`: a browser that is remembered asks
 * in the place of a password. The others are begun by the device itself.
 */
export type RequestKind = 'approval' | 'qr' | 'remembered' | OwnRequestKind
export type OwnRequestKind = 'pin' | 'unlock' | 'link'

/** Where the phone is, seen from the browser that asks. */
export type NetworkComparison = 'same' | 'other' | 'unknown'

type InBoth = { readonly en: string; readonly nl: string }

/** What the app shows before anything is asked; as text it is part of what is signed. */
export type Shown = {
  readonly what: 'sign-in' | 'step-up' | 'pin' | 'unlock' | 'link'
  readonly application?: { readonly name: InBoth }
  readonly host?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  readonly network?: InBoth
  readonly browser?: string
  readonly system?: string
  readonly at: number
  /** Key of the realm. */
  readonly realm?: string
  /** Sign-in name. */
  readonly account?: string
}

export type DeviceRequest = {
  readonly id: string
  readonly kind: RequestKind
  readonly device: string
  readonly account: string
  readonly nonce: string
  /** JSON of `Shown`, exactly as it is digested. */
  readonly shown: string
  /** Whether the number on the other screen has to be typed. */
  readonly number: boolean
  readonly network: NetworkComparison
  readonly expires: number
}

export type Decision = 'approve' | 'decline' | 'not-me'

/** `sealed`: with a PIN. `assertion`: with biometrics, in its place. A refusal needs neither. */
export type DeviceAnswer = {
  readonly request: string
  readonly device: string
  readonly decision: Decision
  readonly number?: string
  readonly time: number
  readonly sealed?: string
  readonly signature: string
  readonly assertion?: UnlockAssertion
}

/** What `navigator.credentials.get()` gave (WebAuthn Level 3 §5.1): its challenge is the digest of the text signed. */
export type UnlockAssertion = {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly response: {
    readonly clientDataJSON: string
    readonly authenticatorData: string
    readonly signature: string
    readonly userHandle?: string | null
  }
}

/** What makes a device known: its public key and, sealed for the server alone, its secrets. */
export type LinkMessage = {
  readonly code: string
  readonly name: string
  readonly verifyKey: JWK
  readonly sealed: string
  readonly time: number
  readonly signature: string
}

export type DeviceSecrets = {
  /** 32 bytes: with the PIN it proves who holds the phone. */
  readonly secret: Uint8Array
  /** 20 bytes: from which codes without a network follow. */
  readonly codeSecret: Uint8Array
}

/** One account of the app, as the server knows it. */
export type KnownDevice = {
  readonly device: string
  /** As the person named it; may be empty. */
  readonly name: string
  readonly codes: boolean
  readonly realm: string
  readonly accountName: string
  readonly unlock: boolean
}

/** A device that counts for nothing any more: the app wipes what it keeps for it. */
export type GoneDevice = { readonly device: string; readonly why: 'removed' | 'void' | 'closed' }

export type Pending = {
  readonly devices: readonly KnownDevice[]
  readonly requests: readonly DeviceRequest[]
  readonly gone: readonly GoneDevice[]
}

/** Why the server does not do what a device asks; each has a text in both languages (`refusal.<key>`). */
export type DeviceRefusal =
  /** With `left`: how many tries there are. */
  | 'wrong-pin'
  | 'device-void'
  | 'device-unknown'
  /** Its page has not gone on yet: until then the device counts for nothing. */
  | 'device-waits'
  | 'wrong-number'
  | 'request-over'
  | 'account-closed'
  | 'other-network'
  /** The signature does not fit, or it was said before. Nothing is counted. */
  | 'bad-answer'
  /** The clock of the device is more than two minutes off; the server's stands beside. */
  | 'clock-off'
  | 'code-expired'
  /** Another phone was first. */
  | 'code-taken'
  /** The sign-in is one of another realm than the device's account. */
  | 'other-realm'
  | 'link-expired'
  | 'link-used'
  | 'device-too-many'
  /** With `retryAfter` in milliseconds. */
  | 'too-many-tries'
  /** With `retryAfter` in milliseconds. */
  | 'too-many-requests'
  /** Biometrics were not added: the browser's answer does not fit what was asked. */
  | 'unlock-refused'
