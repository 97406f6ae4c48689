/** Closes an account beside a product that runs, as the rules of a realm do when its day has come. */
import { connectionOf } from '../../../src/base/database/connection.ts'
import { openDatabase } from '../../../src/base/database/database.ts'
import { openEvents } from '../../../src/base/events.ts'
import { systemClock } from '../../../src/base/time/clock.ts'
import { closeAccount } from '../../../src/lifecycle/index.ts'
import { connectEvents } from '../../../src/main/events.ts'
import { DEMO_CAMPUS, loadCampus } from '../../../src/main/opening/load-campus.ts'
import { findAccountByName } from '../../../src/people/index.ts'
import type { Product } from '../../harness/product.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

export async function closeAccountOf(product: Product, { realm, name }: { realm: string; name: string }) {
  const { dataFolder } = product
  const connection = await connectionOf({ dataFolder, as: 'command', log: silent })
  const db = openDatabase({ url: connection.appUrl, connections: 1 })
  const events = openEvents()
  connectEvents({ events, campus: loadCampus(DEMO_CAMPUS) })
  try {
    return await db.transaction(async (tx) => {
      const account = await findAccountByName(tx, realm, name)
      if (!account) throw new Error(`there is no account ${realm}/${name}`)
      return closeAccount({ events, clock: systemClock }, tx, { account: account.id, why: 'test' })
    })
  } finally {
    await db.close()
    await connection.stop()
  }
}
