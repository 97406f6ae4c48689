/** The rows of `sessions`: the truth about who is signed in where. Tokens are stored hashed. */
import { sql } from 'kysely'
import { tokenHash } from '../../base/crypto/token-hash.ts'
import { type Database, lazily, type Tx } from '../../base/database/database.ts'
import { ask, type Write, writeTogether } from '../../base/database/statements/statement.ts'
import { newId } from '../../base/ids.ts'
import { randomToken } from '../../base/random.ts'
import { asDate, type Instant, MINUTE } from '../../base/time/instant.ts'
import type { DeviceClass } from './device-class.ts'
import type { LiveSession } from './session.ts'

/** Row live and account active are asked in one query, so that closing an account needs no second deed. */
const LIVE = `
  select s.id, s.realm, s.account, a.person, a.sign_in_name as "signInName", a.sign_in_key as "signInKey", a.given_name as "givenName",
  a.family_name as "familyName", a.preferred_name as "preferredName", a.language, s.acr, s.amr,
  s.auth_time as "authTime", s.started_at as "startedAt", s.expires_at as "expiresAt",
  s.last_seen_at as "lastSeenAt", s.address, s.stays, s.kind, s.oidc
  from sessions s join people_v_accounts a on a.id = s.account and a.realm = s.realm and a.status = 'active'
  where s.ended_at is null and least(s.expires_at, s.idle_at) > $1`

const BY_TOKEN = `${LIVE} and s.token_hash = $2 and s.realm = $3`
const BY_TOKENS = `${LIVE} and (s.token_hash, s.realm) in (select * from unnest($2::bytea[], $3::text[]))`
const BY_ID = `${LIVE} and s.id = $2`

export type Asker = { now: Instant; address: string | undefined; userAgent: string }

export type NewSession = {
  /** A new one unless told. */
  id?: string
  realm: string
  account: string
  acr: string
  amr: readonly string[]
  authTime: Instant
  expiresAt: Instant
  /** It ends after so long without use, in milliseconds; left out, never for want of it. */
  idle?: number | undefined
  /** The browser keeps it when its window closes. */
  stays?: boolean
  device?: DeviceClass
  country?: string | undefined
  /** An access pass stood in for its second factor. */
  stoodIn?: boolean
  visit: Asker
}

/** A session that begins: its token goes into the cookie and nowhere else, and the row when `start` is written. */
type Beginning = { id: string; token: string; start: Write }

/** Begins a browser's session. */
export const startSession = (tx: Tx, started: NewSession): Promise<{ id: string; token: string }> =>
  write(tx, beginSession(started))

/** The same, to go together with other writes in their statement. */
export const beginSession = (started: NewSession): Beginning =>
  beginning({ ...started, kind: 'browser', application: null })

/** Begins what `offline_access` keeps alive: a session of an application, which outlives the browser's. */
export const startApplicationSession = (
  tx: Tx,
  started: NewSession & { application: string; id?: string },
): Promise<{ id: string; token: string }> => write(tx, beginning({ ...started, kind: 'application' }))

async function write(tx: Tx, { id, token, start }: Beginning): Promise<{ id: string; token: string }> {
  await writeTogether(tx, [start])
  return { id, token }
}

function beginning(row: NewSession & { kind: LiveSession['kind']; application: string | null }): Beginning {
  const { now, address, userAgent } = row.visit
  const [id, token] = [row.id ?? newId(now), randomToken(32)]
  const values = [
    ...[id, tokenHash(token), row.realm, row.account, row.kind, asDate(row.authTime), row.acr, [...row.amr]],
    ...[asDate(now), asDate(row.expiresAt), address ?? null, userAgent, row.application, row.country ?? null],
    ...[row.device ?? null, row.stays ?? false, row.idle === undefined ? null : asDate(now + row.idle)],
    row.stoodIn ?? false,
  ]
  return { id, token, start: { text: START, values } }
}

const START = `
  session_started as (
    insert into sessions (id, token_hash, realm, account, kind, auth_time, acr, amr, started_at, expires_at, address,
      user_agent, application, country, device, stays, idle_at, last_seen_at, stood_in)
    values ($1::uuid, $2, $3, $4::uuid, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $9, $18))`

/** The live session that this token holds in this realm. One query. */
export async function findLiveSession(
  tx: Tx,
  { realm, token, now }: { realm: string; token: string; now: Instant },
): Promise<LiveSession | undefined> {
  return (await ask<LiveSession>(tx, BY_TOKEN, [asDate(now), tokenHash(token), realm])).rows[0]
}

export async function findLiveSessionById(
  tx: Tx,
  { id, now }: { id: string; now: Instant },
): Promise<LiveSession | undefined> {
  return (await ask<LiveSession>(tx, BY_ID, [asDate(now), id])).rows[0]
}

/** The live sessions of several tokens at once, each only in the realm whose cookie held it. */
export async function findLiveSessions(
  tx: Tx,
  { held, now }: { held: readonly { realm: string; token: string }[]; now: Instant },
): Promise<LiveSession[]> {
  if (held.length === 0) return []
  const hashes = held.map(({ token }) => tokenHash(token))
  const realms = held.map(({ realm }) => realm)
  return (await ask<LiveSession>(tx, BY_TOKENS, [asDate(now), hashes, realms])).rows
}

/**
 * Raises a live session: what was proved now is written into it, and it gets a new token. The old one is dead at once,
 * so that a token planted before the sign-in is worth nothing after it (CVE-2026-7507). Undefined when it has ended.
 */
export async function raiseSession(
  tx: Tx,
  raised: { id: string; account: string; acr: string; amr: readonly string[]; authTime: Instant; now: Instant },
): Promise<{ id: string; token: string } | undefined> {
  const token = randomToken(32)
  const done = await sql`
    update sessions set token_hash = ${tokenHash(token)}, acr = ${raised.acr}, amr = ${[...raised.amr]},
      auth_time = ${asDate(raised.authTime)}, last_seen_at = ${asDate(raised.now)},
      idle_at = ${asDate(raised.now)}::timestamptz + (idle_at - last_seen_at)
    where id = ${raised.id} and account = ${raised.account} and ended_at is null
      and least(expires_at, idle_at) > ${asDate(raised.now)}`.execute(tx)
  return done.numAffectedRows === 1n ? { id: raised.id, token } : undefined
}

/** Keeps what the OpenID Connect library wants to remember with a session. False when the session has ended. */
export async function keepOidcState(tx: Tx, id: string, oidc: object): Promise<boolean> {
  const done = await sql`
    update sessions set oidc = ${JSON.stringify(oidc)}::jsonb where id = ${id} and ended_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

/**
 * Adds to what the library remembers with a session: `value` under `oidc.part.key`, unless what stands there has a field
 * `unless`. Nothing happens when the session has ended. Two that add at once do not forget one another.
 */
export const addingOidcEntry = (added: {
  session: string
  part: string
  key: string
  value: object
  unless: string
}): Write => ({
  text: ADD_OIDC_ENTRY,
  values: [added.session, added.part, added.key, JSON.stringify(added.value), added.unless],
})

const ADD_OIDC_ENTRY = `
  oidc_entry_added as (
    update sessions set
      oidc = oidc || jsonb_build_object($2::text, coalesce(oidc -> $2, '{}') || jsonb_build_object($3::text, $4::jsonb))
    where id = $1::uuid and ended_at is null and (oidc #> array[$2, $3, $5::text]) is null)`

/** "Last seen" is for people, who read it in minutes; and no idle time is shorter. */
export const SEEN_EVERY = MINUTE

/** Notes that a session is in use, at most once a minute, and moves its idle end on; a crash may lose it. */
export async function noteLastSeen(
  db: Database,
  session: Pick<LiveSession, 'id' | 'lastSeenAt'>,
  now: Instant,
): Promise<void> {
  if (now - session.lastSeenAt < SEEN_EVERY) return
  await db.transaction(async (tx) => {
    await lazily(tx)
    await sql`
      update sessions set last_seen_at = ${asDate(now)}, idle_at = ${asDate(now)}::timestamptz + (idle_at - last_seen_at)
      where id = ${session.id} and last_seen_at < ${asDate(now)}`.execute(tx)
  })
}

export type Ended = { id: string; account: string; realm: string }

/** Marks one session as ended. Undefined when it was so already: the first end counts. */
export async function markEnded(
  tx: Tx,
  { id, why, now }: { id: string; why: string; now: Instant },
): Promise<Ended | undefined> {
  const done = await sql<Ended>`
    update sessions set ended_at = ${asDate(now)}, ended_why = ${why} where id = ${id} and ended_at is null
    returning id, account, realm`.execute(tx)
  return done.rows[0]
}

/** Marks all sessions of an account as ended, browsers' and applications' alike, but for one that may stay. */
export async function markAllEnded(
  tx: Tx,
  { account, except, why, now }: { account: string; except: string | undefined; why: string; now: Instant },
): Promise<Ended[]> {
  const done = await sql<Ended>`
    update sessions set ended_at = ${asDate(now)}, ended_why = ${why}
    where account = ${account} and ended_at is null and id is distinct from ${except ?? null}::uuid
    returning id, account, realm`.execute(tx)
  return done.rows
}

/** Forgets sessions that ended or ran out before a moment; answers how many. */
export async function forgetSessions(tx: Tx, before: Instant): Promise<number> {
  const gone = await sql`
    delete from sessions where id in (
      select id from sessions where expires_at < ${asDate(before)} or ended_at < ${asDate(before)} limit 5000)`.execute(
    tx,
  )
  return Number(gone.numAffectedRows)
}
