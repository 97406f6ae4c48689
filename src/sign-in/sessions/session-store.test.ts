import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount, BUILT_AT } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { openEvents } from '../../base/events.ts'
import { DAY, HOUR, MINUTE } from '../../base/time/instant.ts'
import { tidySignIn } from '../upkeep.ts'
import { endSession, endSessionsOf } from './end-session.ts'
import {
  findLiveSession,
  findLiveSessionById,
  findLiveSessions,
  keepOidcState,
  noteLastSeen,
  raiseSession,
  SEEN_EVERY,
  startApplicationSession,
  startSession,
} from './session-store.ts'

const now = BUILT_AT
let base: TestDatabase
before(async () => {
  base = await testDatabase()
})
after(() => base.close())

const visit = { now, address: '203.0.113.7', userAgent: 'Firefox' }
const aSession = async (account: string, realm = 'campus') => ({
  ...(await startSession(base.db.kysely, {
    ...{ realm, account, acr: 'sfa', amr: ['pwd'], authTime: now, expiresAt: now + HOUR, visit },
  })),
  realm,
})

test('a session is found by its token, in its realm, with the account behind it', async () => {
  const account = await anAccount(base.db)
  const { id, token } = await aSession(account.id)
  const found = await findLiveSession(base.db.kysely, { realm: 'campus', token, now })
  assert.equal(found?.id, id)
  assert.deepEqual([found?.account, found?.person, found?.signInName], [account.id, account.person, account.signInName])
  assert.deepEqual([found?.amr, found?.authTime, found?.expiresAt, found?.kind], [['pwd'], now, now + HOUR, 'browser'])
  assert.equal((await findLiveSessionById(base.db.kysely, { id, now }))?.id, id)
})

test('not in another realm, not after its time, not once ended, not when the account is closed (CVE-2025-53942)', async () => {
  const { kysely } = base.db
  const account = await anAccount(base.db)
  const { token, id } = await aSession(account.id)
  assert.equal(await findLiveSession(kysely, { realm: 'association', token, now }), undefined)
  assert.deepEqual(await findLiveSessions(kysely, { held: [{ realm: 'association', token }], now }), [])
  assert.equal(await findLiveSession(kysely, { realm: 'campus', token, now: now + HOUR }), undefined)
  for (const status of ['closed', 'suspended', 'invited']) {
    await sql`update accounts set status = ${status} where id = ${account.id}`.execute(kysely)
    assert.equal(await findLiveSession(kysely, { realm: 'campus', token, now }), undefined, status)
    assert.equal(await findLiveSessionById(kysely, { id, now }), undefined, status)
  }
})

test('ending a session is told once, in the transaction, and audited', async () => {
  const account = await anAccount(base.db)
  const { id, token } = await aSession(account.id)
  const events = openEvents()
  const told: unknown[] = []
  events.on('session.ended', async (_tx, event) => void told.push(event))
  const end = () => base.db.transaction((tx) => endSession({ events }, tx, { session: id, why: 'signed-out', now }))
  assert.deepEqual([await end(), await end()], [true, false])
  assert.deepEqual(told, [{ session: id, account: account.id, realm: 'campus', at: now, why: 'signed-out' }])
  assert.equal(await findLiveSession(base.db.kysely, { realm: 'campus', token, now }), undefined)
  const { rows } = await sql`select what from audit_events where account = ${account.id}`.execute(base.db.kysely)
  assert.deepEqual(rows, [{ what: 'session.ended' }])
})

test('all sessions of an account end, applications’ too, but for the one that may stay', async () => {
  const account = await anAccount(base.db)
  const [stays, goes] = [await aSession(account.id), await aSession(account.id)]
  const offline = await startApplicationSession(base.db.kysely, {
    ...{ realm: 'campus', account: account.id, acr: 'sfa', amr: ['pwd'], authTime: now, expiresAt: now + DAY, visit },
    application: 'mail',
  })
  const end = { account: account.id, why: 'password-changed', except: stays.id, now } as const
  assert.equal(await base.db.transaction((tx) => endSessionsOf({ events: openEvents() }, tx, end)), 2)
  const live = await Promise.all(
    [stays, goes, offline].map(({ id }) => findLiveSessionById(base.db.kysely, { id, now })),
  )
  assert.deepEqual(
    live.map((session) => session?.id),
    [stays.id, undefined, undefined],
  )
})

test('a rise gives a new token and kills the old one; an ended session, or another account’s, does not rise', async () => {
  const { kysely } = base.db
  const account = await anAccount(base.db)
  const old = await aSession(account.id)
  const rise = { id: old.id, account: account.id, acr: 'mfa', amr: ['pwd', 'otp', 'mfa'], authTime: now + 1, now }
  const raised = await raiseSession(kysely, rise)
  assert.equal(raised?.id, old.id)
  assert.equal(await findLiveSession(kysely, { realm: 'campus', token: old.token, now }), undefined)
  const found = await findLiveSession(kysely, { realm: 'campus', token: raised?.token ?? '', now })
  assert.deepEqual([found?.acr, found?.amr, found?.authTime], ['mfa', ['pwd', 'otp', 'mfa'], now + 1])
  const stranger = await anAccount(base.db)
  assert.equal(await raiseSession(kysely, { ...rise, account: stranger.id }), undefined)
  assert.equal(await raiseSession(kysely, { ...rise, now: now + HOUR }), undefined)
  await base.db.transaction((tx) => endSession({ events: openEvents() }, tx, { session: old.id, why: 'replaced', now }))
  assert.equal(await raiseSession(kysely, rise), undefined)
})

test('what the protocol library remembers is kept with the row, and not after its end', async () => {
  const account = await anAccount(base.db)
  const { id, token } = await aSession(account.id)
  const state = { authorizations: { mail: { sid: 'x' } } }
  assert.equal(await keepOidcState(base.db.kysely, id, state), true)
  assert.deepEqual((await findLiveSession(base.db.kysely, { realm: 'campus', token, now }))?.oidc, state)
  await base.db.transaction((tx) => endSession({ events: openEvents() }, tx, { session: id, why: 'signed-out', now }))
  assert.equal(await keepOidcState(base.db.kysely, id, state), false)
})

test('"last seen" is written at most once a minute', async () => {
  const account = await anAccount(base.db)
  const { id } = await aSession(account.id)
  const seenAfter = async (later: number) => {
    const session = await findLiveSessionById(base.db.kysely, { id, now })
    assert.ok(session)
    await noteLastSeen(base.db, session, now + later)
    return (await findLiveSessionById(base.db.kysely, { id, now }))?.lastSeenAt
  }
  assert.equal(await seenAfter(MINUTE - 1), now)
  assert.equal(await seenAfter(SEEN_EVERY), now + SEEN_EVERY)
  assert.equal(await seenAfter(SEEN_EVERY + MINUTE - 1), now + SEEN_EVERY)
})

test('sessions that ended a month ago are forgotten, others stay', async () => {
  const account = await anAccount(base.db)
  const { id } = await aSession(account.id)
  const there = async () => (await sql`select from sessions where id = ${id}`.execute(base.db.kysely)).rows.length
  await tidySignIn(base, now + 29 * DAY)
  assert.equal(await there(), 1)
  await tidySignIn(base, now + 31 * DAY)
  assert.equal(await there(), 0)
})
