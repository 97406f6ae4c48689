/** The rows of `known_browsers`. */
import { sql } from 'kysely'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Tx } from '../../base/database/database.ts'
import { type Write, writeTogether } from '../../base/database/statements/statement.ts'
import { newId } from '../../base/ids.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import type { MethodKind } from '../../methods/index.ts'
import { KNOWN_FOR, markOf } from './known-browser.ts'

type Deps = { keyring: Keyring }

/** The known browser of this account whose cookie held this token. */
export async function findKnownBrowser(
  deps: Deps,
  tx: Tx,
  { account, token, now }: { account: string; token: string; now: Instant },
): Promise<{ id: string } | undefined> {
  const found = await sql<{ id: string }>`
    select id from known_browsers
    where account = ${account} and mark = ${markOf(deps, token)} and revoked_at is null
      and expires_at > ${asDate(now)}`.execute(tx)
  return found.rows[0]
}

export type Keeping = {
  account: string
  token: string
  /** In words. */
  browser: string | undefined
  country: string | undefined
  /** The second factor that worked in it just now; left out, the last one stays. */
  last?: LastUsed | undefined
  /** The person said so just now; left out, it stays as it is. */
  remember?: boolean
  now: Instant
}

/** Which method was used, by its kind and id. */
export type LastUsed = { kind: MethodKind; id: string }

/**
 * Makes a browser known to an account for 90 days, or for 90 days more. One that was revoked begins anew: whoever got
 * in has proved the password and more since; but it is remembered no more, until its person says so again.
 */
export const keepKnownBrowser = (deps: Deps, tx: Tx, kept: Keeping): Promise<void> =>
  writeTogether(tx, [keepingBrowser(deps, kept)])

/** The same, to go together with other writes in their statement. */
export const keepingBrowser = (
  deps: Deps,
  { account, token, browser, country, last, remember, now }: Keeping,
): Write => ({
  text: KEEPING,
  values: [
    ...[newId(now), account, markOf(deps, token), browser ?? null, country ?? null],
    ...[asDate(now), asDate(now + KNOWN_FOR), last?.kind ?? null, last?.id ?? null, remember === true],
  ],
})

const KEEPING = `
  browser_kept as (
    insert into known_browsers as k
      (id, account, mark, browser, country, countries, first_seen_at, last_seen_at, expires_at, last_kind, last_method,
      remembered_at)
    values ($1::uuid, $2::uuid, $3::bytea, $4::text, $5::text, array_remove(array[$5::text], null), $6::timestamptz,
      $6::timestamptz, $7::timestamptz, $8::text, $9::uuid, case when $10::boolean then $6::timestamptz end)
    on conflict (account, mark) do update set browser = excluded.browser,
      country = coalesce(excluded.country, k.country),
      countries = case when k.countries @> excluded.countries then k.countries else k.countries || excluded.countries end,
      first_seen_at = case when k.revoked_at is null then k.first_seen_at else excluded.first_seen_at end,
      last_kind = coalesce(excluded.last_kind, k.last_kind), last_method = coalesce(excluded.last_method, k.last_method),
      remembered_at = coalesce(excluded.remembered_at,
        case when k.revoked_at is null and k.expires_at > excluded.last_seen_at then k.remembered_at end),
      last_seen_at = excluded.last_seen_at, expires_at = excluded.expires_at, revoked_at = null)`

/** Remembers which second factor worked in a browser that is known already, as when a session rises there. */
export const notingMethod = (id: string, last: LastUsed): Write => ({
  text: 'method_noted as (update known_browsers set last_kind = $2::text, last_method = $3::uuid where id = $1::uuid)',
  values: [id, last.kind, last.id],
})

/** Remembers a browser that is known already, as when a session rises there. */
export const rememberingBrowser = (id: string, now: Instant): Write => ({
  text: 'browser_remembered as (update known_browsers set remembered_at = $2::timestamptz where id = $1::uuid and revoked_at is null)',
  values: [id, asDate(now)],
})

/** All browsers of an account are strangers from now on. Answers how many were known. */
export async function revokeKnownBrowsers(tx: Tx, account: string, now: Instant): Promise<number> {
  const done = await sql`
    update known_browsers set revoked_at = ${asDate(now)}, remembered_at = null
    where account = ${account} and revoked_at is null`.execute(tx)
  return Number(done.numAffectedRows)
}

/** No browser of an account may ask its phone any more, until its person says so again. */
export async function unrememberBrowsers(tx: Tx, account: string): Promise<void> {
  await sql`
    update known_browsers set remembered_at = null
    where account = ${account} and remembered_at is not null`.execute(tx)
}

/** One browser of an account is a stranger from now on. False when the account knows none of that id. */
export async function revokeKnownBrowser(
  tx: Tx,
  { account, id, now }: { account: string; id: string; now: Instant },
): Promise<boolean> {
  const done = await sql`
    update known_browsers set revoked_at = ${asDate(now)}, remembered_at = null
    where account = ${account} and id = ${id} and revoked_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

/** A known browser as its person reads it. */
export type KnownBrowserLine = {
  id: string
  /** In words; null when it did not say. */
  browser: string | null
  /** Where it was last. */
  country: string | null
  firstSeenAt: Instant
  lastSeenAt: Instant
  /** It may ask the phone by one click (M4). */
  remembered: boolean
}

/** The browsers that an account knows, the last used first. */
export async function knownBrowsersOf(tx: Tx, account: string, now: Instant): Promise<KnownBrowserLine[]> {
  const found = await sql<KnownBrowserLine>`
    select id, browser, country, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt",
      remembered_at is not null as remembered
    from known_browsers
    where account = ${account} and revoked_at is null and expires_at > ${asDate(now)}
    order by last_seen_at desc, id`.execute(tx)
  return found.rows
}

/** Forgets what was known until before a moment; answers how many. */
export async function forgetKnownBrowsers(tx: Tx, before: Instant): Promise<number> {
  const gone = await sql`
    delete from known_browsers where id in (
      select id from known_browsers where expires_at < ${asDate(before)} limit 5000)`.execute(tx)
  return Number(gone.numAffectedRows)
}
