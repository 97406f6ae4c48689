/** What a cluster is made of: its passwords, its files (initdb), its settings, its roles and database. */
import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chownSync, existsSync, linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { StartFault } from '../start-fault.ts'
import { APP_ROLE, socketUrl } from '../urls.ts'
import { asAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'

/** The bootstrap superuser; nothing of ours runs as it once roles and database are made. */
const ADMIN = 'sleutelbos_admin'
export const OWNER = 'sleutelbos_owner'
export const DATABASE = 'sleutelbos'

/** Passwords of the three roles. */
export type Keys = { admin: string; owner: string; app: string }

export const readKeys = (home: string): Keys => JSON.parse(readFileSync(join(home, 'keys.json'), 'utf8')) as Keys

/** The home's passwords, made the first time; of two that start at once, both get those of the first. */
function keysOf({ folder, account }: Home): Keys {
  const file = join(folder, 'keys.json')
  if (existsSync(file)) return readKeys(folder)
  const make = () => randomBytes(24).toString('base64url')
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, `${JSON.stringify({ admin: make(), owner: make(), app: make() })}\n`, { mode: 0o600 })
  if (account) chownSync(draft, account.uid, account.gid)
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  return readKeys(folder)
}

/** Makes sure that there is a cluster of the right version; made aside and moved into place whole. */
export async function prepareCluster(home: Home, binaries: Binaries): Promise<Keys> {
  const keys = keysOf(home)
  const cluster = join(home.folder, 'cluster')
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(home, binaries, keys)
  const major = Number(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'))
  if (major === binaries.major) return keys
  throw new StartFault(
    'version',
    `the database in ${home.folder} was made by PostgreSQL ${major}, and this version of Sleutelbos brings ${binaries.major}`,
  )
}

async function makeCluster(home: Home, binaries: Binaries, keys: Keys): Promise<void> {
  const half = join(home.folder, `cluster-${randomUUID()}`)
  const password = `${half}.password`
  writeFileSync(password, keys.admin, { mode: 0o600 })
  if (home.account) chownSync(password, home.account.uid, home.account.gid)
  // Cheap order that is the same on every machine: code points, with upper and lower case of all of Unicode.
  const locale =
    binaries.major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C.UTF-8']
  const login = ['-U', ADMIN, `--pwfile=${password}`, '-A', 'scram-sha-256']
  try {
    await runInitdb(home, binaries, [
      '-D',
      half,
      '-E',
      'UTF8',
      ...login,
      ...locale,
      '--data-checksums',
      '--no-instructions',
    ])
    renameSync(half, join(home.folder, 'cluster'))
  } catch (error) {
    const second = ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')
    if (!second) throw error
  } finally {
    rmSync(half, { recursive: true, force: true })
    rmSync(password, { force: true })
  }
}

async function runInitdb(home: Home, binaries: Binaries, words: string[]): Promise<void> {
  const child = spawn(join(binaries.folder, 'bin', 'initdb'), words, { ...asAccount(home.account), stdio: 'pipe' })
  let said = ''
  child.stdout.on('data', () => undefined)
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw faultFrom(said, `the database in ${home.folder} could not be made`)
}

/** What PostgreSQL complained about, as one line. */
export function faultFrom(said: string, what: string): StartFault {
  if (/No space left on device/i.test(said)) return new StartFault('disk-full', `${what}: no space left on the disk`)
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const line = lines.findLast((one) => /(FATAL|PANIC|error):/.test(one)) ?? lines.at(-1)
  return new StartFault('start-failed', `${what}${line ? `: ${line.replace(/^.*?(?=FATAL|PANIC|error)/, '')}` : ''}`)
}

/**
 * PostgreSQL's own cache: a sixteenth of what memory there is, so that a million accounts are found without asking the
 * system for each page, and never more than 1 GiB. Pages are taken as they are used: a small campus never fills it.
 */
const MEMORY_MIB = Math.min(process.constrainedMemory() || Infinity, totalmem()) / 2 ** 20
const CACHE_MIB = Math.min(Math.max(Math.floor(MEMORY_MIB / 16), 128), 1024)

/** Settings for a machine shared with the program: small memory, nothing that needs a big one, every commit on disk. */
export const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  max_connections: '60',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: `${CACHE_MIB}MB`,
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  // No copies of this server are kept elsewhere; who wants them brings a server by DATABASE_URL.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Short statements by key gain nothing from these, and their shared memory may be tiny in a container.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  jit: 'off',
  random_page_cost: '1.1',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
}

export type Urls = { adminUrl: string; ownerUrl: string; appUrl: string }

export const urlsOf = (socketFolder: string, keys: Keys): Urls => ({
  adminUrl: socketUrl(socketFolder, { user: ADMIN, password: keys.admin, database: 'postgres' }),
  ownerUrl: socketUrl(socketFolder, { user: OWNER, password: keys.owner, database: DATABASE }),
  appUrl: socketUrl(socketFolder, { user: APP_ROLE, password: keys.app, database: DATABASE }),
})

/** Makes the roles and the database where they are not there yet. The passwords are base64url: safe within quotes. */
export async function prepareRoles(admin: pg.Client, keys: Keys): Promise<void> {
  const { rows } = await admin.query<{ owner: boolean; app: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as owner, exists (select from pg_roles where rolname = $2) as app,
            exists (select from pg_database where datname = $3) as database`,
    [OWNER, APP_ROLE, DATABASE],
  )
  const has = rows[0]
  if (!has?.owner) await admin.query(`create role ${OWNER} login password '${keys.owner}'`)
  if (!has?.app) await admin.query(`create role ${APP_ROLE} login password '${keys.app}'`)
  if (!has?.database) await admin.query(`create database ${DATABASE} owner ${OWNER}`)
}
