/**
 * The embedded server as the rest sees it: opened, watched over, stopped.
 *
 *     absent ──start──▶ running ──stop──▶ absent
 *        ▲                 │ dies
 *        └──wait, longer each time──┘
 */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { StartFault } from '../start-fault.ts'
import { type Binaries, reachableBinaries } from './binaries.ts'
import { awaitUsers, connectAdmin, endOrphan, findServer, own } from './claim.ts'
import { type Keys, prepareCluster, prepareRoles, type Urls, urlsOf } from './cluster.ts'
import { type Home, prepareDataFolder, prepareHome } from './home.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { removeSocketFolder, socketFolderOf } from './socket-folder.ts'

/** As much of a log as is needed here; pino's fits. */
export type ServerLog = Record<'info' | 'warn' | 'error', (fields: object, text: string) => void>

export type ServerOptions = {
  dataFolder: string
  log: ServerLog
  /** Who opens it: a command's own server waits for other commands before it stops. */
  as?: 'server' | 'command'
  /** Settings of PostgreSQL beyond ours; for tests. */
  settings?: Record<string, string>
  /** Folder with `bin/postgres`, in place of the packaged one; for tests. */
  programs?: string
}

export type EmbeddedServer = Urls & {
  socketFolder: string
  stop(): Promise<void>
  /** Called each time the server has died and is there again. */
  onRestart(callback: () => void): void
}

type Ground = {
  home: Home
  keys: Keys
  binaries: Binaries
  logFile: string
  settings: Record<string, string>
  name: string
}
type Life = { postgres: Postgres; admin: pg.Client }

/** Starts the server of this data folder, made the first time; a `StartFault` says in one line why it cannot. */
export async function openServer(options: ServerOptions): Promise<EmbeddedServer> {
  const ground = await prepareGround(options)
  const restarted: (() => void)[] = []
  const watch = watchOver(ground, await begin(ground), {
    log: options.log,
    onRestart: () => {
      for (const callback of restarted) callback()
    },
  })
  const socketFolder = socketFolderOf(ground.home)
  return {
    ...urlsOf(socketFolder, ground.keys),
    socketFolder,
    stop: () => watch.stop(options.as === 'command'),
    onRestart: (callback) => restarted.push(callback),
  }
}

async function prepareGround({ dataFolder, settings = {}, programs, as = 'server' }: ServerOptions): Promise<Ground> {
  const folder = prepareDataFolder(dataFolder)
  const home = prepareHome(folder)
  const binaries = reachableBinaries(home.account, programs)
  const keys = await prepareCluster(home, binaries)
  return { home, keys, binaries, logFile: join(folder, 'postgresql.log'), settings, name: `sleutelbos ${as}` }
}

/** Gets a server that is ours running: whatever runs in the home now is either an orphan, which ends, or another's. */
async function begin(ground: Ground): Promise<Life> {
  const { home, keys, name } = ground
  for (let tries = 1; ; tries += 1) {
    const found = await findServer(home.folder, keys, name)
    if (found.is === 'owned') {
      await found.admin.end()
      throw inUse(home, found.by)
    }
    if (found.is === 'orphan') await endOrphan(home.folder, found.pid)
    try {
      const postgres = await startPostgres(ground)
      return { postgres, admin: await takeHold(ground, postgres) }
    } catch (error) {
      // Of two that start at once one comes too late; it looks again, and finds whose the server is.
      if (tries === 2) throw error
    }
  }
}

async function takeHold(ground: Ground, postgres: Postgres): Promise<pg.Client> {
  try {
    const admin = await connectAdmin(socketFolderOf(ground.home), ground.keys, ground.name)
    if (!(await own(admin))) throw inUse(ground.home, 'another process')
    await prepareRoles(admin, ground.keys)
    return admin
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

const inUse = (home: Home, by: string) =>
  new StartFault(
    'folder-in-use',
    `the database in ${home.folder} is in use by process ${by}: stop that first, or set SLEUTELBOS_DATA to another folder`,
  )

type Watch = { stop(wait: boolean): Promise<void> }

function watchOver(ground: Ground, first: Life, told: { log: ServerLog; onRestart(): void }): Watch {
  let life = first
  let stopping = false
  const watchEnd = async (): Promise<void> => {
    const { postgres, admin } = life
    admin.once('end', () => void keepHold())
    await postgres.exited
    if (stopping) return
    told.log.error({}, 'PostgreSQL has died; it is started again')
    for (let pause = 50; !stopping; pause = Math.min(2 * pause, 10_000)) {
      await wait(pause)
      try {
        life = await begin(ground)
        told.log.info({}, 'PostgreSQL runs again')
        told.onRestart()
        watching = watchEnd()
        return
      } catch (error) {
        told.log.error({ reason: (error as Error).message }, 'PostgreSQL could not be started again')
      }
    }
  }
  /** PostgreSQL may throw out all its connections without dying itself; the hold on it is then taken anew. */
  const keepHold = async (): Promise<void> => {
    const { postgres } = life
    let gone = false
    postgres.exited.then(() => {
      gone = true
    })
    for (await wait(50); !stopping && !gone; await wait(200)) {
      const admin = await connectAdmin(socketFolderOf(ground.home), ground.keys, ground.name).catch(() => undefined)
      if (admin && (await own(admin).catch(() => false))) {
        life = { postgres, admin }
        admin.once('end', () => void keepHold())
        return
      }
      await admin?.end().catch(() => undefined)
    }
  }
  let watching = watchEnd()
  return {
    async stop(waitForUsers) {
      if (waitForUsers) await awaitUsers(life.admin).catch(() => undefined)
      stopping = true
      await life.admin.end().catch(() => undefined)
      await life.postgres.stop()
      await watching
      await life.postgres.stop() // one that a restart had brought just then
      removeSocketFolder(ground.home)
    },
  }
}
