/**
 * What a person can cause, and what a network does, are values: each has a text under `refusal.<key>`. Those of the server
 * come as they are; these are the app's own.
 */
export type OwnRefusal =
  | 'offline'
  | 'server-trouble'
  | 'nothing-scanned'
  | 'foreign-code'
  | 'other-person'
  | 'already-linked'
  | 'no-account-for-code'
  | 'weak-pin'
  | 'keys-lost'
  | 'cannot-keep'
  | 'biometrics-unavailable'
  | 'biometrics-refused'
  | 'camera-refused'
  | 'camera-none'
  | 'camera-busy'
  | 'scanner-missing'
  | 'picture-without-code'
  | 'notifications-refused'
  | 'notifications-unavailable'

export type Refused = { readonly refusal: string } & Readonly<Record<string, string | number>>

export const refuse = (refusal: OwnRefusal, values: Record<string, string | number> = {}): Refused => ({
  ...values,
  refusal,
})

export const isRefused = (result: unknown): result is Refused =>
  typeof result === 'object' && result !== null && typeof Reflect.get(result, 'refusal') === 'string'
