import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { aCampus } from '../../test/builders/campus.ts'
import { anAccount, anEnrolment, aPerson, BUILT_AT } from '../../test/builders/people.ts'
import { fixedClock, type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { openEvents } from '../base/events.ts'
import { runDueJobs } from '../base/jobs/run-due-jobs.ts'
import { findMailedCode } from '../methods/index.ts'
import type { SentNotice } from '../notices/index.ts'
import { findAccount, markActivated, markClosed } from '../people/index.ts'
import { closeAccount, groupsOf, INVITE, inviteAccount, queueInvitations, reopenAccount } from './index.ts'

let base: TestDatabase
let owner: pg.Pool
const clock = fixedClock(BUILT_AT + 1_000)
const laidDown: SentNotice[] = []

before(async () => {
  base = await testDatabase()
  owner = new pg.Pool({ connectionString: base.ownerUrl })
})
after(async () => {
  await owner.end()
  await base.close()
})

const runJobs = () => {
  const outbox = async (sent: SentNotice) => {
    laidDown.push(sent)
  }
  const deps = { db: base.db, clock, campus: aCampus(), baseUrl: 'https://accounts.test.example', outbox }
  return runDueJobs({ pool: owner, tasks: { [INVITE]: inviteAccount(deps) }, now: clock.now })
}
const mailsTo = (mail: string) => laidDown.filter(({ to }) => to === mail)
const invite = (...accounts: string[]) => base.db.transaction((tx) => queueInvitations(tx, accounts, clock.now()))

test('an invitation mails a code that activates this account, and says until when', async () => {
  const person = await aPerson(base.db, { mail: 'invited@home.example', language: 'nl', givenName: 'Lore' })
  const { id } = await anAccount(base.db, { person: person.id, status: 'invited', name: 'lore@student.test.example' })
  await invite(id)
  await runJobs()
  const [mail, ...others] = mailsTo('invited@home.example')
  assert.deepEqual(others, [])
  assert.match(mail?.subject ?? '', /account/)
  const link = new URL(mail?.links.find((one) => one.includes('/activate')) ?? assert.fail('no link'))
  assert.equal(link.origin, 'https://accounts.test.example')
  const code = link.searchParams.get('code') ?? ''
  const found = await findMailedCode(base.db.kysely, { code, purpose: 'activation', now: clock.now() })
  assert.equal(found?.account, id)
  const { rows } = await owner.query(
    "select payload::text from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'",
    [code],
  )
  assert.deepEqual(rows, [], 'no code lies in the queue')
})

test('an account that was activated meanwhile is not invited', async () => {
  const person = await aPerson(base.db, { mail: 'quick@home.example' })
  const { id } = await anAccount(base.db, { person: person.id, status: 'invited' })
  await invite(id)
  await markActivated(base.db.kysely, { account: id, now: clock.now() })
  await runJobs()
  assert.deepEqual(mailsTo('quick@home.example'), [])
})

test('an invitation that waits already is not sent twice', async () => {
  const person = await aPerson(base.db, { mail: 'twice@home.example' })
  const { id } = await anAccount(base.db, { person: person.id, status: 'invited' })
  await invite(id)
  await invite(id)
  await runJobs()
  assert.equal(mailsTo('twice@home.example').length, 1)
})

test('a whole file of invitations is dealt out, and each person gets theirs', async () => {
  const person = await aPerson(base.db, { mail: 'many@home.example' })
  const { id } = await anAccount(base.db, { person: person.id, status: 'invited' })
  const strangers = Array.from({ length: 600 }, (_, i) => `01900000-0000-7000-8000-${String(i).padStart(12, '0')}`)
  await invite(...strangers, id)
  const { rows } = await owner.query('select count(*)::int as jobs from graphile_worker._private_jobs')
  assert.equal(rows[0].jobs, 2)
  await runJobs()
  assert.equal(mailsTo('many@home.example').length, 1)
})

test('closing tells everyone within the transaction, once, and is undone with it', async () => {
  const events = openEvents()
  const told: string[] = []
  events.on('account.closed', async (tx, { account }) => {
    assert.equal((await findAccount(tx, account))?.status, 'closed')
    told.push(account)
  })
  const { id, realm } = await anAccount(base.db)
  const close = () =>
    base.db.transaction((tx) => closeAccount({ events, clock }, tx, { account: id, why: 'withdrawn' }))
  assert.deepEqual([await close(), await close(), told], [true, false, [id]])
  const { rows } = await base.db.pool.query('select what, realm, details from audit_events where account = $1', [id])
  assert.deepEqual(rows, [{ what: 'account.closed', realm, details: { why: 'withdrawn' } }])

  const other = await anAccount(base.db)
  events.on('account.closed', () => Promise.reject(new Error('a session would not end')))
  const failing = base.db.transaction((tx) => closeAccount({ events, clock }, tx, { account: other.id, why: 'x' }))
  await assert.rejects(failing, /would not end/)
  assert.equal((await findAccount(base.db.kysely, other.id))?.status, 'active')
})

test('L4: a reopened account keeps name and identifier, and is invited anew', async () => {
  const person = await aPerson(base.db, { mail: 'back@home.example' })
  const account = await anAccount(base.db, { person: person.id })
  await markClosed(base.db.kysely, { account: account.id, now: clock.now() })
  const reopen = () =>
    base.db.transaction((tx) => reopenAccount({ clock }, tx, { account: account.id, why: 'enrolled again' }))
  assert.deepEqual([await reopen(), await reopen()], [true, false])
  assert.deepEqual(await findAccount(base.db.kysely, account.id), { ...account, status: 'invited' })
  await runJobs()
  assert.equal(mailsTo('back@home.example').length, 1)
})

test('groups are those of enrolments that have not ended', async () => {
  const { id: person } = await aPerson(base.db)
  await anEnrolment(base.db, { person, group: 'staff' })
  await anEnrolment(base.db, { person, group: 'student' })
  await anEnrolment(base.db, { person, group: 'student', programme: 'nursing' })
  await anEnrolment(base.db, { person, group: 'guest', status: 'ended' })
  assert.deepEqual(await groupsOf(base.db.kysely, person), ['staff', 'student'])
})
