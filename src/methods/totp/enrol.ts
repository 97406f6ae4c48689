import type { Keyring } from '../../base/crypto/keyring.ts'
import { base32Of, findTotpStep, inGroups, newTotpSecret, tidyCode, totpAddress } from '../../base/crypto/otp/totp.ts'
import type { Tx } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import type { Instant } from '../../base/time/instant.ts'
import { tidyName } from '../tidy-name.ts'
import { clearTries } from '../wrong-answers/index.ts'
import {
  addPending,
  confirmPending,
  findPending,
  MOST_APPS,
  removeLapsed,
  secretRow,
  totpRegistrations,
} from './totp-store.ts'

export type TotpDeps = { readonly keyring: Keyring }

/** What a page shows so that an app can be linked. It is a secret until it has been confirmed, and after. */
export type TotpOffer = {
  readonly id: string
  /** In base 32, in groups of four, to be typed by hand. */
  readonly secret: string
  /** The address in the QR code: `otpauth://totp/…`. */
  readonly uri: string
}

/**
 * Begins the registration of a code app; it counts from `confirmTotp` on and lapses after fifteen minutes.
 * `issuer` is the realm's name, `label` the sign-in name: that is what the app shows.
 */
export async function beginTotp(
  deps: TotpDeps,
  tx: Tx,
  given: { account: string; now: Instant; issuer: string; label: string },
): Promise<TotpOffer> {
  const id = newId(given.now)
  const secret = newTotpSecret()
  await removeLapsed(tx, given.account, given.now)
  await addPending(tx, { ...given, id, secret: deps.keyring.seal(secret, secretRow(id)) })
  return offer(id, secret, given)
}

/** The offer once more, for a page that is shown again; undefined when it lapsed or was confirmed. */
export async function findTotpOffer(
  deps: TotpDeps,
  tx: Tx,
  given: { account: string; id: string; now: Instant; issuer: string; label: string },
): Promise<TotpOffer | undefined> {
  const pending = await findPending(tx, given)
  return pending && offer(pending.id, deps.keyring.unseal(pending.secret, secretRow(pending.id)), given)
}

const offer = (id: string, secret: Uint8Array, shown: { issuer: string; label: string }): TotpOffer => ({
  id,
  secret: inGroups(base32Of(secret)),
  uri: totpAddress({ secret, ...shown }),
})

/**
 * Confirms a registration with a code that the app shows; from now on it counts, and this code is used up. Wrong codes
 * are not counted here: who sees this page knows the secret. `too-many`: ten apps are linked already.
 */
export async function confirmTotp(
  deps: TotpDeps,
  tx: Tx,
  given: { account: string; id: string; code: string; name?: string; now: Instant },
): Promise<'right' | 'wrong' | 'expired' | 'too-many'> {
  const { account, id, now } = given
  const pending = await findPending(tx, given)
  if (!pending) return 'expired'
  const step = findTotpStep(deps.keyring.unseal(pending.secret, secretRow(id)), tidyCode(given.code), now)
  if (step === undefined) return 'wrong'
  if ((await totpRegistrations(tx, account)).length >= MOST_APPS) return 'too-many'
  const name = tidyName(given.name ?? '')
  if (!(await confirmPending(tx, { account, id, name, step, now }))) return 'expired'
  await clearTries(tx, account, 'totp')
  return 'right'
}
