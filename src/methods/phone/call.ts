/** What the called person pressed, and what a page that waits for it is told. */
import { record } from '../../audit/index.ts'
import type { Database, Tx } from '../../base/database/database.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Instant } from '../../base/time/instant.ts'
import { findAccount } from '../../people/index.ts'
import { clearTries } from '../wrong-answers/index.ts'
import { type Answering, type Course, courseOf, keepCall, keepUndelivered, spendCall } from './challenge-store.ts'
import { keepUse } from './registrations-store.ts'

/** Confirms; and ends the call for whoever did not ask for it. They lie far apart on a telephone. */
export const CONFIRM_KEY = '#'
export const DECLINE_KEY = '*'

export type CallStanding = 'waiting' | 'answered' | 'declined' | 'expired' | 'failed'

/** How a call of this sign-in or session stands. `answered`: `takeCall` will find it right. */
export async function callStanding(
  tx: Tx,
  { challenge, binding, now }: { challenge: string; binding: string; now: Instant },
): Promise<CallStanding> {
  const course = await courseOf(tx, challenge)
  return course?.binding === binding && course.by === 'voice' ? standingOf(course, now) : 'expired'
}

function standingOf({ declinedAt, answeredAt, failedAt, spentAt, expires }: Course, now: Instant): CallStanding {
  if (declinedAt !== null) return 'declined'
  if (now >= expires || spentAt !== null) return 'expired'
  if (answeredAt !== null) return 'answered'
  return failedAt === null ? 'waiting' : 'failed'
}

export type CallVerdict =
  | { readonly verdict: 'right'; readonly id: string }
  | { readonly verdict: 'waiting' | 'declined' | 'expired' | 'failed' }

/** Takes the answer of a call and spends it, in `tx`: once, in its own sign-in or session, within ten minutes. */
export async function takeCall(tx: Tx, asked: Answering): Promise<CallVerdict> {
  const { challenge, account, purpose, binding, now } = asked
  const phone = await spendCall(tx, asked)
  if (phone === undefined) {
    const standing = await callStanding(tx, { challenge, binding, now })
    // Confirmed, yet not to be spent here: it is another account's or purpose's.
    return { verdict: standing === 'answered' ? 'expired' : standing }
  }
  if (purpose === 'sign-in') {
    if (!(await keepUse(tx, { id: phone, account, now }))) return { verdict: 'expired' }
    await clearTries(tx, account, 'phone')
  }
  return { verdict: 'right', id: phone }
}

type CallDeps = { readonly db: Database; readonly clock: Clock }

/** What the call goes on with: confirmed, ended as "it wasn't me", asked again, or over. */
export type CallAnswer = 'confirmed' | 'declined' | 'again' | 'over'

/**
 * The called person pressed something. Only `#` confirms: a wrong key, an answering machine and silence do not. `*` says
 * that it was somebody else: the challenge is over, and the audit tells.
 */
export async function answerCall(
  { db, clock }: CallDeps,
  { id, keys }: { id: string; keys: string },
): Promise<CallAnswer> {
  const now = clock.now()
  if (keys !== CONFIRM_KEY && keys !== DECLINE_KEY) {
    const course = await courseOf(db.kysely, id)
    return course?.by === 'voice' && standingOf(course, now) === 'waiting' ? 'again' : 'over'
  }
  const event = keys === CONFIRM_KEY ? 'answered' : 'declined'
  return db.transaction(async (tx) => {
    const course = await keepCall(tx, { challenge: id, event, now })
    if (!course) return 'over'
    if (event === 'declined') await tellDeclined(tx, course, now)
    return event === 'answered' ? 'confirmed' : 'declined'
  })
}

async function tellDeclined(tx: Tx, { account: id, shown }: Course, now: Instant): Promise<void> {
  const account = await findAccount(tx, id)
  const about = { account: id, person: account?.person, realm: account?.realm }
  await record(tx, { at: now, what: 'phone.declined', actor: 'person', ...about, details: { to: shown } })
}

/** The provider told that a call ended; without `#` it confirms nothing. */
export async function endCall({ db, clock }: CallDeps, id: string): Promise<void> {
  await keepCall(db.kysely, { challenge: id, event: 'unanswered', now: clock.now() })
}

/** The provider told that a text did not arrive. */
export async function loseText({ db, clock }: CallDeps, id: string): Promise<void> {
  await keepUndelivered(db.kysely, { challenge: id, now: clock.now() })
}
