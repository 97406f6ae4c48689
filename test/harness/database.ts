/** A fresh, migrated database for a test, on a real PostgreSQL: cloned from a template that is migrated once. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Keyring, openKeyring } from '../../src/base/crypto/keyring.ts'
import { type Database, openDatabase } from '../../src/base/database/database.ts'
import { migrate } from '../../src/base/database/migrate.ts'
import { checksumOfAll, readMigrations } from '../../src/base/database/migration/migrations.ts'
import { RIGHTS, SECURED_ADD_JOB } from '../../src/base/database/migration/rights.ts'
import { APP_ROLE, withSettings } from '../../src/base/database/urls.ts'
import type { Clock } from '../../src/base/time/clock.ts'
import type { Instant } from '../../src/base/time/instant.ts'
import { testServerUrl } from './server.ts'

export type TestDatabase = { db: Database; ownerUrl: string; appUrl: string; close(): Promise<void> }

/** A database of this test's own, dropped by `close`. `db` is the application's: it cannot change the audit. */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = await testServerUrl()
  const template = await migratedTemplate(serverUrl)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(serverUrl, (admin) => admin.query(`create database ${name} template ${template}`))
  const ownerUrl = withSettings(inDatabase(serverUrl, name))
  const appUrl = withSettings(inDatabase(serverUrl, name), { role: APP_ROLE })
  const db = openDatabase({ url: appUrl, connections: 5, name: 'sleutelbos test' })
  return {
    db,
    ownerUrl,
    appUrl,
    async close() {
      await db.close()
      // Not waited for: it costs a checkpoint, and the process lives until it is done anyway.
      void asAdmin(serverUrl, (admin) => admin.query(`drop database ${name} with (force)`)).catch(() => undefined)
    },
  }
}

/** Keys that are the same in each run. */
export const testKeyring = (): Keyring => openKeyring(Buffer.alloc(32, 7))

/** A clock that stands until it is moved. */
export function fixedClock(instant: Instant): Clock & { advance(milliseconds: number): void } {
  let now = instant
  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds
    },
  }
}

export function inDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.toString()
}

export async function asAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url })
  admin.on('error', () => undefined)
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

let known: Promise<string> | undefined
const migratedTemplate = (serverUrl: string): Promise<string> => {
  known ??= makeTemplate(serverUrl)
  return known
}

/** Advisory lock under which one process makes the template. */
const MAKING = 7_301_900

async function makeTemplate(serverUrl: string): Promise<string> {
  const migrations = readMigrations()
  const name = `template_${checksumOfAll([...migrations, { number: 0, name: '', checksum: RIGHTS + SECURED_ADD_JOB, sql: '' }]).slice(0, 16)}`
  await asAdmin(serverUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [MAKING])
    const { rows } = await admin.query('select from pg_database where datname = $1', [name])
    if (rows.length > 0) return
    const half = `half_${randomUUID().replaceAll('-', '')}`
    await admin.query(`create database ${half}`)
    await migrate({ ownerUrl: inDatabase(serverUrl, half), migrations })
    await admin.query(`alter database ${half} rename to ${name}`)
  })
  return name
}
