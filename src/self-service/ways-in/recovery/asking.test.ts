/** Asking for a way in by mail: who gets one, and what the page tells, which is the same for all. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aPerson } from '../../../../test/builders/people.ts'
import { aNewcomer, mailsOf, post, selfServiceApp, whatHappened } from '../../../../test/builders/self-service.ts'
import { aMember, type Member } from '../../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../../test/harness/app.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'
import { addJob } from '../../../base/jobs/jobs.ts'
import { HOUR, MINUTE } from '../../../base/time/instant.ts'
import { giveAddress, markClosed, reachableAddresses, verifyAddress } from '../../../people/index.ts'

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

test('A7, A1: several accounts of one address come in one mail, each with its own link and code; one alone as ever', async () => {
  const person = await aPerson(app.db, { mail: 'two@home.example', language: 'nl' })
  const campus = await aMember(app, { person: person.id })
  const waiting = await aNewcomer(app, { person: person.id, realm: 'association' })
  await ask('TWO@home.example')
  const [mail, ...more] = await mailsOf(app)
  assert.deepEqual([mail?.to, mail?.language, more.length], ['two@home.example', 'nl', 0])
  assert.match(mail?.subject ?? '', /account/)
  const { text = '', html = '', links = [] } = mail ?? {}
  for (const name of [campus.name, waiting.name]) assert.ok(text.includes(name) && html.includes(name))
  const codes = links.map((link) => new URL(link).searchParams.get('code') ?? '')
  assert.equal(new Set(codes).size, 2)
  for (const code of codes) assert.ok(text.includes(`\n${code}\n`), 'each code can be typed as well')
  for (const [path, { name }] of [
    ['/recover', campus],
    ['/activate', waiting],
  ] as const) {
    const link = links.find((one) => one.startsWith(`${app.deps.baseUrl}${path}?`)) ?? ''
    const browser = await anew().go(link.slice(app.deps.baseUrl.length))
    assert.equal(browser.step, 'set-password')
    assert.ok(browser.html.includes(name), 'a link opens its own account')
  }
  assert.ok((await whatHappened(app, campus)).includes('notice.sent'))
  assert.ok((await whatHappened(app, waiting)).includes('notice.sent'), 'it stands among the activity of each')
  await ask(campus.name)
  const [alone, ...others] = await mailsOf(app)
  assert.deepEqual([alone?.links.length, others.length], [1, 0])
  assert.ok(!alone?.text.includes(waiting.name))
})

test('A7: of two people who share a mailbox, both are greeted, and an account that had its mails is left out', async () => {
  const [ann, bo] = [await reachedAt('both@home.example'), await reachedAt('both@home.example')]
  for (let i = 0; i < 3; i += 1) await ask(ann.name)
  await mailsOf(app)
  await ask('both@home.example')
  const [mail, ...more] = await mailsOf(app)
  assert.equal(more.length, 0)
  assert.ok(mail?.text.includes(bo.name) && !mail.text.includes(ann.name))
  app.deps.clock.advance(HOUR)
  await ask('both@home.example')
  const [list] = await mailsOf(app)
  assert.ok(list?.text.includes(bo.name) && list.text.includes(ann.name))
})

test('CVE-2026-18963: a code goes to no mailbox but its own account’s, even should a job name others', async () => {
  const [ann, eve] = [await reachedAt('ann.own@home.example'), await reachedAt('eve.own@home.example')]
  const reached = await Promise.all(
    [ann, eve].map(async ({ account }) => {
      const [address] = await reachableAddresses(app.db.kysely, account.person)
      return { account: account.id, address: address?.id ?? '' }
    }),
  )
  const [anns, eves] = [reached[0]?.address ?? '', reached[1]?.address ?? '']
  const from = { language: 'en' }
  const now = app.deps.clock.now()
  const add = (payload: object) => addJob(app.db.kysely, 'self-service.mail-code', payload, { runAt: now })
  await add({ reached, wants: 'recovery', from })
  await add({ reached: [{ account: ann.account.id, address: eves }], wants: 'recovery', from })
  await add({ reached: [{ account: eve.account.id, address: anns }], wants: 'recovery', from })
  const mails = await mailsOf(app)
  assert.equal(mails.length, 1, 'an address of another is none of this account')
  const [{ to = '', text = '' } = {}] = mails
  const [own, other] = to === 'ann.own@home.example' ? [ann, eve] : [eve, ann]
  assert.ok(text.includes(own.name) && !text.includes(other.name))
})

test('A7, A3: the mail tells from which browser and country it was asked, in the language of its owner', async () => {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0'
  const from = { remoteAddress: '198.51.100.7', headers: { 'user-agent': userAgent } }
  const cas = await reachedAt('cas.where@home.example')
  await ask(cas.name, from)
  const [mail] = await mailsOf(app)
  for (const part of ['Firefox op Linux', 'België (bij benadering)', '198.51.100.7'])
    assert.ok(mail?.text.includes(part) && mail.html.includes(part), part)
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
