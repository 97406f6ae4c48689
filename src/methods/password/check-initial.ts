import { sameBytes } from '../../base/crypto/same.ts'
import { type GuessDeps, noteWrong, toldOf, tryOf } from '../wrong-answers/guessing/index.ts'
import { clearTries, subjectOf } from '../wrong-answers/index.ts'
import type { PasswordAsk, PasswordVerdict } from './check.ts'
import { initialPasswordMac } from './initial-password.ts'
import { chargeForMac } from './initial-password-store.ts'
import { normalisePassword } from './normalise.ts'
import { NOBODY } from './password-store.ts'

export type InitialPasswordDeps = GuessDeps

/** As a password's, but that nothing has to wait for a hash. */
export type InitialPasswordVerdict = Exclude<PasswordVerdict, { verdict: 'busy' }>

/**
 * Is this the initial password of an account that waits for its activation? Counted, limited and answered as passwords
 * are: unknown, active, closed and spent are all wrong. It spends nothing: that is `spendInitialPassword`, when the new
 * password is set.
 */
export async function checkInitialPassword(
  deps: InitialPasswordDeps,
  ask: Omit<PasswordAsk, 'knownBrowser'>,
): Promise<InitialPasswordVerdict> {
  const { kysely } = deps.db
  const { realm, nameKey, account, from, now } = ask
  const subject = subjectOf(deps.keyring, { realm: realm.key, nameKey, account: account?.id })
  const method = 'initial-password'
  const guess = { realm, subject, method, typed: ask.typed, from, knownBrowser: undefined, now } as const
  const invited = account?.status === 'invited' ? account.id : undefined
  const charge = await chargeForMac(kysely, tryOf(deps, guess), invited)
  if (!charge.charged) return toldOf(deps, charge.barred)
  const { mac } = charge.found
  const typed = 'unfit' in normalisePassword(ask.typed) ? '' : ask.typed
  // The same work and the same comparison for nobody: a mark is made and compared whoever asks.
  const given = initialPasswordMac(deps.keyring, invited ?? NOBODY, typed)
  const right = sameBytes(given, mac ?? DECOY) && mac !== null && typed !== ''
  if (right) {
    await clearTries(kysely, subject, method)
    return { verdict: 'right' }
  }
  await noteWrong(deps, { guess, missed: charge.ifWrong, crowded: charge.crowded })
  return charge.ifWrong
}

const DECOY = Buffer.alloc(32)
