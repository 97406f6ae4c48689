/** The product on a PostgreSQL of the operator's, from the oldest that it promises to run on; one process and two. */
import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { openServer } from '../../src/base/database/embedded/server.ts'
import { advance, importPeople, startProduct, stopAll, timeOf } from '../harness/product.ts'

const OLDEST = '/usr/lib/postgresql/15'
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

type Kind = { name: string; programs?: string; skip: string | false }

const kinds: Kind[] = [
  {
    name: 'PostgreSQL 15',
    programs: OLDEST,
    skip: !existsSync(join(OLDEST, 'bin/postgres')) && 'PostgreSQL 15 is not installed',
  },
  { name: 'a newer PostgreSQL', skip: existsSync(join(OLDEST, 'bin/postgres')) && 'the oldest one is tried instead' },
]

for (const { name, programs, skip } of kinds) {
  test(`two processes serve one DATABASE_URL of ${name}, and know of each other`, { skip }, async (context) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'sleutelbos-own-'))
    chmodSync(dataFolder, 0o755)
    const server = await openServer({ dataFolder, log: silent, ...(programs !== undefined && { programs }) })
    const database = await newDatabase(server.adminUrl)
    const key = join(dataFolder, 'demo.key')
    writeFileSync(key, Buffer.alloc(32, 5).toString('base64'), { mode: 0o600 })
    const environment = { DATABASE_URL: database, SLEUTELBOS_SECRET_FILE: key }
    context.after(async () => {
      await stopAll()
      await server.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    })
    // At once, on a database that is empty: one makes the tables, the other waits for them.
    const [one, other] = await Promise.all([startProduct({ environment }), startProduct({ environment })])
    for (const { url } of [one, other]) assert.equal((await fetch(`${url}/readyz`)).status, 200)
    await importPeople(one, [{ name: 'Wren Thimblethorn', language: 'en', campus: 'wren.thimblethorn' }])
    const outbox = await fetch(`${other.url}/demo/outbox.json?to=wren@home.demo.example`)
    assert.equal(((await outbox.json()) as unknown[]).length, 1)
    const now = await advance(one, 'PT3H')
    assert.ok(Math.abs((await timeOf(other)) - now) < 60_000, 'the clock of the other stood still')
    const verified = await other.command('audit', 'verify')
    assert.equal(verified.code, 0, verified.printed)
    assert.deepEqual(await Promise.all([one.stop(), other.stop()]), [0, 0])
  })
}

/** An empty database, and the address of a login that owns it and may make roles, as a campus would give it. */
async function newDatabase(adminUrl: string): Promise<string> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create role campus_login login createrole password 'of-the-test'`)
  await admin.query('create database campus owner campus_login')
  await admin.end()
  const url = new URL(adminUrl)
  url.username = 'campus_login'
  url.password = 'of-the-test'
  url.pathname = '/campus'
  return url.href
}
