import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { newId } from '../base/ids.ts'
import { alarmKeys, alarmsIn } from './alarms-store.ts'
import { record } from './event-store.ts'

const now = Date.UTC(2026, 10, 22, 18)
let base: TestDatabase
before(async () => {
  base = await testDatabase()
})
after(() => base.close())

test('M1 "that wasn’t me" reaches the desk of that realm, newest first, and nothing else does', async () => {
  const { kysely } = base.db
  const event = (what: 'approval.disowned' | 'approval.approved' | 'account.alarm', realm: string, at: number) =>
    record(kysely, { at, what, actor: 'person', account: newId(now), realm, details: { way: 'approval' } })
  await event('approval.disowned', 'campus', now)
  await event('approval.approved', 'campus', now + 1)
  await event('approval.disowned', 'other', now + 2)
  await event('account.alarm', 'campus', now + 3)
  const seen = (await alarmsIn(kysely, { realms: ['campus'], limit: 9 })).map(({ what, realm, at }) => [
    what,
    realm,
    at,
  ])
  assert.deepEqual(seen, [
    ['account.alarm', 'campus', now + 3],
    ['approval.disowned', 'campus', now],
  ])
  const [first, second] = await alarmsIn(kysely, { realms: ['campus', 'other'], limit: 2 })
  const [third] = await alarmsIn(kysely, { realms: ['campus', 'other'], limit: 2, before: second?.id })
  assert.deepEqual(
    [first, second, third].map((one) => one?.at),
    [now + 3, now + 2, now],
  )
})

test('alarms are found by their own index, however long the record is', async () => {
  const { rows } = await base.db.pool.query("select indexdef from pg_indexes where indexname = 'audit_events_alarms'")
  for (const key of alarmKeys) assert.ok(rows[0]?.indexdef.includes(`'${key}'`), key)
})
