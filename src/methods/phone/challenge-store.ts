import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'

export type ChallengeBy = 'sms' | 'voice'
/** `address`: a person's recovery number, which is no method. */
export type ChallengePurpose = 'register' | 'sign-in' | 'address'

/** Wrong codes that one challenge stands. */
export const MOST_TRIES = 5

/** The place to which a number is bound when it is sealed. */
export const challengeRow = (id: string): string => `phone_challenges:number:${id}`

export type NewChallenge = {
  readonly id: string
  readonly account: string
  readonly phone: string
  readonly by: ChallengeBy
  readonly purpose: ChallengePurpose
  readonly binding: string
  readonly number: Buffer
  readonly index: Buffer
  readonly shown: string
  readonly now: Instant
  readonly expires: Instant
}

export async function addChallenge(tx: Tx, added: NewChallenge): Promise<void> {
  const { id, account, phone, by, purpose, binding, number, index, shown, now, expires } = added
  await sql`
    insert into phone_challenges
      (id, account, phone, by, purpose, binding, number, number_index, shown, created_at, expires_at)
    values (${id}, ${account}, ${phone}, ${by}, ${purpose}, ${binding}, ${number}, ${index}, ${shown}, ${asDate(now)},
      ${asDate(expires)})`.execute(tx)
}

/** What is to be sent where. */
export type ToSend = Pick<NewChallenge, 'id' | 'account' | 'by' | 'purpose' | 'number' | 'shown' | 'expires'>

/** Takes a challenge to be sent, once: a second caller gets undefined. */
export async function takeToSend(tx: Tx, { id, now }: { id: string; now: Instant }): Promise<ToSend | undefined> {
  const { rows } = await sql<ToSend>`
    update phone_challenges set begun_at = ${asDate(now)}
    where id = ${id} and begun_at is null and expires_at > ${asDate(now)}
    returning id, account, by, purpose, number, shown, expires_at as expires`.execute(tx)
  return rows[0]
}

/** How the sending ended. What a provider told meanwhile stays. */
export async function keepSending(
  tx: Tx,
  { id, sent, now }: { id: string; sent: boolean; now: Instant },
): Promise<void> {
  const [sentAt, failedAt] = sent ? [asDate(now), null] : [null, asDate(now)]
  await sql`
    update phone_challenges set sent_at = ${sentAt}, failed_at = coalesce(failed_at, ${failedAt})
    where id = ${id}`.execute(tx)
}

/** Who answers: a challenge is one account's, for one purpose, in one sign-in or session. */
export type Answering = {
  readonly challenge: string
  readonly account: string
  readonly purpose: ChallengePurpose
  readonly binding: string
  readonly now: Instant
}

/**
 * Charges one try of a text's code, before it is looked at, and locks the challenge until the transaction ends: guesses
 * made at once cannot outrun the count. Undefined when it is over, or not this account's, purpose's and binding's.
 */
export async function chargeChallenge(
  tx: Tx,
  { challenge, account, purpose, binding, now }: Answering,
): Promise<{ phone: string; tries: number } | undefined> {
  const { rows } = await sql<{ phone: string; tries: number }>`
    update phone_challenges set tries = tries + 1
    where id = ${challenge} and account = ${account} and purpose = ${purpose} and binding = ${binding} and by = 'sms'
      and spent_at is null and expires_at > ${asDate(now)} and tries < ${MOST_TRIES}
    returning phone, tries`.execute(tx)
  return rows[0]
}

/** Spends a challenge whose code was right, under the lock that charging its try has taken. */
export async function spendText(tx: Tx, { challenge, now }: Pick<Answering, 'challenge' | 'now'>): Promise<void> {
  await sql`update phone_challenges set spent_at = ${asDate(now)} where id = ${challenge}`.execute(tx)
}

/** Spends a call that was confirmed in time, in one statement: of twenty at once, one wins. Answers the telephone. */
export async function spendCall(
  tx: Tx,
  { challenge, account, purpose, binding, now }: Answering,
): Promise<string | undefined> {
  const { rows } = await sql<{ phone: string }>`
    update phone_challenges set spent_at = ${asDate(now)}
    where id = ${challenge} and account = ${account} and purpose = ${purpose} and binding = ${binding} and by = 'voice'
      and answered_at is not null and declined_at is null and spent_at is null and expires_at > ${asDate(now)}
    returning phone`.execute(tx)
  return rows[0]?.phone
}

/** Everything that happened to a challenge. */
export type Course = {
  readonly account: string
  readonly phone: string
  readonly by: ChallengeBy
  readonly purpose: ChallengePurpose
  readonly binding: string
  readonly shown: string
  readonly expires: Instant
  readonly sentAt: Instant | null
  readonly failedAt: Instant | null
  readonly answeredAt: Instant | null
  readonly declinedAt: Instant | null
  readonly spentAt: Instant | null
}

const COURSE = sql`account, phone, by, purpose, binding, shown, expires_at as expires, sent_at as "sentAt",
  failed_at as "failedAt", answered_at as "answeredAt", declined_at as "declinedAt", spent_at as "spentAt"`

export async function courseOf(tx: Tx, challenge: string): Promise<Course | undefined> {
  const { rows } = await sql<Course>`select ${COURSE} from phone_challenges where id = ${challenge}`.execute(tx)
  return rows[0]
}

export type CallEvent = 'answered' | 'declined' | 'unanswered'

/**
 * Writes down what came of a call that is still open, once. A call that was confirmed and then hung up stays confirmed.
 * Undefined when it was over already.
 */
export async function keepCall(
  tx: Tx,
  { challenge, event, now }: { challenge: string; event: CallEvent; now: Instant },
): Promise<Course | undefined> {
  const at = asDate(now)
  const when = (which: CallEvent) => (event === which ? at : null)
  const { rows } = await sql<Course>`
    update phone_challenges set answered_at = ${when('answered')}, declined_at = ${when('declined')},
      failed_at = ${when('unanswered')}
    where id = ${challenge} and by = 'voice' and begun_at is not null and spent_at is null and expires_at > ${at}
      and answered_at is null and declined_at is null and failed_at is null
    returning ${COURSE}`.execute(tx)
  return rows[0]
}

/** A provider told that a text did not arrive. False when it was over already. */
export async function keepUndelivered(
  tx: Tx,
  { challenge, now }: { challenge: string; now: Instant },
): Promise<Course | undefined> {
  const { rows } = await sql<Course>`
    update phone_challenges set failed_at = ${asDate(now)}
    where id = ${challenge} and by = 'sms' and spent_at is null and failed_at is null and expires_at > ${asDate(now)}
    returning ${COURSE}`.execute(tx)
  return rows[0]
}

/** Forgets challenges that were made before this moment, and the numbers in them. */
export async function forgetChallenges(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from phone_challenges where created_at < ${asDate(before)}`.execute(tx)
}
