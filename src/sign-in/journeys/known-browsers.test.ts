/** Browsers that an account knows: what they spare its owner (A8), and what is told of others (P4). */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import {
  aMember,
  atDoor,
  inside,
  type Member,
  sessionIn,
  signInApp,
  WRONG,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { payLimits } from '../../base/abuse/limits/limits-store.ts'
import { tokenHash } from '../../base/crypto/token-hash.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../base/time/instant.ts'
import { paymentsFor } from '../../methods/wrong-answers/guessing/limits.ts'
import { findKnownBrowser, knownBrowsersOf, revokeKnownBrowsers } from '../known-browsers/known-browsers-store.ts'
import { sessionsOf } from '../sessions/session-lines-store.ts'

let app: TestApp
let queue: pg.Client
before(async () => {
  app = await signInApp()
  queue = new pg.Client(app.ownerUrl)
  await queue.connect()
})
after(async () => {
  await queue?.end()
  await app?.close()
})

type Queued = { template: string; account: string; values: Record<string, unknown> }
/** What waits to be told about this account, oldest first. */
async function toldOf({ account }: Member): Promise<Queued[]> {
  const asked = 'select payload from graphile_worker._private_jobs order by id'
  const { rows } = await queue.query<{ payload: Queued }>(asked)
  return rows.map(({ payload }) => payload).filter((payload) => payload.account === account.id)
}
const templatesOf = async (member: Member) => (await toldOf(member)).map(({ template }) => template)

/** Somebody who set their password an hour ago. */
const aNewcomer = (): Promise<Member> => aMember(app, { since: app.deps.clock.now() - HOUR })

const HOME = { remoteAddress: '198.51.100.7' }
const ABROAD = { remoteAddress: '203.0.113.7' }
const CROWDED = { remoteAddress: '192.0.2.200' }

/** The same browser, at another address. */
function travelled(browser: InjectBrowser, options: { remoteAddress: string }): Promise<InjectBrowser> {
  const there = new InjectBrowser(browser.app, options)
  for (const [name, value] of browser.cookies) if (!name.startsWith('session')) there.cookies.set(name, value)
  return there.go(inside())
}

test('P4: the very first sign-in is no news; one in another browser is told, one in the same is not', async () => {
  const ann = await aNewcomer()
  const browser = await withPassword(await atDoor(app, {}, HOME), ann)
  assert.deepEqual(await templatesOf(ann), [])
  assert.equal(browser.ages.get('known-campus'), (90 * DAY) / SECOND)
  await withPassword(await travelled(browser, HOME), ann)
  assert.deepEqual(await templatesOf(ann), [])
  await withPassword(await atDoor(app, {}, HOME), ann)
  const [told, ...more] = await toldOf(ann)
  assert.deepEqual([told?.template, told?.values.country, more], ['new-sign-in', 'BE', []])
})

test('P4: a known browser in a new country is told, and coming home is not', async () => {
  const ann = await aNewcomer()
  const browser = await withPassword(await atDoor(app, {}, HOME), ann)
  const abroad = await withPassword(await travelled(browser, ABROAD), ann)
  assert.deepEqual(
    (await toldOf(ann)).map(({ template, values }) => [template, values.country]),
    [['new-sign-in', 'NL']],
  )
  await withPassword(await travelled(abroad, HOME), ann)
  await withPassword(await travelled(abroad, ABROAD), ann)
  assert.equal((await toldOf(ann)).length, 1)
  const nowhere = await withPassword(await travelled(abroad, { remoteAddress: '10.0.0.1' }), ann)
  assert.ok(sessionIn(nowhere))
  assert.equal((await toldOf(ann)).length, 1, 'no country is no new country')
})

test('P4: an account that nobody used for months is no newcomer', async () => {
  const ann = await aMember(app)
  await withPassword(await atDoor(app, {}, HOME), ann)
  assert.deepEqual(await templatesOf(ann), ['new-sign-in'])
})

test('A8: a browser is known for 90 days after its last sign-in, and not after it was revoked', async () => {
  const ann = await aNewcomer()
  const browser = await withPassword(await atDoor(app, {}, HOME), ann)
  const { kysely } = app.db
  const { now } = app.deps.clock
  const [line, ...none] = await knownBrowsersOf(kysely, ann.account.id, now())
  assert.deepEqual([line?.browser, line?.country, none], ['Firefox · Linux', 'BE', []])
  const token = browser.cookies.get('known-campus') ?? ''
  const find = (at: number) => findKnownBrowser(app.deps, kysely, { account: ann.account.id, token, now: at })
  assert.equal((await find(now() + 90 * DAY - 1))?.id, line?.id)
  assert.equal(await find(now() + 90 * DAY), undefined)
  const stranger = await aMember(app)
  const other = { account: stranger.account.id, token, now: now() }
  assert.equal(await findKnownBrowser(app.deps, kysely, other), undefined, 'of another account it says nothing')
  assert.equal(await revokeKnownBrowsers(kysely, ann.account.id, now()), 1)
  assert.equal(await find(now()), undefined)
  await withPassword(await travelled(browser, HOME), ann)
  assert.deepEqual(await templatesOf(ann), ['new-sign-in'], 'it is a new one now')
  assert.equal((await find(now()))?.id, line?.id, 'and known from here on')
})

test('A8: what the database keeps makes no cookie', async () => {
  const ann = await aNewcomer()
  const browser = await withPassword(await atDoor(app, {}, HOME), ann)
  const token = Buffer.from(browser.cookies.get('known-campus') ?? '', 'base64url')
  const { rows } = await sql<{ row: string }>`
    select known_browsers::text as row from known_browsers where account = ${ann.account.id}`.execute(app.db.kysely)
  const marks = [token, createHash('sha256').update(token).digest(), tokenHash(token.toString('base64url'))]
  for (const mark of marks) assert.doesNotMatch(rows[0]?.row ?? '', new RegExp(mark.toString('hex')))
})

test('A8: the owner in a known browser gets in while strangers have locked the account, and strangers stay out', async () => {
  const ann = await aNewcomer()
  const browser = await withPassword(await atDoor(app, {}, HOME), ann)
  const stranger = await atDoor(app, {}, ABROAD)
  for (let i = 0; i < 5; i += 1) await withPassword(stranger, ann, `${WRONG} ${i}`)
  assert.equal(stranger.step, 'locked')
  assert.equal((await withPassword(await atDoor(app, {}, ABROAD), ann)).step, 'locked')
  assert.ok(sessionIn(await withPassword(await travelled(browser, HOME), ann)))
  assert.equal((await withPassword(await atDoor(app, {}, ABROAD), ann)).step, 'locked', 'not opened for strangers')
  await revokeKnownBrowsers(app.db.kysely, ann.account.id, app.deps.clock.now())
  assert.equal((await withPassword(await travelled(browser, HOME), ann)).step, 'locked')
})

test('A8: a fresh lock is told to the person once, until when; later wrong answers and unknown names tell nobody', async () => {
  const ann = await aNewcomer()
  const stranger = await atDoor(app, {}, ABROAD)
  for (let i = 0; i < 5; i += 1) await withPassword(stranger, ann, `${WRONG} ${i}`)
  const until = app.deps.clock.now() + 16 * MINUTE
  const [told, ...more] = await toldOf(ann)
  assert.deepEqual([told?.template, told?.values.until, more], ['account-locked', until, []])
  await withPassword(await atDoor(app, {}, ABROAD), ann, WRONG)
  assert.equal((await toldOf(ann)).length, 1)
  const gone = await aMember(app, { status: 'closed' })
  const [known, unknown] = [await atDoor(app, {}, ABROAD), await atDoor(app, {}, ABROAD)]
  for (let i = 0; i < 5; i += 1) {
    await withPassword(known, gone, `${WRONG} ${i}`)
    await withPassword(unknown, { name: 'nobody.at.all@student.demo.example' }, `${WRONG} ${i}`)
  }
  assert.deepEqual([known.step, unknown.step, known.refusal], ['locked', 'locked', unknown.refusal])
  assert.deepEqual(await toldOf(gone), [])
})

test('A8: whoever locks an account all day long fills no mailbox', async () => {
  const ann = await aNewcomer()
  for (let lock = 0; lock < 6; lock += 1) {
    const stranger = await atDoor(app, {}, { remoteAddress: `192.0.2.${lock}` })
    for (let i = 0; i < 5; i += 1) await withPassword(stranger, ann, `${WRONG} ${lock} ${i}`)
    app.deps.clock.advance(17 * MINUTE)
  }
  assert.deepEqual(await templatesOf(ann), ['account-locked', 'account-locked', 'account-locked'])
})

test('P4: a person’s sessions say where and on what they were begun', async () => {
  const ann = await aNewcomer()
  await withPassword(await atDoor(app, {}, HOME), ann)
  const lines = await sessionsOf(app.db.kysely, ann.account.id, app.deps.clock.now())
  assert.deepEqual(
    lines.map(({ kind, application, address, country, browser, device }) => [
      ...[kind, application, address, country, browser, device],
    ]),
    [['browser', null, '198.51.100.7', 'BE', 'Firefox · Linux', 'computer']],
  )
  assert.deepEqual(await sessionsOf(app.db.kysely, ann.account.id, app.deps.clock.now() + DAY), [])
})

test('A8: where too many wrong passwords come from, the password page says to wait and keeps the name; a known browser goes on', async () => {
  const ann = await aNewcomer()
  const browser = await withPassword(await atDoor(app, {}, CROWDED), ann)
  const charges = paymentsFor({ limitBy: CROWDED.remoteAddress, trusted: false }, false)
  for (let i = 0; i < 60; i += 1) await payLimits(app.db.kysely, charges, app.deps.clock.now())
  const stranger = await withPassword(await atDoor(app, {}, CROWDED), ann)
  assert.deepEqual([stranger.status, stranger.step, stranger.refusal], [429, 'password', 'guessing-slowed'])
  assert.ok(Number(stranger.headers['retry-after']) > 0)
  assert.match(stranger.html, new RegExp(`value="${ann.name}"`))
  assert.match(stranger.text, /Try again in \d+ seconds?\./)
  assert.ok(sessionIn(await withPassword(await travelled(browser, CROWDED), ann)))
  assert.ok(sessionIn(await withPassword(await atDoor(app, {}, ABROAD), ann)), 'elsewhere too')
})
