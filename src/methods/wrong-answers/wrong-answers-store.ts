/** Ending and forgetting counts of wrong answers; `charge-store.ts` makes them. */
import { sql } from 'kysely'
import type { Tx } from '../../base/database/database.ts'
import { type Write, writeTogether } from '../../base/database/statements/statement.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import { STRANGERS } from './charge-store.ts'
import type { CountedMethod } from './try.ts'

/** After a right answer, or when the method was renewed: the count begins anew, for all browsers. */
export const clearTries = (tx: Tx, subject: string, method: CountedMethod): Promise<void> =>
  writeTogether(tx, [clearing(subject, method)])

/**
 * The same, to go together with other writes in their statement. After a right answer from a browser that the account
 * knows (`browser`), its own count ends, and what strangers have counted to no longer leads to the method's end; their
 * lock stays, since nothing was proved about them.
 */
export const clearing = (subject: string, method: CountedMethod, browser?: string): Write =>
  browser === undefined || browser === STRANGERS
    ? { text: CLEARING, values: [subject, method] }
    : { text: CLEARING_KNOWN, values: [subject, method, browser] }

/** In one order, as charging locks them. */
const CLEARING = `
  tries_cleared as (
    delete from wrong_answers w using (
      select browser from wrong_answers where subject = $1::uuid and method = $2 order by browser for update
    ) b where w.subject = $1::uuid and w.method = $2 and w.browser = b.browser)`

const CLEARING_KNOWN = `
  tries_found as (
    select browser from wrong_answers where subject = $1::uuid and method = $2 order by browser for update
  ),
  tries_cleared as (
    delete from wrong_answers w using tries_found f
    where w.subject = $1::uuid and w.method = $2 and w.browser = f.browser and w.browser = $3::uuid
  ),
  tries_calmed as (
    update wrong_answers w set in_a_row = 0 from tries_found f
    where w.subject = $1::uuid and w.method = $2 and w.browser = f.browser and w.browser <> $3::uuid)`

/**
 * Ends the locks of an account's passwords, in the transaction of a reset. Not those of its second factors: a reset by
 * mail proves nothing about them.
 */
export async function endLock(tx: Tx, account: string): Promise<void> {
  await clearTries(tx, account, 'password')
  await clearTries(tx, account, 'initial-password')
}

/** Forgets names that no account has and that nobody tried since `before`; else guessing at names would fill the table. */
export async function forgetStrangers(tx: Tx, before: Instant): Promise<void> {
  await sql`
    delete from wrong_answers w where w.changed_at < ${asDate(before)}
      and (w.locked_until is null or w.locked_until < ${asDate(before)})
      and not exists (select 1 from people_v_accounts a where a.id = w.subject)`.execute(tx)
}

/** Forgets which wrong passwords were typed, and the counts of browsers that nobody used since `before`. */
export async function forgetMarks(tx: Tx, before: Instant): Promise<void> {
  await sql`
    update wrong_answers set seen = '{}' where seen <> '{}' and changed_at < ${asDate(before)}`.execute(tx)
}
