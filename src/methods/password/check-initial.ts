import type { Keyring } from '../../base/crypto/keyring.ts'
import { sameBytes } from '../../base/crypto/same.ts'
import type { Database } from '../../base/database/database.ts'
import { chargeTry, clearTries, type Missed, subjectOf } from '../wrong-answers/index.ts'
import type { PasswordAsk } from './check.ts'
import { initialPasswordMac } from './initial-password.ts'
import { findInitialPassword } from './initial-password-store.ts'
import { normalisePassword } from './normalise.ts'
import { NOBODY } from './password-store.ts'

export type InitialPasswordDeps = { readonly db: Database; readonly keyring: Keyring }

/**
 * Is this the initial password of an account that waits for its activation? Counted and answered as passwords are:
 * unknown, active, closed and spent are all wrong. It spends nothing: that is `spendInitialPassword`, when the new
 * password is set.
 */
export async function checkInitialPassword(
  deps: InitialPasswordDeps,
  ask: PasswordAsk,
): Promise<{ readonly verdict: 'right' } | Missed> {
  const { kysely } = deps.db
  const { realm, nameKey, account, now } = ask
  const subject = subjectOf(deps.keyring, { realm: realm.key, nameKey, account: account?.id })
  const charge = await chargeTry(kysely, { subject, method: 'initial-password', limit: realm.lockout, now })
  if (!charge.charged) return charge.barred
  const invited = account?.status === 'invited' ? account.id : undefined
  const mac = await findInitialPassword(kysely, invited)
  const typed = 'unfit' in normalisePassword(ask.typed) ? '' : ask.typed
  // The same work and the same comparison for nobody: a mark is made and compared whoever asks.
  const given = initialPasswordMac(deps.keyring, invited ?? NOBODY, typed)
  const right = sameBytes(given, mac ?? DECOY) && mac !== undefined && typed !== ''
  if (!right) return charge.ifWrong
  await clearTries(kysely, subject, 'initial-password')
  return { verdict: 'right' }
}

const DECOY = Buffer.alloc(32)
