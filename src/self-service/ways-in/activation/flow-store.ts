import { sql } from 'kysely'
import { lazily, type Tx } from '../../../base/database/database.ts'
import { asDate, HOUR, type Instant } from '../../../base/time/instant.ts'
import type { State } from './step.ts'

/** How long a run is kept; the step itself allows less. */
const KEPT = HOUR

type NewFlow = { id: string; browser: Buffer; state: State; now: Instant }

/** Begins a run; a crash may lose it, and the person begins anew. */
export async function addActivation(tx: Tx, { id, browser, state, now }: NewFlow): Promise<void> {
  await lazily(tx)
  await sql`
    insert into activation_flows (id, browser, state, created_at, expires_at)
    values (${id}, ${browser}, ${JSON.stringify(state)}::jsonb, ${asDate(now)}, ${asDate(now + KEPT)})`.execute(tx)
}

export type Held = { browser: Buffer; state: State }

/** The run of this id that still lives, or undefined. */
export async function findActivation(tx: Tx, id: string, now: Instant): Promise<Held | undefined> {
  const found = await sql<Held>`
    select browser, state from activation_flows where id = ${id} and expires_at > ${asDate(now)}`.execute(tx)
  return found.rows[0]
}

/** The same, locked until the transaction ends: of two who choose at once, the second sees what the first did. */
export async function lockActivation(tx: Tx, id: string, now: Instant): Promise<Held | undefined> {
  const found = await sql<Held>`
    select browser, state from activation_flows where id = ${id} and expires_at > ${asDate(now)} for update`.execute(tx)
  return found.rows[0]
}

export async function saveActivation(tx: Tx, id: string, state: State): Promise<void> {
  await sql`update activation_flows set state = ${JSON.stringify(state)}::jsonb where id = ${id}`.execute(tx)
}

/** Forgets runs that nobody can go on with. */
export async function forgetActivations(tx: Tx, now: Instant): Promise<void> {
  await sql`delete from activation_flows where expires_at < ${asDate(now)}`.execute(tx)
}
