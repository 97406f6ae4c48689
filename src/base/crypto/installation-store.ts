import type { Tx } from '../database/database.ts'
import { StartFault } from '../database/start-fault.ts'
import type { Keyring } from './keyring.ts'

const NAME = 'master-key'
const WORD = 'this database was sealed with this master key'
const ROW = `installation:value:${NAME}`

/** Makes sure that the master key is the one with which this database was sealed; the first key that comes is kept to. */
export async function proveMasterKey(tx: Tx, keyring: Keyring): Promise<void> {
  const value = keyring.seal(WORD, ROW)
  await tx
    .insertInto('installation')
    .values({ name: NAME, value })
    .onConflict((c) => c.column('name').doNothing())
    .execute()
  const { value: kept } = await tx
    .selectFrom('installation')
    .select('value')
    .where('name', '=', NAME)
    .executeTakeFirstOrThrow()
  try {
    keyring.unseal(kept, ROW)
  } catch (error) {
    throw new StartFault(
      'master-key',
      'This database was sealed with another master key: give the file that it was started with.',
      { cause: error },
    )
  }
}
