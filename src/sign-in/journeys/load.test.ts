/** What a sign-in costs, and what happens when too many come at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aMember,
  atDoor,
  inside,
  PASSWORD,
  sessionIn,
  signInApp,
  withPassword,
} from '../../../test/builders/sign-in.ts'
import { TEST_NOW } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { listQueries } from '../../base/database/client.ts'
import { HOUR } from '../../base/time/instant.ts'
import { type Hasher, openHasher } from '../../methods/index.ts'

/** Of the fourteen that a whole password sign-in takes, tokens included, these are for the gate. */
const BUDGET = 8

test(`a password sign-in takes at most ${BUDGET} queries, from the door and back to it`, async () => {
  const app = await signInApp()
  const ann = await aMember(app, { since: TEST_NOW - HOUR })
  const signIn = async () => {
    let inside = false
    const queries = await listQueries(async () => {
      const browser = await withPassword(await atDoor(app), ann)
      inside = sessionIn(browser) !== undefined
    }, true)
    assert.ok(inside)
    // The last one is the door's own look at the session.
    return queries.slice(0, -1)
  }
  const first = await signIn()
  assert.ok(first.length <= BUDGET, first.join('\n---\n'))
  // The browser that comes now is a new one, of which the person is told: to whom, and the mail.
  const second = await signIn()
  assert.ok(second.length <= BUDGET + 2, second.join('\n---\n'))
  await app.close()
})

test('two right answers at once: one goes on, the other finds the step over, and neither leaves a try charged', async () => {
  const app = await signInApp()
  const ann = await aMember(app)
  const one = await atDoor(app)
  await one.submit({ username: ann.name })
  const other = new InjectBrowser(app.app)
  for (const [name, value] of one.cookies) other.cookies.set(name, value)
  await other.go(one.url)
  await Promise.all([one, other].map((browser) => browser.submit({ 'current-password': PASSWORD })))
  const tries = await app.db.pool.query('select * from wrong_answers where subject = $1', [ann.account.id])
  assert.deepEqual(tries.rows, [])
  const sessions = await app.db.pool.query('select id from sessions where account = $1', [ann.account.id])
  assert.equal(sessions.rows.length, 1)
  await app.close()
})

test('in a session the door asks one query', async () => {
  const app = await signInApp()
  const browser = await withPassword(await atDoor(app), await aMember(app))
  const queries = await listQueries(() => browser.go(inside({ realm: 'campus' })), true)
  assert.equal(queries.length, 1, queries.join('\n---\n'))
  await app.close()
})

/** A hasher whose queue is as long as a test says. */
function crowded(): Hasher & { wait: number; full: boolean } {
  const hasher = openHasher()
  return Object.assign(
    { ...hasher, wait: 0, full: false },
    {
      load(this: { wait: number; full: boolean }) {
        return { running: 1, waiting: 1, expectedWait: this.wait, full: this.full }
      },
    },
  )
}

test('while passwords queue, newcomers are told to come back, without a query; who is in the midst goes on', async () => {
  const hasher = crowded()
  const app = await signInApp({ hasher })
  const ann = await aMember(app)
  const inTheMidst = await atDoor(app)
  await inTheMidst.submit({ username: ann.name })
  const undecided = await atDoor(app)
  hasher.wait = 2_000
  let newcomer = await atDoor(app)
  const queries = await listQueries(async () => {
    newcomer = await atDoor(app)
  }, true)
  assert.deepEqual(
    [newcomer.status, newcomer.refusal, newcomer.headers['retry-after'], queries],
    [503, 'busy', '4', []],
  )
  assert.match(newcomer.text, /Try again in 4 seconds/)
  assert.ok(newcomer.html.includes(`href="${inside().replaceAll('&', '&amp;')}"`), 'the way back is kept')
  await undecided.submit({ username: ann.name })
  assert.deepEqual([undecided.status, undecided.headers['retry-after']], [503, '4'])
  await inTheMidst.submit({ 'current-password': PASSWORD })
  assert.ok(sessionIn(inTheMidst))
  hasher.wait = 0
  await newcomer.go(newcomer.url)
  assert.equal(newcomer.step, 'identify', 'and when it is quiet again, the same address leads on')
  await app.close()
})

test('beyond the far bound even the password waits, and nothing is lost or counted', async () => {
  const hasher = crowded()
  const app = await signInApp({ hasher })
  const browser = await atDoor(app)
  await browser.submit({ username: (await aMember(app)).name })
  Object.assign(hasher, { wait: 5_000, full: true })
  for (let i = 0; i < 6; i += 1) await browser.submit({ 'current-password': PASSWORD })
  assert.deepEqual(
    [browser.status, browser.step, browser.refusal, browser.headers['retry-after']],
    [503, 'password', 'busy', '5'],
  )
  Object.assign(hasher, { wait: 0, full: false })
  await browser.submit({ 'current-password': PASSWORD })
  assert.ok(sessionIn(browser))
  await app.close()
})

test('the busy page cannot be made to lead elsewhere, nor to say what an address says', async () => {
  const hasher = crowded()
  hasher.wait = 2_000
  const app = await signInApp({ hasher })
  const browser = await atDoor(app)
  for (const to of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/"><script>alert(1)</script>',
    '/$&$`',
  ]) {
    await browser.go(`/sign-in/busy?to=${encodeURIComponent(to)}`)
    assert.equal(browser.status, 503)
    assert.doesNotMatch(browser.html, /evil\.example|<script>alert|way-back-placeholder/, to)
  }
  await app.close()
})
