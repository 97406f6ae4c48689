/**
 * Brings a database to the state that this program knows. One process migrates, the others wait for it.
 * The owner makes the tables; the application's role may read and change rows, and a migration takes from it what it
 * must not do (the audit is append-only).
 */
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { checksumOfAll, type Migration, planMigrations, readMigrations } from './migration/migrations.ts'
import { prepareAppRole, SECURED_ADD_JOB } from './migration/rights.ts'
import { StartFault } from './start-fault.ts'
import { valueTypes } from './statements/values.ts'
import { userOf, withoutPassword, withSettings } from './urls.ts'

export type MigrateOptions = {
  ownerUrl: string
  /** The application's address; its login is let into the application's role. */
  appUrl?: string
  migrations?: readonly Migration[]
}

const OLDEST_POSTGRES = 150_000
/** Advisory lock of this database under which one process at a time migrates. */
const MIGRATING = 7_301_003

/** Applies what is missing and answers the names of what was applied. A `StartFault` when that may not or cannot be. */
export async function migrate({ ownerUrl, appUrl, migrations = readMigrations() }: MigrateOptions): Promise<string[]> {
  const owner = await connectOwner(ownerUrl)
  try {
    await demandVersion(owner)
    await owner.query('select pg_advisory_lock($1)', [MIGRATING])
    await prepareAppRole(owner, appUrl === undefined ? undefined : userOf(appUrl))
    const applied = await applyMissing(owner, migrations)
    await prepareJobs(owner, ownerUrl)
    return applied
  } finally {
    await owner.end()
  }
}

/** Whether this database bears exactly the migrations of the program: for the readiness check. */
export async function isMigrated(database: Pick<pg.Pool, 'query'>, migrations = readMigrations()): Promise<boolean> {
  const { rows } = await database.query('select number, name, checksum from migrations order by number')
  return checksumOfAll(migrations) === checksumOfAll(rows)
}

async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  const owner = new pg.Client({
    connectionString: withSettings(ownerUrl),
    application_name: 'sleutelbos migrate',
    connectionTimeoutMillis: 10_000,
    types: valueTypes,
  })
  owner.on('error', () => undefined)
  try {
    await owner.connect()
    return owner
  } catch (error) {
    const reason = (error as Error).message || (error as NodeJS.ErrnoException).code
    throw new StartFault('unreachable', `the database at ${withoutPassword(ownerUrl)} cannot be reached: ${reason}`, {
      cause: error,
    })
  }
}

async function demandVersion(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ number: string; text: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as text`,
  )
  if (Number(rows[0]?.number) >= OLDEST_POSTGRES) return
  throw new StartFault('version', `PostgreSQL 15 or later is needed, and this server is ${rows[0]?.text}`)
}

async function applyMissing(owner: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  const { rows } = await owner.query('select number, name, checksum from migrations order by number')
  const plan = planMigrations(migrations, rows)
  if ('fault' in plan) throw new StartFault('migration', plan.fault)
  for (const migration of plan.apply) await applyOne(owner, migration)
  return plan.apply.map((one) => one.name)
}

async function applyOne(owner: pg.Client, { number, name, checksum, sql }: Migration): Promise<void> {
  try {
    await owner.query('begin')
    await owner.query(sql)
    const values = [number, name, checksum, new Date()]
    await owner.query('insert into migrations (number, name, checksum, applied_at) values ($1, $2, $3, $4)', values)
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback').catch(() => undefined)
    throw new StartFault(
      'migration',
      `migration ${number} ("${name}") failed and was undone: ${(error as Error).message}`,
      { cause: error },
    )
  }
}

/** The queue's own tables, by its own migrations, and the one function by which the application adds to it. */
async function prepareJobs(owner: pg.Client, ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: withSettings(ownerUrl), max: 1, application_name: 'sleutelbos migrate' })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) })
  } finally {
    await pool.end()
  }
  await owner.query(SECURED_ADD_JOB)
}
