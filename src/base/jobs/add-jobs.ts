import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { asDate, type Instant } from '../time/instant.ts'
import type { JobName } from './jobs.ts'

/** Most jobs of one statement: the payloads travel as one text. */
const AT_ONCE = 5_000

/** Adds many jobs of one kind in few statements, each under its key; they exist if and only if the transaction commits. */
export async function addJobs(
  tx: Tx,
  name: JobName,
  jobs: readonly { payload: object; key: string }[],
  { runAt, attempts = 25 }: { runAt: Instant; attempts?: number },
): Promise<void> {
  for (let start = 0; start < jobs.length; start += AT_ONCE) {
    const list = JSON.stringify(jobs.slice(start, start + AT_ONCE))
    await sql`
      select add_job(${name}, job -> 'payload', ${asDate(runAt)}, job ->> 'key', ${attempts})
      from json_array_elements(${list}::json) as job`.execute(tx)
  }
}
