/** Asking a telephone: one challenge, for one account, purpose and sign-in or session. */
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Tx } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import { dayAt } from '../../base/time/day.ts'
import { type Instant, MINUTE } from '../../base/time/instant.ts'
import type { Campus } from '../../campus/index.ts'
import { addressesOf, findAccount } from '../../people/index.ts'
import {
  addChallenge,
  type ChallengeBy,
  type ChallengePurpose,
  type Course,
  challengeRow,
  courseOf,
} from './challenge-store.ts'
import { campusCountry } from './number/countries.ts'
import { type ReadNumber, readNumber } from './number/number.ts'
import { numberIndex } from './register.ts'
import { findPhone, numberRow } from './registrations-store.ts'
import { PER_DAY } from './room/room.ts'
import { takeRoom } from './room/room-store.ts'

/** How long a code counts, and a call may be confirmed. */
export const CHALLENGE_FOR = 10 * MINUTE

export type ChallengeDeps = { readonly keyring: Keyring; readonly campus: Pick<Campus, 'institution' | 'channels'> }

/** `phone`: the id of a registration, or with purpose `address` that of the person's recovery number. */
export type ChallengeAsk = {
  readonly account: string
  readonly phone: string
  readonly by: ChallengeBy
  readonly purpose: ChallengePurpose
  /** The flow's id in a sign-in, the session's id elsewhere: nobody else may answer. */
  readonly binding: string
  readonly now: Instant
}

/** `phone-landline`: it cannot be sent a text. `phone-lapsed`: it lapsed or was removed. `retryAfter` in milliseconds. */
export type OpenedChallenge =
  | { readonly challenge: string; readonly expires: Instant; readonly shown: string }
  | { readonly refused: 'too-many-messages'; readonly retryAfter: number }
  | { readonly refused: 'phone-landline' | 'phone-lapsed' | 'phone-dear' }

/**
 * Opens a challenge; `sendChallenge` sends it, after the transaction has committed. At most three in ten minutes and ten
 * a day, for each account and for each number, and a day's cap for the institution.
 */
export async function openChallenge(deps: ChallengeDeps, tx: Tx, ask: ChallengeAsk): Promise<OpenedChallenge> {
  const { keyring, campus } = deps
  const { account, by, now } = ask
  const found = await numberOf(deps, tx, ask)
  if (found === undefined) return { refused: 'phone-lapsed' }
  if ('refused' in found) return { refused: 'phone-dear' }
  if (by === 'sms' && found.line === 'landline') return { refused: 'phone-landline' }
  const index = numberIndex(keyring, found.number)
  const day = dayAt(now, campus.institution.timeZone)
  const perDay = campus.channels?.[by]?.perDay ?? PER_DAY[by]
  const retryAfter = await takeRoom(tx, { account, index, by, now, day, perDay })
  if (retryAfter > 0) return { refused: 'too-many-messages', retryAfter }
  const id = newId(now)
  const expires = now + CHALLENGE_FOR
  const number = keyring.seal(found.number, challengeRow(id))
  await addChallenge(tx, { ...ask, id, number, index, shown: found.shown, expires })
  return { challenge: id, expires, shown: found.shown }
}

/** The number to ask; of a recovery number its kind is read anew, since the administration knows only digits. */
async function numberOf(
  deps: ChallengeDeps,
  tx: Tx,
  { account, phone, purpose, now }: ChallengeAsk,
): Promise<ReadNumber | { refused: string } | undefined> {
  if (purpose === 'address') return recoveryNumber(deps, tx, { account, address: phone })
  const found = await findPhone(tx, { account, id: phone, pending: purpose === 'register', now })
  if (!found) return undefined
  const { shown, line } = found
  return { number: deps.keyring.unseal(found.number, numberRow(found.id)).toString(), shown, line }
}

async function recoveryNumber(
  { keyring, campus }: ChallengeDeps,
  tx: Tx,
  { account, address }: { account: string; address: string },
): Promise<ReadNumber | { refused: string } | undefined> {
  const person = (await findAccount(tx, account))?.person
  if (person === undefined) return undefined
  const own = (await addressesOf({ keyring }, tx, person)).find(({ id }) => id === address)
  return own?.kind === 'phone' ? readNumber(own.phone, campusCountry(campus)) : undefined
}

/** How a challenge stands, for the page. `sent`: a gateway has accepted it; more nobody knows. */
export type ChallengeStanding = {
  readonly is: 'sending' | 'sent' | 'failed' | 'expired'
  readonly expires: Instant
  readonly shown: string
}

/** How the sending of a challenge of this sign-in or session stands; undefined when there is none. */
export async function challengeStanding(
  tx: Tx,
  { challenge, binding, now }: { challenge: string; binding: string; now: Instant },
): Promise<ChallengeStanding | undefined> {
  const course = await courseOf(tx, challenge)
  if (course?.binding !== binding) return undefined
  const { expires, shown } = course
  return { is: standingOf(course, now), expires, shown }
}

function standingOf({ expires, failedAt, sentAt, spentAt }: Course, now: Instant): ChallengeStanding['is'] {
  if (now >= expires || spentAt !== null) return 'expired'
  if (failedAt !== null) return 'failed'
  return sentAt === null ? 'sending' : 'sent'
}
