/** Registering a telephone: typed, asked by a challenge, confirmed. */
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Tx } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import type { Instant } from '../../base/time/instant.ts'
import { clearTries } from '../wrong-answers/index.ts'
import { type Line, type NumberRefusal, readNumber } from './number/number.ts'
import {
  addPending,
  confirmPending,
  hasNumber,
  MOST_PHONES,
  numberRow,
  type PhoneRegistration,
  phoneRegistrations,
  removePending,
} from './registrations-store.ts'

export type PhoneDeps = { readonly keyring: Keyring }

export type BegunPhone = { readonly phone: string; readonly shown: string; readonly line: Line }

/** `phone-taken`: this account has it already. */
export type PhoneRefusal = NumberRefusal | 'phone-taken' | 'phone-too-many'

/** Under this mark the same number is known again; the same for registrations and for what is sent. */
export const numberIndex = (keyring: Keyring, number: string): Buffer => keyring.blindIndex('phone-number', number)

/**
 * Begins the registration of a telephone; it counts from `confirmPhone` on and lapses after half an hour. `typed` in any
 * notation, `country` by ISO 3166-1 alpha-2.
 */
export async function beginPhone(
  { keyring }: PhoneDeps,
  tx: Tx,
  given: { account: string; typed: string; country: string; now: Instant },
): Promise<BegunPhone | { refused: PhoneRefusal }> {
  const { account, now } = given
  const read = readNumber(given.typed, given.country)
  if ('refused' in read) return read
  const { number, shown, line } = read
  const index = numberIndex(keyring, number)
  if (await hasNumber(tx, { account, index })) return { refused: 'phone-taken' }
  if ((await phoneRegistrations(tx, account)).length >= MOST_PHONES) return { refused: 'phone-too-many' }
  const id = newId(now)
  await removePending(tx, account, now)
  await addPending(tx, { id, account, number: keyring.seal(number, numberRow(id)), index, shown, line, now })
  return { phone: id, shown, line }
}

/**
 * Makes a telephone count, in the transaction in which its challenge was answered: without one that is spent nothing is
 * confirmed, whoever calls (CVE-2026-27946). `expired`: it lapsed, or was never proved.
 */
export async function confirmPhone(
  tx: Tx,
  given: { account: string; phone: string; name: string; now: Instant },
): Promise<{ registered: PhoneRegistration } | { refused: 'expired' | 'phone-too-many' }> {
  const { account, phone, name, now } = given
  if ((await phoneRegistrations(tx, account)).length >= MOST_PHONES) return { refused: 'phone-too-many' }
  const registered = await confirmPending(tx, { id: phone, account, name, now })
  if (!registered) return { refused: 'expired' }
  await clearTries(tx, account, 'phone')
  return { registered }
}
