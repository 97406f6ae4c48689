import type { Method } from '../../campus/index.ts'

/** A kind of second factor, by the name that `campus.yaml` gives it. */
export type MethodKind = Method

/** The kinds that this version of the program can register and check. */
export const offeredKinds: readonly MethodKind[] = [
  'app',
  'security-key',
  'passkey',
  'totp',
  'app-code',
  'hardware-code',
  'sms',
  'voice',
]

/** A method of an account: a telephone is two of them, by the same id. */
export type MethodRef = { readonly account: string; readonly kind: MethodKind; readonly id: string }
