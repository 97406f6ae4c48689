import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { countQueries } from '../base/database/client.ts'
import { newId } from '../base/ids.ts'
import { auditKeys } from './catalogue.ts'
import { type AuditEvent, eventsOf, record } from './event-store.ts'

const now = Date.UTC(2026, 9, 1, 8, 0, 0, 123)
const anEvent = (event: Partial<AuditEvent> = {}): AuditEvent => ({
  at: now,
  what: 'password.changed',
  actor: 'person',
  ...event,
})

let base: TestDatabase
before(async () => {
  base = await testDatabase()
})
after(() => base.close())

test('E3: what is recorded of an account comes back newest first, page by page', async () => {
  const { db } = base
  const account = newId(now)
  const details = { by: 'password', nested: { n: 1.5 } }
  await record(
    db.kysely,
    anEvent({ account, realm: 'campus', address: '203.0.113.7', browser: 'Firefox · Linux', details }),
  )
  await record(
    db.kysely,
    [1, 2, 3].map((n) => anEvent({ account, at: now + n, what: 'session.ended' })),
  )
  await record(db.kysely, anEvent({ account: newId(now) }))
  const [first, second] = await eventsOf(db.kysely, account, { limit: 2 })
  assert.deepEqual([first?.at, second?.at], [now + 3, now + 2])
  const [third, last, none] = await eventsOf(db.kysely, account, { before: second?.id, limit: 9 })
  assert.equal(third?.at, now + 1)
  assert.equal(none, undefined)
  const { id: _, ...kept } = last ?? { id: 0 }
  assert.deepEqual(kept, {
    at: now,
    what: 'password.changed',
    actor: 'person',
    realm: 'campus',
    application: null,
    address: '203.0.113.7',
    browser: 'Firefox · Linux',
    details,
  })
})

test('an event takes one statement, and so do a thousand', async () => {
  const { db } = base
  assert.equal(await countQueries(() => record(db.kysely, anEvent())), 1)
  const many = Array.from({ length: 1_000 }, () => anEvent())
  assert.equal(await countQueries(() => record(db.kysely, many)), 1)
  assert.equal(await countQueries(() => record(db.kysely, [])), 0)
})

test('an event of a transaction that is rolled back was never there', async () => {
  const { db } = base
  const account = newId(now)
  const undone = db.transaction(async (tx) => {
    await record(tx, anEvent({ account }))
    throw new Error('changed my mind')
  })
  await assert.rejects(undone, /changed my mind/)
  assert.deepEqual(await eventsOf(db.kysely, account, { limit: 9 }), [])
})

test('bytes that the database cannot hold, and texts without end, never lose an event', async () => {
  const { db } = base
  const account = newId(now)
  await record(
    db.kysely,
    anEvent({ account, address: 'a\u0000b', details: { half: '\ud83d', long: 'x'.repeat(9_000) } }),
  )
  const [kept] = await eventsOf(db.kysely, account, { limit: 1 })
  assert.equal(kept?.address, 'a\ufffdb')
  assert.equal(kept?.details.half, '\ufffd')
  assert.equal(String(kept?.details.long).length, 500)
})

test('E3: every kind of event can be recorded and listed', async () => {
  const { db } = base
  const account = newId(now)
  await record(
    db.kysely,
    auditKeys.map((what) => anEvent({ account, what })),
  )
  const kept = await eventsOf(db.kysely, account, { limit: 100 })
  assert.deepEqual(kept.map(({ what }) => what).sort(), [...auditKeys].sort())
})
