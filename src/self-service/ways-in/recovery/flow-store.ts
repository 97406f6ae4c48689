import { sql } from 'kysely'
import { lazily, type Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'
import type { State } from './step.ts'

type NewRun = { id: string; browser: Buffer; state: State; now: Instant; until: Instant }

/** Begins a run; a crash may lose it, and the link is opened again. */
export async function addRecovery(tx: Tx, { id, browser, state, now, until }: NewRun): Promise<void> {
  await lazily(tx)
  await sql`
    insert into recovery_flows (id, browser, state, created_at, expires_at)
    values (${id}, ${browser}, ${JSON.stringify(state)}::jsonb, ${asDate(now)}, ${asDate(until)})`.execute(tx)
}

export type Held = { browser: Buffer; state: State }

/** The run of this id that still lives, or undefined. */
export async function findRecovery(tx: Tx, id: string, now: Instant): Promise<Held | undefined> {
  const found = await sql<Held>`
    select browser, state from recovery_flows where id = ${id} and expires_at > ${asDate(now)}`.execute(tx)
  return found.rows[0]
}

/** The same, locked until the transaction ends: of two who choose at once, the second sees what the first did. */
export async function lockRecovery(tx: Tx, id: string, now: Instant): Promise<Held | undefined> {
  const found = await sql<Held>`
    select browser, state from recovery_flows where id = ${id} and expires_at > ${asDate(now)} for update`.execute(tx)
  return found.rows[0]
}

export async function saveRecovery(tx: Tx, id: string, state: State): Promise<void> {
  await sql`update recovery_flows set state = ${JSON.stringify(state)}::jsonb where id = ${id}`.execute(tx)
}

/** Forgets runs that nobody can go on with. */
export async function forgetRecoveries(tx: Tx, now: Instant): Promise<void> {
  await sql`delete from recovery_flows where expires_at < ${asDate(now)}`.execute(tx)
}
