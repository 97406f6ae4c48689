import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asAdmin, fixedClock, type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { record, sealAudit } from '../audit/index.ts'
import { auditVerify } from './audit-verify.ts'

const now = Date.UTC(2026, 9, 1, 8)

let base: TestDatabase
before(async () => {
  base = await testDatabase()
  await record(
    base.db.kysely,
    [1, 2, 3].map((n) => ({ at: now + n, what: 'password.changed', actor: 'person' }) as const),
  )
  await sealAudit({ db: base.db, clock: fixedClock(now) })
})
after(() => base.close())

const verify = async (head?: string) => {
  const lines: string[] = []
  const code = await auditVerify(base, { head, out: (line) => lines.push(line) })
  return { code, said: lines.join('\n') }
}

test('audit verify says that the record is intact, and its head, which a later run takes', async () => {
  const first = await verify()
  assert.equal(first.code, 0)
  assert.match(first.said, /^intact: 3 events, 3 sealed, 0 waiting/)
  const head = /^head ([0-9a-f]{64})$/m.exec(first.said)?.[1]
  const second = await verify(head)
  assert.equal(second.code, 0)
  assert.match(second.said, /the given head stands in the chain/)
})

test('audit verify refuses a head that is none, and tells of one that is gone', async () => {
  assert.equal((await verify('cafe')).code, 2)
  const gone = await verify('0'.repeat(64))
  assert.equal(gone.code, 1)
  assert.match(gone.said, /^broken: no line of the chain has the hash/)
})

test('audit verify names the exact place of a changed line', async () => {
  await asAdmin(base.ownerUrl, (owner) => owner.query(`update audit_events set actor = 'system' where id = 2`))
  const { code, said } = await verify()
  assert.equal(code, 1)
  assert.match(
    said,
    /^broken: line 2, event 2 \(password\.changed, 2026-10-01T08:00:00\.002Z\), is not what was sealed/,
  )
})
