import type { Tx } from '../base/database/database.ts'
import type { Instant } from '../base/time/instant.ts'
import type { Method } from '../campus/index.ts'
import { totpRegistrations } from './totp/index.ts'

/** A kind of second factor, by the name that `campus.yaml` gives it. */
export type MethodKind = Method

/** The kinds that this version of the program can register and check. */
export const offeredKinds: readonly MethodKind[] = ['totp']

/** One second factor of an account. `name` may be empty: then the kind is its name. */
export type RegisteredMethod = {
  readonly kind: MethodKind
  readonly id: string
  readonly name: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | undefined
}

/** All second factors of an account, oldest first. What is begun and not confirmed is none. */
export async function registeredMethods(tx: Tx, account: string): Promise<RegisteredMethod[]> {
  const totp = await totpRegistrations(tx, account)
  return totp.map((registration) => ({ kind: 'totp', ...registration }))
}
