/** Where an account is signed in, and ending it (P4). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  aMemberTwice,
  mailsOf,
  post,
  selfServiceApp,
  signedInAt,
  whatHappened,
} from '../../../../test/builders/self-service.ts'
import { aMember, type Member, withPassword } from '../../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { newId } from '../../../base/ids.ts'
import { DAY, HOUR } from '../../../base/time/instant.ts'
import { keepKnownBrowser, knownBrowsersOf, sessionsOf, startApplicationSession } from '../../../sign-in/index.ts'

const HERE = '/account/sessions'

let app: TestApp
const ended: string[] = []
before(async () => {
  app = await selfServiceApp()
  app.deps.events.on('session.ended', async (_tx, { session }) => void ended.push(session))
})
after(() => app.close())

const idsOf = async ({ account }: Member) => (await sessionsOf(app.db.kysely, account.id, TEST_NOW)).map(({ id }) => id)
const otherThan = (ids: readonly string[], known: readonly string[]) =>
  ids.find((id) => !known.includes(id)) ?? assert.fail('no new session')
const endAt = (id: string) => `${HERE}/${id}/end?account=campus`
const isInside = async (browser: InjectBrowser) => (await browser.go(HERE)).status === 200 && browser.step === undefined
const titlesIn = ({ html }: InjectBrowser) =>
  [...html.matchAll(/<p class="what">([^<]*)/g)].map(([, what = '']) => what.trim())

const visitOf = (userAgent: string) => ({ now: TEST_NOW, address: '203.0.113.7', userAgent })
async function aKeptApplication({ account }: Member, application = 'mail') {
  return startApplicationSession(app.db.kysely, {
    ...{
      realm: 'campus',
      account: account.id,
      acr: 'sfa',
      amr: ['pwd'],
      authTime: TEST_NOW,
      expiresAt: TEST_NOW + 30 * DAY,
    },
    ...{ visit: visitOf('Thunderbird/140 Android'), application },
  })
}
async function aKnownBrowser({ account }: Member, browser = 'Chrome · Android') {
  const kept = { account: account.id, token: newId(TEST_NOW), browser, country: 'NL', now: TEST_NOW - DAY }
  await keepKnownBrowser(app.deps, app.db.kysely, kept)
  const lines = await knownBrowsersOf(app.db.kysely, account.id, TEST_NOW)
  return lines.find((line) => line.lastSeenAt === TEST_NOW - DAY)?.id ?? assert.fail('not known')
}

test('P4: each session stands there with browser, rough place and times; this browser is marked, in both languages', async () => {
  const ann = await aMember(app)
  await signedInAt(app, ann)
  const phone = await signedInAt(app, ann, HERE)
  await sql`update sessions set country = 'BE', device = 'smartphone', user_agent = 'Chrome/1 Android'
    where account = ${ann.account.id} and id = ${(await idsOf(ann))[0] ?? ''}`.execute(app.db.kysely)
  await phone.go(HERE)
  assert.equal(
    [...phone.html.matchAll(/This browser/g)].length,
    2,
    'its session, and itself among those that are known',
  )
  assert.ok(titlesIn(phone).includes('Firefox on Linux') && titlesIn(phone).includes('Chrome on Android'))
  assert.match(phone.text, /Belgium \(approximately\) · from 127\.0\.0\.1 · Last used 14:00 · Signed in 14:00 · Ends /)
  await phone.go(`${HERE}?lang=nl`)
  assert.match(phone.text, /Waar je aangemeld bent/)
  assert.match(
    phone.text,
    /België \(bij benadering\) · vanaf 127\.0\.0\.1 · Laatst gebruikt 14:00 · Aangemeld 14:00 · Eindigt /,
  )
  assert.match(phone.text, /Deze browser/)
})

test('P4: a session that is ended is dead at once, applications are told, and this one goes on', async () => {
  const ann = await aMember(app)
  const stolen = await signedInAt(app, ann, HERE)
  const first = await idsOf(ann)
  const own = await signedInAt(app, ann, HERE)
  await post(app, own, { to: endAt(first[0] ?? ''), fields: {} })
  assert.match(own.text, /The session has ended\./)
  assert.equal(await isInside(stolen), false)
  assert.equal(stolen.step, 'identify')
  assert.ok(ended.includes(first[0] ?? ''))
  assert.ok(await isInside(own))
  assert.ok((await whatHappened(app, ann)).includes('session.ended'))
  await own.go(HERE)
  assert.match(own.text, /nowhere but in this browser/)
})

test('P4: the session of somebody else is not there, nor that of another account of one’s own', async () => {
  const [ann, { campus, association }] = [await aMember(app), await aMemberTwice(app)]
  const ofAnn = await signedInAt(app, ann, HERE)
  const [annsId = ''] = await idsOf(ann)
  const browser = await signedInAt(app, campus, `${HERE}?account=campus`)
  const before = await idsOf(campus)
  await signedInAt(app, association, `${HERE}?account=association`)
  const [other = ''] = await idsOf(association)
  for (const id of [annsId, other, newId(TEST_NOW), 'x', '%00', '..%2f', `${before[0]}'`]) {
    await post(app, browser, { to: endAt(id), fields: {} })
    assert.equal(browser.status, 404, id)
  }
  assert.ok(await isInside(ofAnn))
  assert.deepEqual([await idsOf(campus), await idsOf(association)], [before, [other]])
})

test('P4: all others end, applications’ too, and the person is told by mail; this one stays', async () => {
  const ann = await aMember(app)
  const thief = await signedInAt(app, ann, HERE)
  await aKeptApplication(ann)
  const known = await idsOf(ann)
  const own = await signedInAt(app, ann, HERE)
  const ownId = otherThan(await idsOf(ann), known)
  await mailsOf(app)
  await post(app, own, { to: `${HERE}/end-others?account=campus`, fields: {} })
  assert.match(own.text, /All other sessions have ended\./)
  assert.deepEqual(await idsOf(ann), [ownId])
  assert.equal(await isInside(thief), false)
  const mails = (await mailsOf(app)).filter(({ text }) => text.includes(ann.name))
  assert.equal(mails.length, 1)
  assert.match(mails[0]?.text ?? '', /2 sess/)
  await post(app, own, { to: `${HERE}/end-others?account=campus`, fields: {} })
  assert.deepEqual(
    (await mailsOf(app)).filter(({ text }) => text.includes(ann.name)),
    [],
    'nothing ended, nothing told',
  )
})

test('P4: signing out everywhere ends this one as well, and takes its cookie away', async () => {
  const ann = await aMember(app)
  const other = await signedInAt(app, ann, HERE)
  const own = await signedInAt(app, ann, HERE)
  await post(app, own, { to: `${HERE}/end-all?account=campus`, fields: {} })
  assert.equal(own.url, '/signed-out')
  assert.ok(!own.cookies.has('session-campus'))
  assert.deepEqual(await idsOf(ann), [])
  assert.equal(await isInside(other), false)
})

test('P4: ending the session one is in signs out', async () => {
  const ann = await aMember(app)
  const own = await signedInAt(app, ann, HERE)
  await post(app, own, { to: endAt((await idsOf(ann))[0] ?? ''), fields: {} })
  assert.equal(own.url, '/signed-out')
  assert.ok(!own.cookies.has('session-campus'))
})

test('P4: applications that stay signed in are called by name, one that is gone by its key, and end one by one', async () => {
  const ann = await aMember(app)
  const { id } = await aKeptApplication(ann, 'exams')
  await aKeptApplication(ann, 'gone')
  const own = await signedInAt(app, ann, HERE)
  assert.ok(titlesIn(own).includes('Exam desk') && titlesIn(own).includes('gone'))
  assert.match(own.text, /From 203\.0\.113\.7/)
  await post(app, own, { to: endAt(id), fields: {} })
  assert.ok(!titlesIn(own).includes('Exam desk') && titlesIn(own).includes('gone'))
  assert.ok(ended.includes(id))
})

test('A8: known browsers are listed and can be forgotten; those of others are not there', async () => {
  const [ann, bo] = [await aMember(app), await aMember(app)]
  const [own, bos] = [await aKnownBrowser(ann), await aKnownBrowser(bo)]
  const browser = await signedInAt(app, ann, HERE)
  assert.match(
    browser.text,
    /Chrome on Android Netherlands \(approximately\) · Last used on Wednesday 30 September at 14:00/,
  )
  const forget = (id: string) => post(app, browser, { to: `${HERE}/browsers/${id}/forget?account=campus`, fields: {} })
  await forget(bos)
  assert.deepEqual([browser.status, browser.refusal], [404, 'browser-gone'])
  await forget(own)
  assert.match(browser.text, /has been forgotten/)
  assert.ok(!(await knownBrowsersOf(app.db.kysely, ann.account.id, TEST_NOW)).some(({ id }) => id === own))
  assert.equal(
    (await knownBrowsersOf(app.db.kysely, bo.account.id, TEST_NOW)).some(({ id }) => id === bos),
    true,
  )
  assert.ok((await whatHappened(app, ann)).includes('browser.forgotten'))
  await forget(own)
  assert.equal(browser.status, 404)
})

test('P4: the mail says roughly where it was done, to every address of the person', async () => {
  const ann = await aMember(app)
  await signedInAt(app, ann)
  const there = { remoteAddress: '203.0.113.7' }
  const browser = await withPassword(await new InjectBrowser(app.app, there).go(HERE), ann)
  await mailsOf(app)
  await post(app, browser, { to: `${HERE}/end-others?account=campus`, fields: {} })
  const mail = (await mailsOf(app)).find(({ text }) => text.includes(ann.name))
  assert.match(mail?.text ?? '', /(Netherlands|Nederland) \(/)
  assert.match(mail?.text ?? '', /203\.0\.113\.7/)
})

test('a form of another site ends nothing, nor does a link, nor a form with fields of its own (CVE-2026-27946)', async () => {
  const ann = await aMember(app)
  await signedInAt(app, ann, HERE)
  const own = await signedInAt(app, ann, HERE)
  const ids = await idsOf(ann)
  for (const to of [...ids.map(endAt), `${HERE}/end-others`, `${HERE}/end-all`]) {
    await own.go(to, { form_token: 'x' })
    assert.deepEqual([own.status, own.refusal], [403, 'form-token'], to)
    assert.equal((await own.go(to)).status, 404, `GET ${to}`)
    await post(app, own, { to, fields: { account: ann.account.id } })
    assert.deepEqual([own.status, own.refusal], [400, 'bad-request'], to)
  }
  assert.deepEqual((await idsOf(ann)).length, 2)
})

test('P4: no fresh proof is asked: hours later one can still shut the doors', async () => {
  const ann = await aMember(app)
  await signedInAt(app, ann, HERE)
  const [thief = ''] = await idsOf(ann)
  const own = await signedInAt(app, ann, HERE)
  app.deps.clock.advance(5 * HOUR)
  try {
    await post(app, own, { to: endAt(thief), fields: {} })
    assert.match(own.text, /The session has ended\./)
  } finally {
    app.deps.clock.advance(-5 * HOUR)
  }
})

test('twenty at once end one session: one does it, it is told once', async () => {
  const ann = await aMember(app)
  await signedInAt(app, ann, HERE)
  const [thief = ''] = await idsOf(ann)
  const own = await signedInAt(app, ann, HERE)
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const browser = new InjectBrowser(app.app)
      for (const [name, value] of own.cookies) browser.cookies.set(name, value)
      return (await post(app, browser, { to: endAt(thief), fields: {} })).status
    }),
  )
  assert.equal(answers.filter((status) => status === 200).length, 1)
  assert.equal(ended.filter((id) => id === thief).length, 1)
})

test('without a session the sign-in comes first, and leads back to the page', async () => {
  const ann = await aMember(app)
  const browser = await signedInAt(app, ann, `${HERE}?account=campus`)
  assert.equal(browser.url, `${HERE}?account=campus`)
  assert.match(browser.text, /Where you are signed in/)
})
