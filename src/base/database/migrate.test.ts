import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { asAdmin, inDatabase, testDatabase } from '../../../test/harness/database.ts'
import { testServerUrl } from '../../../test/harness/server.ts'
import { isMigrated, migrate } from './migrate.ts'
import { readMigrations } from './migration/migrations.ts'
import { StartFault } from './start-fault.ts'
import { withSettings } from './urls.ts'

const serverUrl = await testServerUrl()

/** An empty database, and a login that may do in it what an operator would grant. */
async function emptyDatabase(context: { after(work: () => Promise<unknown>): void }): Promise<string> {
  const name = `empty_${process.pid}_${Math.trunc(performance.now() * 1000)}`
  await asAdmin(serverUrl, (admin) => admin.query(`create database ${name}`))
  context.after(() => asAdmin(serverUrl, (admin) => admin.query(`drop database ${name} with (force)`)))
  return inDatabase(serverUrl, name)
}

test('twenty processes at once: one migrates, the others wait and find it done', async (context) => {
  const url = await emptyDatabase(context)
  const applied = await Promise.all(Array.from({ length: 20 }, () => migrate({ ownerUrl: url })))
  const all = readMigrations().map((one) => one.name)
  assert.deepEqual(
    applied.filter((names) => names.length > 0),
    [all],
  )
  await asAdmin(url, async (admin) => assert.equal(await isMigrated(admin as never), true))
})

test('a migration that fails is undone whole, and those before it stay', async (context) => {
  const url = await emptyDatabase(context)
  const good = { number: 1, name: 'good', checksum: 'a', sql: 'create table good (id int)' }
  const bad = { number: 2, name: 'bad', checksum: 'b', sql: 'create table half (id int); select 1/0' }
  await assert.rejects(
    migrate({ ownerUrl: url, migrations: [good, bad] }),
    /^StartFault: migration 2 \("bad"\) failed and was undone: division by zero/,
  )
  await asAdmin(url, async (admin) => {
    const { rows } = await admin.query(
      `select to_regclass('good') is not null as good, to_regclass('half') is not null as half`,
    )
    assert.deepEqual(rows, [{ good: true, half: false }])
  })
  assert.deepEqual(await migrate({ ownerUrl: url, migrations: [good, { ...bad, sql: 'select 1' }] }), ['bad'])
})

test('a database newer than the program is refused', async (context) => {
  const url = await emptyDatabase(context)
  const one = { number: 1, name: 'one', checksum: 'a', sql: 'select 1' }
  await migrate({ ownerUrl: url, migrations: [one, { ...one, number: 2 }] })
  await assert.rejects(
    migrate({ ownerUrl: url, migrations: [one] }),
    (fault) => fault instanceof StartFault && fault.kind === 'migration',
  )
  await asAdmin(url, async (admin) => assert.equal(await isMigrated(admin as never, [one]), false))
})

test('a server that does not answer is named, and its password is not', async () => {
  const url = 'postgresql://someone:hush@127.0.0.1:1/nothing'
  await assert.rejects(
    migrate({ ownerUrl: url }),
    (fault: Error) => /127\.0\.0\.1:1\/nothing cannot be reached/.test(fault.message) && !/hush/.test(fault.message),
  )
})

test('an owner who may make no roles is told what an administrator has to do', async (context) => {
  const login = `plain_${process.pid}`
  const url = new URL(await emptyDatabase(context))
  await asAdmin(serverUrl, (admin) =>
    admin.query(
      `create role ${login} login password 'plain'; grant create on database ${url.pathname.slice(1)} to ${login}`,
    ),
  )
  await asAdmin(url.toString(), (admin) => admin.query(`grant create on schema public to ${login}`))
  url.username = login
  url.password = 'plain'
  await assert.rejects(
    migrate({ ownerUrl: url.toString() }),
    (fault) => fault instanceof StartFault && fault.kind === 'role',
  )
  await asAdmin(serverUrl, (admin) => admin.query(`grant sleutelbos_app to ${login}`))
  assert.equal((await migrate({ ownerUrl: url.toString() })).length, readMigrations().length)
  const database = inDatabase(serverUrl, url.pathname.slice(1))
  await asAdmin(database, (admin) => admin.query(`drop owned by ${login}; drop role ${login}`))
})

test('the application cannot change, delete or empty the audit, nor grant itself the right', async () => {
  const { appUrl, close } = await testDatabase()
  const app = new pg.Client({ connectionString: appUrl })
  await app.connect()
  const denied = { code: '42501' }
  for (const table of ['audit_events', 'audit_chain']) {
    await app.query(`select from ${table}`)
    await assert.rejects(app.query(`delete from ${table}`), denied)
    await assert.rejects(app.query(`truncate ${table} cascade`), denied)
    await assert.rejects(app.query(`alter table ${table} disable trigger all`), denied)
    await assert.rejects(app.query(`drop table ${table}`), denied)
  }
  await assert.rejects(app.query(`update audit_events set what = 'nothing'`), denied)
  await assert.rejects(app.query(`create table mine (id int)`), denied)
  await assert.rejects(app.query(`select from graphile_worker._private_jobs`), denied)
  await assert.rejects(app.query(`update migrations set checksum = ''`), denied)
  await app.end()
  await close()
})

test('an owner who may make roles, and nothing else, sets everything up by himself', async (context) => {
  const login = `maker_${process.pid}`
  const url = new URL(await emptyDatabase(context))
  const name = url.pathname.slice(1)
  await asAdmin(serverUrl, (admin) => admin.query(`create role ${login} login createrole password 'maker'`))
  await asAdmin(serverUrl, (admin) => admin.query(`alter database ${name} owner to ${login}`))
  url.username = login
  url.password = 'maker'
  const appUrl = withSettings(url.toString(), { role: 'sleutelbos_app' })
  // The role is there already, since it belongs to the whole server; its maker would have had this.
  await asAdmin(serverUrl, (admin) => admin.query(`grant sleutelbos_app to ${login} with admin option`))
  await migrate({ ownerUrl: url.toString(), appUrl })
  await asAdmin(appUrl, async (app) => {
    await assert.rejects(app.query('delete from audit_events'), { code: '42501' })
    await app.query(`select add_job('note', '{}', '2026-01-01T00:00:00Z', null, 25)`)
  })
  await asAdmin(inDatabase(serverUrl, name), (admin) =>
    admin.query(`reassign owned by ${login} to current_user; drop owned by ${login}; drop role ${login}`),
  )
})

test('an application with a login of its own cannot become the owner', async (context) => {
  const login = `apart_${process.pid}`
  const url = await emptyDatabase(context)
  await asAdmin(serverUrl, (admin) => admin.query(`create role ${login} login password 'apart'`))
  context.after(() => asAdmin(serverUrl, (admin) => admin.query(`drop role ${login}`)))
  const apart = new URL(url)
  apart.username = login
  apart.password = 'apart'
  const appUrl = withSettings(apart.toString(), { role: 'sleutelbos_app' })
  await migrate({ ownerUrl: url, appUrl })
  const app = new pg.Client({ connectionString: appUrl })
  await app.connect()
  for (const way of [
    'reset role',
    'set role none',
    `set role ${new URL(url).username}`,
    'set session authorization default',
  ]) {
    await app.query(way).catch(() => undefined)
    await assert.rejects(app.query('delete from audit_events'), { code: '42501' }, way)
  }
  await app.end()
})
