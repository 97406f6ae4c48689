import type { PoolClient } from 'pg'
import type { Database } from '../../../base/database/database.ts'
import { SECOND } from '../../../base/time/instant.ts'

const PAUSE = 5 * SECOND

/**
 * Calls back whenever a process says that the keys are others now. One connection is kept for it; when it breaks,
 * another takes its place, and calls back once for what may have been missed.
 */
export async function listenForKeys(
  { pool }: Pick<Database, 'pool'>,
  heard: () => void,
): Promise<{ stop(): Promise<void> }> {
  let client: PoolClient | undefined
  let stopped = false
  const listen = async () => {
    const listening = await pool.connect()
    client = listening
    listening.on('notification', ({ channel }) => {
      if (channel === 'oidc_keys') heard()
    })
    listening.once('end', () => {
      if (stopped) return
      client = undefined
      listening.release(true)
      setTimeout(again, PAUSE).unref()
    })
    await listening.query('listen oidc_keys')
  }
  const again = () => {
    if (stopped) return
    listen().then(heard, () => setTimeout(again, PAUSE).unref())
  }
  await listen()
  return {
    async stop() {
      stopped = true
      client?.release(true)
    },
  }
}
