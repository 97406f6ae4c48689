/** Asking for a way in by mail: who gets one, and what the page tells, which is the same for all. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aPerson } from '../../../../test/builders/people.ts'
import { aNewcomer, mailsOf, post, selfServiceApp, whatHappened } from '../../../../test/builders/self-service.ts'
import { aMember, type Member } from '../../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { HOUR, MINUTE } from '../../../base/time/instant.ts'
import { giveAddress, markClosed, verifyAddress } from '../../../people/index.ts'

let app: TestApp
before(async () => {
  app = await selfServiceApp()
})
after(() => app.close())

const anew = (options = {}) => new InjectBrowser(app.app, options)
const ask = async (name: string, options = {}) => (await anew(options).go('/recover')).submit({ username: name })
/** Template-less view of what left: to whom, and which kind of link. */
const sent = async () =>
  (await mailsOf(app)).map(({ to, links }) => [to, links[0]?.replace(/=.*/, '').replace(app.deps.baseUrl, '')])

async function reachedAt(mail: string, wished: Parameters<typeof aMember>[1] = {}): Promise<Member> {
  const person = await aPerson(app.db, { mail, language: 'nl' })
  return aMember(app, { person: person.id, ...wished })
}

/** Somebody with an address of their own beside the administration's. */
async function withOwn(mail: string, own: { mail: string; verified: boolean }): Promise<Member> {
  const member = await reachedAt(mail)
  const at = { person: member.account.person, now: app.deps.clock.now() }
  const address = await giveAddress(app.deps, app.db.kysely, { ...at, kind: 'mail', mail: own.mail })
  if (own.verified) await verifyAddress(app.db.kysely, { ...at, address })
  return member
}

test('A7, A11: by name in any of its forms, a link goes to the personal address, in the language of its owner', async () => {
  const ann = await reachedAt('ann.a7@home.example')
  const [bare = ''] = ann.name.split('@')
  for (const typed of [ann.name, ` ${ann.name.toUpperCase()} `, `${bare}.x`]) {
    const browser = await ask(typed)
    assert.deepEqual([browser.url, browser.status, browser.step], ['/recover/asked', 200, 'done'], typed)
  }
  const mails = await mailsOf(app)
  assert.deepEqual(
    mails.map(({ to, language }) => [to, language]),
    [
      ['ann.a7@home.example', 'nl'],
      ['ann.a7@home.example', 'nl'],
    ],
    'the third is nobody',
  )
  assert.ok(mails[0]?.text.includes(ann.name) && mails[0].subject.length > 0)
  assert.deepEqual(await whatHappened(app, ann), ['recovery.mailed', 'notice.sent', 'recovery.mailed', 'notice.sent'])
})

test('A7: a verified address of their own goes before the administration’s, and one that is only typed is never used', async () => {
  const bo = await withOwn('bo.a7@home.example', { mail: 'bo.own@home.example', verified: true })
  const cas = await withOwn('cas.a7@home.example', { mail: 'cas.own@home.example', verified: false })
  await ask(bo.name)
  await ask(cas.name)
  await ask('cas.own@home.example')
  assert.deepEqual(await sent(), [
    ['bo.own@home.example', '/recover?code'],
    ['cas.a7@home.example', '/recover?code'],
  ])
})

test('A7, A1: of one personal address each account gets its own link, an invited one its activation', async () => {
  const person = await aPerson(app.db, { mail: 'two@home.example' })
  const campus = await aMember(app, { person: person.id })
  await aNewcomer(app, { person: person.id, realm: 'association' })
  await ask('TWO@home.example')
  assert.deepEqual((await sent()).sort(), [
    ['two@home.example', '/activate?code'],
    ['two@home.example', '/recover?code'],
  ])
  await ask(campus.name)
  assert.equal((await sent()).length, 1)
})

test('CVE-2023-39522: known, unknown, invited, suspended and closed get one page, word for word, and the same work', async () => {
  const [active, closed] = [await reachedAt('d1@home.example'), await reachedAt('d2@home.example')]
  await markClosed(app.db.kysely, { account: closed.account.id, now: app.deps.clock.now() })
  const suspended = await reachedAt('d3@home.example', { status: 'suspended' })
  const invited = await aNewcomer(app)
  const names = [active, closed, suspended, invited].map(({ name }) => name)
  const mails = ['d1@home.example', 'd2@home.example', 'd3@home.example', 'nobody@home.example']
  const pages = new Set<string>()
  const jobs = new Set<string>()
  for (const typed of [...names, ...mails, 'no.body@student.demo.example', 'r9999999']) {
    const browser = await ask(typed)
    pages.add(`${browser.status} ${browser.html.replaceAll(/name="form_token" value="[^"]*"/g, '')}`)
    assert.ok(!browser.html.includes(typed), 'the page does not say the name')
    jobs.add((await queued()).join())
    await mailsOf(app)
  }
  assert.equal(pages.size, 1)
  assert.deepEqual([...jobs], ['self-service.find-accounts'], 'what differs happens after the answer')
})

/** The jobs that wait. */
async function queued(): Promise<string[]> {
  const { openPool } = await import('../../../base/database/database.ts')
  const pool = openPool({ url: app.ownerUrl, connections: 1 })
  const { rows } = await pool.query<{ task: string; payload: string }>(
    'select t.identifier as task, j.payload::text as payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id',
  )
  await pool.end()
  for (const { payload } of rows) assert.ok(!payload.includes('example'), 'what was typed lies sealed')
  return rows.map(({ task }) => task)
}

test('CVE-2023-39522: who is known is answered in the same time', async () => {
  const known = await reachedAt('time@home.example')
  const times: Record<string, number[]> = { known: [], unknown: [] }
  const browser = await anew().go('/recover')
  for (let i = 0; i < 40; i += 1) {
    for (const [kind, name] of [
      ['known', known.name],
      ['unknown', 'no.body@student.demo.example'],
    ] as const) {
      const began = performance.now()
      await post(app, browser, { to: '/recover', fields: { username: name } })
      times[kind]?.push(performance.now() - began)
      app.deps.clock.advance(MINUTE)
    }
  }
  const median = (all: number[] = []) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0
  const [one, other] = [median(times.known), median(times.unknown)]
  assert.ok(Math.abs(one - other) < Math.max(5, 0.5 * Math.min(one, other)), `${one} ms and ${other} ms`)
  await mailsOf(app)
})

test('A4: any b number gets the explanation which account to use, whether or not it exists', async () => {
  const pages = new Set<string>()
  for (const typed of ['b1234567', 'B0000001', 'b9999999']) {
    const browser = await ask(typed)
    assert.deepEqual([browser.status, browser.step, browser.refusal], [422, 'identify', 'temporary-account'])
    assert.match(browser.text, /Which account do I use\?.*Test account firstname\.lastname@student\.demo\.example/)
    pages.add(browser.text.replaceAll(/[bB]\d{7}/g, ''))
  }
  assert.equal(pages.size, 1)
  assert.deepEqual(await sent(), [])
})

test('what is no name at all is told so at its field, and so is what nobody can be called', async () => {
  for (const [typed, key] of [
    ['', 'recovery-name'],
    ['ann', 'recovery-name'],
    ['a@b', 'recovery-name'],
    ['a b@home.example', 'recovery-name'],
    ['x'.repeat(2_000), 'name-too-long'],
  ] as const) {
    const browser = await ask(typed)
    assert.deepEqual([browser.status, browser.refusal], [422, key], typed.slice(0, 20))
    assert.match(browser.html, /<a href="#field-username">/)
  }
  const two = await post(app, await anew().go('/recover'), { to: '/recover', fields: { username: 'a', admin: 'yes' } })
  assert.equal(two.status, 400, 'a field that is none of ours')
})

test('a mailbox is filled by nobody: three mails at once, and then one each ten minutes', async () => {
  const member = await reachedAt('often@home.example')
  for (let i = 0; i < 8; i += 1) await ask(member.name, { remoteAddress: `192.0.2.${i + 1}` })
  assert.equal((await sent()).length, 3)
  app.deps.clock.advance(10 * MINUTE)
  await ask(member.name, { remoteAddress: '192.0.2.99' })
  await ask(member.name, { remoteAddress: '192.0.2.98' })
  assert.equal((await sent()).length, 1)
})

test('from one address thirty are asked for and no more, the same for names that nobody has; the campus is let off', async () => {
  const from = { remoteAddress: '198.51.100.7' }
  const browser = await anew(from).go('/recover')
  const press = () => post(app, browser, { to: '/recover', fields: { username: 'no.body@student.demo.example' } })
  for (let i = 0; i < 30; i += 1) assert.equal((await press()).step, 'done')
  await press()
  assert.deepEqual([browser.status, browser.refusal, browser.headers['retry-after']], [429, 'too-many-mails', '20'])
  assert.equal((await ask('no.body@student.demo.example', { remoteAddress: '198.51.101.7' })).step, 'done')
  for (let i = 0; i < 40; i += 1)
    assert.equal((await ask('r9999999', { remoteAddress: '10.10.3.4' })).step, 'done', 'a lecture hall')
})

test('CVE-2025-48936: a hostile Host, or a forwarding header, reaches no mail', async () => {
  const member = await reachedAt('host@home.example')
  for (const headers of [
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    { forwarded: 'host=evil.example;proto=https' },
  ]) {
    app.deps.clock.advance(HOUR)
    await ask(member.name, { headers })
    const mails = await mailsOf(app)
    assert.equal(mails.length, 1)
    for (const { text, html, links } of mails) {
      assert.ok(!`${text}${html}${links.join()}`.includes('evil.example'))
      assert.ok(links.length > 0 && links.every((link) => link.startsWith('http://localhost:3000/')))
    }
  }
})
