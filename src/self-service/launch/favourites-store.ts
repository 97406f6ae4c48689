import type { Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'

/** Keys of the applications that an account put first. */
export async function favouritesOf(tx: Tx, account: string): Promise<string[]> {
  const rows = await tx.selectFrom('favourites').select('application').where('account', '=', account).execute()
  return rows.map((row) => row.application)
}

export async function addFavourite(
  tx: Tx,
  added: { account: string; application: string; now: Instant },
): Promise<void> {
  const { account, application, now } = added
  await tx
    .insertInto('favourites')
    .values({ account, application, added_at: asDate(now) })
    .onConflict((conflict) => conflict.columns(['account', 'application']).doNothing())
    .execute()
}

export async function removeFavourite(
  tx: Tx,
  { account, application }: { account: string; application: string },
): Promise<void> {
  await tx.deleteFrom('favourites').where('account', '=', account).where('application', '=', application).execute()
}
