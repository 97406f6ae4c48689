/** Words from process to process through PostgreSQL: sent with a transaction, heard by all who listen. */
import { sql } from 'kysely'
import pg from 'pg'
import type { Tx } from './database.ts'
import { withSettings } from './urls.ts'

/** Sends when the transaction commits, at most 8000 bytes; listeners take it as a hint and look at the rows. */
export async function notify(tx: Tx, channel: string, payload = ''): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(tx)
}

export type Listener = {
  /** Calls `hear` for each notice on the channel. */
  on(channel: string, hear: (payload: string) => void): Promise<void>
  close(): Promise<void>
}

export type ListenOptions = {
  url: string
  /** Something may have been missed while the connection was away: read everything again. */
  onGap?: () => void
}

const FIRST_PAUSE = 100
const LONGEST_PAUSE = 5_000

/** Opens one connection that listens, and opens it again whenever it breaks. */
export async function openListener({ url, onGap }: ListenOptions): Promise<Listener> {
  const heard = new Map<string, ((payload: string) => void)[]>()
  let closed = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let again: Promise<void> | undefined
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: withSettings(url),
      application_name: 'sleutelbos listener',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    fresh.on('error', () => undefined)
    fresh.on('notification', ({ channel, payload }) => {
      for (const hear of heard.get(channel) ?? []) hear(payload ?? '')
    })
    let ended = false
    fresh.once('end', () => {
      ended = true
      if (client === fresh) reconnect(FIRST_PAUSE)
    })
    try {
      await fresh.connect()
      for (const channel of heard.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
      if (ended || closed) throw new Error('the connection ended at once')
      client = fresh
    } catch (error) {
      fresh.end().catch(() => undefined) // one that nobody knows would keep the process for ever
      throw error
    }
  }
  const reconnect = (pause: number): void => {
    client = undefined
    if (closed) return
    timer = setTimeout(() => {
      again = connect().then(
        () => onGap?.(),
        () => reconnect(Math.min(2 * pause, LONGEST_PAUSE)),
      )
    }, pause)
  }
  await connect()
  return {
    async on(channel, hear) {
      const first = !heard.has(channel)
      heard.set(channel, [...(heard.get(channel) ?? []), hear])
      if (first) await client?.query(`listen ${pg.escapeIdentifier(channel)}`)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await again
      await client?.end()
    },
  }
}
