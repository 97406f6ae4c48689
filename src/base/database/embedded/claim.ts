/**
 * Who owns the running server: the process that holds an advisory lock in it. Such a lock dies with its holder, and
 * PostgreSQL itself sees to it that only one server runs upon a cluster, so no stale lock file can stand in the way.
 */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StartFault } from '../start-fault.ts'
import { type Keys, urlsOf } from './cluster.ts'
import { forgetForeign, livesHere, readPostmaster } from './postmaster.ts'

/** Advisory locks in database `postgres`: whose the server is, and who else uses it for a while. */
const OWNING = 7_301_001
const USING = 7_301_002

const PATIENCE = 30_000
/** A server younger than this may have an owner who has not yet come to say so. */
const YOUNG = 2

export async function connectAdmin(socketFolder: string, keys: Keys, name: string): Promise<pg.Client> {
  const admin = new pg.Client({
    connectionString: urlsOf(socketFolder, keys).adminUrl,
    application_name: `${name} ${process.pid}`,
    connectionTimeoutMillis: 5_000,
  })
  admin.on('error', () => undefined)
  await admin.connect()
  return admin
}

const tryLock = async (admin: pg.Client, key: number): Promise<boolean> =>
  (await admin.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [key])).rows[0]?.got === true

export const own = (admin: pg.Client): Promise<boolean> => tryLock(admin, OWNING)

export async function use(admin: pg.Client): Promise<void> {
  await admin.query('select pg_advisory_lock_shared($1)', [USING])
}

/** Returns when nobody uses the server any more, or after half a minute. */
export async function awaitUsers(admin: pg.Client): Promise<void> {
  await admin.query(`set lock_timeout = ${PATIENCE}`)
  await admin.query('select pg_advisory_lock($1)', [USING]).catch(() => undefined)
}

export type Found = { is: 'absent' } | { is: 'owned'; by: string; admin: pg.Client } | { is: 'orphan'; pid: number }

/** Looks for a server that already runs in this home, and waits while one is just coming or going. */
export async function findServer(homeFolder: string, keys: Keys, name: string): Promise<Found> {
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; await wait(50)) {
    const running = readPostmaster(homeFolder)
    if (!running) return { is: 'absent' }
    if (!livesHere(homeFolder, running.pid)) {
      forgetForeign(homeFolder, running.pid)
      return { is: 'absent' }
    }
    const admin = await connectAdmin(running.socketFolder, keys, name).catch(passing)
    const found = admin && (await ask(admin, running.pid).catch(passing))
    if (found) return found
  }
  throw new StartFault('start-failed', `a PostgreSQL server runs in ${homeFolder} and does not answer`)
}

/** Errors of a server that starts or stops; any other is one to report. */
function passing(error: Error & { code?: string }): undefined {
  const coming = ['57P03', '57P01', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(error.code ?? '')
  if (coming || /terminated|timeout|not queryable/i.test(error.message)) return undefined
  throw new StartFault('start-failed', `the database server that runs already does not let us in: ${error.message}`)
}

async function ask(admin: pg.Client, pid: number): Promise<Found | undefined> {
  if (!(await own(admin))) return { is: 'owned', by: await ownerOf(admin), admin }
  const { rows } = await admin.query<{ age: number }>(
    'select extract(epoch from clock_timestamp() - pg_postmaster_start_time())::float8 as age',
  )
  await admin.end()
  return (rows[0]?.age ?? 0) < YOUNG ? undefined : { is: 'orphan', pid }
}

async function ownerOf(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.objid = $1`,
    [OWNING],
  )
  return rows[0]?.application_name.split(' ').at(-1) ?? 'unknown'
}

/** Ends a server that nobody owns. */
export async function endOrphan(homeFolder: string, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; await wait(20)) {
    if (readPostmaster(homeFolder)?.pid !== pid) return
  }
  process.kill(pid, 'SIGQUIT')
  await wait(1_000)
}
