/** Where the runs of the ways in are kept: one table each, alike but for what their states hold. */
import { sql } from 'kysely'
import { lazily, type Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'

type NewRun<State> = { id: string; browser: Buffer; state: State; now: Instant; until: Instant }

/** A run as it stands, and the browser to which it belongs. */
export type Held<State> = { browser: Buffer; state: State }

export type RunsStore<State> = {
  /** Begins a run, kept until then; a crash may lose it, and the person begins anew. */
  readonly add: (tx: Tx, run: NewRun<State>) => Promise<void>
  /** The run of this id that still lives, or undefined. */
  readonly find: (tx: Tx, id: string, now: Instant) => Promise<Held<State> | undefined>
  /** The same, locked until the transaction ends: of two who choose at once, the second sees what the first did. */
  readonly lock: (tx: Tx, id: string, now: Instant) => Promise<Held<State> | undefined>
  readonly save: (tx: Tx, id: string, state: State) => Promise<void>
  /** Forgets runs that nobody can go on with. */
  readonly forget: (tx: Tx, now: Instant) => Promise<void>
}

export function runsIn<State>(name: 'activation_flows' | 'recovery_flows'): RunsStore<State> {
  const table = sql.table(name)
  const living = (id: string, now: Instant) =>
    sql<Held<State>>`select browser, state from ${table} where id = ${id} and expires_at > ${asDate(now)}`
  return {
    async add(tx, { id, browser, state, now, until }) {
      await lazily(tx)
      await sql`
        insert into ${table} (id, browser, state, created_at, expires_at)
        values (${id}, ${browser}, ${JSON.stringify(state)}::jsonb, ${asDate(now)}, ${asDate(until)})`.execute(tx)
    },
    find: async (tx, id, now) => (await living(id, now).execute(tx)).rows[0],
    lock: async (tx, id, now) => (await sql<Held<State>>`${living(id, now)} for update`.execute(tx)).rows[0],
    async save(tx, id, state) {
      await sql`update ${table} set state = ${JSON.stringify(state)}::jsonb where id = ${id}`.execute(tx)
    },
    async forget(tx, now) {
      await sql`delete from ${table} where expires_at < ${asDate(now)}`.execute(tx)
    },
  }
}
