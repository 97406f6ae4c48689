/** The rows of `sign_in_flows`, and with each row what is known of the account that it is about. */
import { sql } from 'kysely'
import type { Database, Tx } from '../../base/database/database.ts'
import { ask, type Write } from '../../base/database/statements/statement.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import type { MethodKind } from '../../methods/index.ts'
import type { Account, TermsVersion } from '../../people/index.ts'
import type { SignInRequest } from '../flow/request.ts'
import { accountIn, type State } from '../flow/state.ts'
import type { Acquaintance } from '../known-browsers/known-browser.ts'

/** A second factor of the account; a phone stands under each of its kinds. */
export type FlowMethod = {
  kind: MethodKind
  id: string
  registeredAt: Instant
  lastUsedAt: Instant | null
  transports: string[] | null
  synced: boolean | null
}

/** What the account has beside its methods: a pause, a reset code that can still be used, and a method of choice. */
export type Standing = {
  pausedFrom: Instant | null
  pausedUntil: Instant | null
  resetCode: boolean
  default: { kind: MethodKind; method: string } | null
}

export type Flow = {
  id: string
  /** Hash of the browser's mark. */
  browser: Buffer
  request: SignInRequest
  state: State
  expiresAt: Instant
  /** The account of the name in the state, whatever its status; what follows is empty without one. */
  account: Account | null
  /** Its sign-in name as it is compared. */
  signInKey: string | null
  groups: string[]
  institutions: string[]
  methods: FlowMethod[]
  standing: Standing
  accepted: TermsVersion[]
  passwordSince: Instant | null
  /** What the account's known browsers say of the one that asks. */
  acquaintance: Acquaintance
}

/** The marks by which an account might know this browser, and when it asks. */
export type Knowing = { readonly marks: readonly Buffer[]; readonly now: Instant }

const at = (column: string): string => `floor(extract(epoch from ${column}) * 1000)`

/** One query, because each costs a tenth of a millisecond: row, account, groups, methods and accepted texts. */
const flowOf = (account: string): string => `
  select f.id, f.browser, f.request, f.state, f.expires_at as "expiresAt", a.sign_in_key as "signInKey",
    case when a.id is not null then jsonb_build_object('id', a.id, 'person', a.person, 'realm', a.realm,
      'signInName', a.sign_in_name, 'status', a.status, 'givenName', a.given_name, 'familyName', a.family_name,
      'preferredName', a.preferred_name, 'language', a.language) end as account,
    array(select distinct g.group_name from lifecycle_v_groups g where g.person = a.person order by 1) as groups,
    array(select distinct g.institution from lifecycle_v_groups g where g.person = a.person order by 1) as institutions,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'id', m.id, 'registeredAt', ${at('m.registered_at')},
        'lastUsedAt', ${at('m.last_used_at')}, 'transports', m.transports, 'synced', m.synced)
        order by m.registered_at, m.id), '[]')
      from methods_v_registered m where m.account = a.id) as methods,
    coalesce((select jsonb_build_object('pausedFrom', ${at('s.paused_from')}, 'pausedUntil', ${at('s.paused_until')},
        'resetCode', s.reset_code, 'default', case when s.default_kind is not null then
          jsonb_build_object('kind', s.default_kind, 'method', s.default_method) end)
      from methods_v_standing s where s.account = a.id), '{"resetCode": false}') as standing,
    (select coalesce(jsonb_agg(jsonb_build_object('terms', t.terms, 'version', t.version)), '[]')
      from people_v_terms_accepted t where t.person = a.person) as accepted,
    (select p.changed_at from methods_v_passwords p where p.account = a.id) as "passwordSince",
    (select jsonb_build_object('any', count(k.id) > 0,
      'here', jsonb_agg(jsonb_build_object('id', k.id, 'remembered', k.remembered_at is not null, 'last', case when k.last_kind is not null then
          jsonb_build_object('kind', k.last_kind, 'method', k.last_method) end)) filter (
        where k.mark = any($2::bytea[]) and k.revoked_at is null and k.expires_at > $3::timestamptz) -> 0,
      'countries', coalesce(jsonb_agg(distinct c.country) filter (where c.country is not null), '[]'))
      from known_browsers k left join unnest(k.countries) as c (country) on true
      where k.account = a.id) as acquaintance
  from sign_in_flows f
  left join people_v_accounts a on ${account}
  where f.id = $1`
const FLOW = flowOf(`a.realm = f.state #>> '{who,realm}' and a.sign_in_key = f.state #>> '{who,name}'`)
const LOCKED = `${FLOW} for update of f`
/** About an account that the state does not name: a passkey or a phone told whose it is. */
const OF_ACCOUNT = flowOf('a.id = $4::uuid')

/** Where nobody proves anything, no browser has to be known. */
const STRANGER: Knowing = { marks: [], now: 0 }

export async function findFlow(tx: Tx, id: string, { marks, now } = STRANGER): Promise<Flow | undefined> {
  return (await ask<Flow>(tx, FLOW, [id, marks, asDate(now)])).rows[0]
}

/** The flow, its row locked until the transaction ends: of two answers at once the second sees what the first did. */
export async function lockFlow(tx: Tx, id: string, { marks, now }: Knowing): Promise<Flow | undefined> {
  return (await ask<Flow>(tx, LOCKED, [id, marks, asDate(now)])).rows[0]
}

/** The same row, with what is known of another account than its state names. */
export async function findFlowFor(
  tx: Tx,
  { id, account }: { id: string; account: string },
  { marks, now }: Knowing,
): Promise<Flow | undefined> {
  return (await ask<Flow>(tx, OF_ACCOUNT, [id, marks, asDate(now), account])).rows[0]
}

export type NewFlow = {
  id: string
  browser: Buffer
  request: SignInRequest
  state: State
  account: string | undefined
  now: Instant
  expiresAt: Instant
}

const ADD = `insert into sign_in_flows (id, browser, account, request, state, created_at, expires_at)
  select $1::uuid, $2::bytea, $3::uuid, $4::jsonb, $5::jsonb, $6::timestamptz, $7::timestamptz`
const LAZILY = "from (select set_config('synchronous_commit', 'off', true)) as lazily"
const ADD_LAZILY = `${ADD} ${LAZILY}`

const valuesOf = ({ id, browser, account, request, state, now, expiresAt }: NewFlow) => [
  ...[id, browser, account ?? null, JSON.stringify(request), JSON.stringify(state), asDate(now), asDate(expiresAt)],
]

/** Adds a flow in the caller's transaction, which may go on to begin a session. */
export async function addFlow(tx: Tx, added: NewFlow): Promise<void> {
  await ask(tx, ADD, valuesOf(added))
}

/**
 * Adds a flow by itself, and answers before it is on disk: one that a crash loses is begun anew, and no session ever
 * depends on it having been kept. To be called outside any transaction, which it would make as light as itself.
 */
export async function addFlowLazily(db: Database, added: NewFlow): Promise<void> {
  await ask(db.kysely, ADD_LAZILY, valuesOf(added))
}

/** Writes down where a flow is now, and on whose account it depends. */
export const savingFlow = (id: string, state: State): Write => ({
  text: 'flow_saved as (update sign_in_flows set state = $2::jsonb, account = $3::uuid where id = $1::uuid)',
  values: [id, JSON.stringify(state), accountIn(state) ?? null],
})

/**
 * Moves a flow from one state to another if it is in the first, in this browser, in time, and for this realm or any;
 * false when it is not, and then nothing has changed. Like `addFlowLazily` it answers before it is on disk.
 */
export async function moveBegun(
  db: Database,
  moved: { id: string; browser: Buffer; realm: string; from: State; to: State; now: Instant },
): Promise<boolean> {
  const { id, browser, realm, from, to, now } = moved
  const values = [id, browser, realm, JSON.stringify(from), JSON.stringify(to), asDate(now)]
  return (await ask(db.kysely, MOVE_BEGUN, values)).changed === 1
}

const MOVE_BEGUN = `
  update sign_in_flows set state = $5::jsonb ${LAZILY}
  where id = $1 and browser = $2 and expires_at > $6 and state = $4::jsonb and coalesce(request ->> 'realm', $3) = $3`

/**
 * Ends the flows in which this account has proved something, or its phone was asked: after a change of password, its closing, or a reset of its
 * methods, which one of them may go on after.
 */
export async function dropFlowsOf(tx: Tx, account: string, except: string | null = null): Promise<void> {
  await sql`
    delete from sign_in_flows where account = ${account} and id is distinct from ${except}::uuid`.execute(tx)
}

/** Forgets flows that ran out before a moment; answers how many. */
export async function forgetFlows(tx: Tx, before: Instant): Promise<number> {
  const gone = await sql`
    delete from sign_in_flows where id in (
      select id from sign_in_flows where expires_at < ${asDate(before)} limit 5000)`.execute(tx)
  return Number(gone.numAffectedRows)
}
