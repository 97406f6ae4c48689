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
  /** Whether it was still ours to give back: the end of a connection is told in more ways than one. */
  const giveBack = (one: PoolClient | undefined): boolean => {
    if (one === undefined || client !== one) return false
    client = undefined
    one.release(true)
    return true
  }
  const later = () => void setTimeout(again, PAUSE).unref()
  const listen = async () => {
    const listening = await pool.connect()
    // Whoever stops while it connects would wait for this connection for ever.
    if (stopped) return listening.release(true)
    client = listening
    listening.on('notification', ({ channel }) => {
      if (channel === 'oidc_keys') heard()
    })
    listening.once('end', () => giveBack(listening) && later())
    await listening.query('listen oidc_keys').catch((error: unknown) => {
      if (giveBack(listening)) throw error
    })
  }
  const again = () => {
    if (!stopped) listen().then(heard, later)
  }
  await listen()
  return {
    async stop() {
      stopped = true
      giveBack(client)
    },
  }
}
