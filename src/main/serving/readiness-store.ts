import type { Database } from '../../base/database/database.ts'
import { isMigrated } from '../../base/database/migrate.ts'

/** Whether the database answers, and bears the migrations of this very program. */
export async function isReady(db: Database): Promise<boolean> {
  try {
    return await isMigrated(db.pool)
  } catch {
    return false // not reachable: that is the answer
  }
}
