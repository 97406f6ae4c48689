/** `oidc_records`: codes, tokens and interactions. Each statement here is counted by a budget: think before adding one. */
import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { ask, type Write, writeTogether } from '../../../base/database/statements/statement.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'
import type { FoundRecord, NewRecord, RecordKey } from './record.ts'

/** Turned off for this transaction alone, in the same round trip: what is written may be lost by a crash, never torn. */
const LAZILY = "with setting as materialized (select set_config('synchronous_commit', 'off', true))"
const INTO = 'insert into oidc_records (realm, kind, id_hash, grant_id, session, client, payload, expires_at)'
const COLUMNS = ['text', 'text', 'bytea', 'text', 'uuid', 'text', 'jsonb', 'timestamptz']

/** `($5::text, …), ($13::text, …)`: so many rows of parameters, the first of which has this number. */
const rows = (count: number, first: number): string =>
  Array.from({ length: count }, (_, row) => {
    const columns = COLUMNS.map((type, column) => `$${first + row * COLUMNS.length + column}::${type}`)
    return `(${columns.join(', ')})`
  }).join(', ')

const valuesOf = (realm: string, records: readonly NewRecord[]): unknown[] =>
  records.flatMap(({ kind, idHash, grantId, session, client, payload, expiresAt }) => {
    return [realm, kind, idHash, grantId, session, client, JSON.stringify(payload), asDate(expiresAt)]
  })

/** Texts by their number of rows, made once: a statement of constant text is prepared once a connection, and costs no building. */
const textsOf = (make: (count: number) => string): ((count: number) => string) => {
  const texts: string[] = []
  return (count) => {
    const text = texts[count] ?? make(count)
    texts[count] = text
    return text
  }
}

const add = textsOf((count) => `${INTO} values ${rows(count, 1)}`)
const addLazily = textsOf((count) => `${LAZILY} ${INTO} select v.* from (values ${rows(count, 1)}) v, setting`)
const REPLACING = `
  on conflict (realm, kind, id_hash) do update set payload = excluded.payload, expires_at = excluded.expires_at`
const put = `${addLazily(1)} ${REPLACING}`
const spend = textsOf((count) => {
  const spent = `with spent as (
    update oidc_records set consumed_at = $1 where realm = $2 and kind = $3 and id_hash = $4 and consumed_at is null
    returning kind)`
  if (count === 0) return `${spent} select from spent`
  return `${spent}, added as (${INTO} select v.* from (values ${rows(count, 5)}) v, spent) select from spent`
})

/** Writes new records in one statement. `lazily`: see `isLosable`. */
export async function addRecords(
  tx: Tx,
  realm: string,
  records: readonly NewRecord[],
  { lazily }: { lazily: boolean },
): Promise<void> {
  if (records.length === 0) return
  await ask(tx, (lazily ? addLazily : add)(records.length), valuesOf(realm, records))
}

/** Writes a record that may be there already: an interaction, whose result comes later. */
export async function putRecord(tx: Tx, realm: string, record: NewRecord): Promise<void> {
  await ask(tx, put, valuesOf(realm, [record]))
}

/** Writes a mark that may stand only once (the `jti` of a client assertion). False when it was there. */
export async function addOnce(tx: Tx, realm: string, record: NewRecord): Promise<boolean> {
  const added = await ask(tx, `${add(1)} on conflict do nothing`, valuesOf(realm, [record]))
  return added.changed === 1
}

export type Spending = { realm: string; spent: RecordKey; records: readonly NewRecord[]; now: Instant }

/**
 * Spends a code or refresh token and writes what it is exchanged for, in one statement: of any number of racers, in
 * any number of processes, one gets true and the others false, with nothing written.
 */
export async function spendRecord(tx: Tx, { realm, spent, records, now }: Spending): Promise<boolean> {
  const values = [asDate(now), realm, spent.kind, spent.idHash, ...valuesOf(realm, records)]
  return (await ask(tx, spend(records.length), values)).rows.length === 1
}

export const dropRecords = (tx: Tx, realm: string, dropped: readonly RecordKey[]): Promise<void> =>
  writeTogether(tx, dropping(realm, dropped))

const adding = textsOf((count) => `records_added as (${add(count)})`)
const PUTTING = `records_put as (${INTO} values ${rows(1, 1)} ${REPLACING})`
const DROPPING = `
  records_dropped as (
    delete from oidc_records r using unnest($2::text[], $3::bytea[]) as d (kind, id_hash)
    where r.realm = $1 and r.kind = d.kind and r.id_hash = d.id_hash)`

/** The writes of new records, of an interaction, and of removals, to go together with others in one statement. */
export const addingRecords = (realm: string, records: readonly NewRecord[]): Write[] =>
  records.length === 0 ? [] : [{ text: adding(records.length), values: valuesOf(realm, records) }]

export const putting = (realm: string, record: NewRecord | undefined): Write[] =>
  record ? [{ text: PUTTING, values: valuesOf(realm, [record]) }] : []

export const dropping = (realm: string, keys: readonly RecordKey[]): Write[] =>
  keys.length === 0
    ? []
    : [{ text: DROPPING, values: [realm, keys.map(({ kind }) => kind), keys.map(({ idHash }) => idHash)] }]

/** Removes a whole family: all that one grant gave. Answers on which sessions it hung. */
export async function dropFamily(tx: Tx, realm: string, grantId: string): Promise<string[]> {
  const gone = await sql<{ session: string }>`
    with gone as (delete from oidc_records where realm = ${realm} and grant_id = ${grantId} returning session)
    select distinct session from gone where session is not null`.execute(tx)
  return gone.rows.map(({ session }) => session)
}

const milliseconds = (column: string): string => `floor(extract(epoch from ${column}) * 1000)`

/**
 * A record with its session, when that is live and its account active. One column of JSON, which is read in one go:
 * twenty columns cost the driver more than all the rest of an answer.
 */
const FOUND = `json_build_object('kind', r.kind, 'payload', r.payload, 'consumedAt', ${milliseconds('r.consumed_at')},
    'session', case when s.id is not null then json_build_object('id', s.id, 'realm', s.realm, 'account', s.account,
      'person', s.person, 'signInName', s.sign_in_name, 'givenName', s.given_name, 'familyName', s.family_name,
      'preferredName', s.preferred_name, 'language', s.language, 'mail', s.mail, 'acr', s.acr, 'amr', s.amr,
      'authTime', ${milliseconds('s.auth_time')}, 'startedAt', ${milliseconds('s.started_at')},
      'expiresAt', ${milliseconds('s.expires_at')}, 'oidc', s.oidc) end) as found`
const SESSION = `left join sign_in_v_sessions s
    on s.id = r.session and s.realm = r.realm and s.ended_at is null and s.status = 'active' and s.live_until > $1`
const FIND_ONE = `
  select ${FOUND} from oidc_records r ${SESSION}
  where r.realm = $2 and r.id_hash = $3 and r.kind = any($4::text[])`
const FIND_MANY = `
  select q.at, ${FOUND}
  from unnest($2::text[], $3::text[], $4::bytea[]) with ordinality as q (realm, kinds, id_hash, at)
  join oidc_records r on r.realm = q.realm and r.kind = any(string_to_array(q.kinds, ' ')) and r.id_hash = q.id_hash
  ${SESSION}`

/** What is sought: one of these kinds, by the hash of what the client holds. */
export type Sought = { realm: string; kinds: readonly string[]; idHash: Buffer; now: Instant }

/** Records with their live sessions, each in the place of what was sought; one query for all. */
export async function findRecords(tx: Tx, sought: readonly Sought[]): Promise<(FoundRecord | undefined)[]> {
  const [one] = sought
  if (!one) return []
  const now = asDate(Math.max(...sought.map((each) => each.now)))
  if (sought.length === 1) {
    return [(await ask<Found>(tx, FIND_ONE, [now, one.realm, one.idHash, one.kinds])).rows[0]?.found]
  }
  const [realms, kinds] = [sought.map(({ realm }) => realm), sought.map((each) => each.kinds.join(' '))]
  const { rows: found } = await ask<Found>(tx, FIND_MANY, [now, realms, kinds, sought.map(({ idHash }) => idHash)])
  const answers = new Map(found.map((each) => [each.at, each.found]))
  return sought.map((_, index) => answers.get(index + 1))
}

type Found = { at: number; found: FoundRecord }

/** Forgets what ran out before a moment; answers how many. */
export async function forgetRecords(tx: Tx, before: Instant): Promise<number> {
  const gone = await sql`
    delete from oidc_records where ctid in (
      select ctid from oidc_records where expires_at < ${asDate(before)} limit 5000)`.execute(tx)
  return Number(gone.numAffectedRows)
}
