import type { Tx } from '../database/database.ts'
import { notify } from '../database/notify.ts'

/** The channel on which all processes hear what changed. */
export const CHANNEL = 'live'

/** PostgreSQL carries 8000 bytes at once. */
const AT_ONCE = 100

/**
 * Says, when the transaction commits, that something changed for those who watch these keys (`binding:<id>`,
 * `account:<id>`), in whichever process they wait. It says no more than that: who hears it looks at the rows.
 */
export async function tell(tx: Tx, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += AT_ONCE)
    await notify(tx, CHANNEL, keys.slice(from, from + AT_ONCE).join(' '))
}
