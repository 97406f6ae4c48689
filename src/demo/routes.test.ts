import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type TestDatabase, testDatabase, testKeyring } from '../../test/harness/database.ts'
import './clock-preload.ts'
import { type Listener, openListener } from '../base/database/notify.ts'
import { addJob } from '../base/jobs/jobs.ts'
import { startWorker, type Worker } from '../base/jobs/worker.ts'
import { packageRoot } from '../base/root.ts'
import { openLog } from '../base/telemetry/log.ts'
import { openTelemetry } from '../base/telemetry/telemetry.ts'
import { systemClock } from '../base/time/clock.ts'
import { MINUTE } from '../base/time/instant.ts'
import { addressRanges } from '../base/web/address-ranges.ts'
import { openCookies } from '../base/web/cookies.ts'
import { openWeb } from '../base/web/server.ts'
import { parseCampus } from '../campus/index.ts'
import { INVITE, inviteAccount } from '../lifecycle/index.ts'
import { openHasher } from '../methods/index.ts'
import { demoOutbox, demoRoutes, openDemoClock, setUpDemoPeople, startBanner, withDemoApplications } from './index.ts'
import type { DemoDeps } from './routes.tsx'

const baseUrl = 'http://localhost:3000'
const file = join(packageRoot(), 'examples/demo/campus.yaml')
const parsed = parseCampus(readFileSync(file, 'utf8'), { file, readFile: (path) => readFileSync(path, 'utf8') })
const campus = withDemoApplications('campus' in parsed ? parsed.campus : assert.fail('faults'), baseUrl)

let base: TestDatabase
let listener: Listener
let worker: Worker
let app: FastifyInstance
let publicApp: FastifyInstance
let deps: DemoDeps
const ran: number[] = []

before(async () => {
  base = await testDatabase()
  const { db } = base
  listener = await openListener({ url: base.appUrl })
  const keyring = testKeyring()
  const cookies = openCookies({ https: false })
  const setUp = { db, clock: systemClock, keyring, campus, hasher: openHasher() }
  const notices = { db, clock: systemClock, campus, baseUrl, outbox: demoOutbox(db) }
  const tasks = {
    [INVITE]: inviteAccount(notices),
    'test.ring': async () => {
      ran.push(Date.now())
    },
  }
  worker = await startWorker({ ownerUrl: base.ownerUrl, tasks, clock: systemClock, log: openLog('silent') })
  const runDueJobs = () => worker.runDue()
  const assets = { paths: { styles: '/assets/a.css', script: '/assets/a.js', icon: '/assets/a.svg' } }
  const demoClock = await openDemoClock({ db, listener, runDueJobs })
  const people = await setUpDemoPeople(setUp)
  deps = {
    db,
    clock: systemClock,
    keyring,
    baseUrl,
    campus,
    cookies,
    assets,
    demoBanner: false,
    runDueJobs,
    people,
    demoClock,
  }
  const web = { clock: systemClock, keyring, cookies, trustedProxies: addressRanges([]), https: false }
  app = await openWeb({ ...web, telemetry: openTelemetry() })
  demoRoutes(app, deps)
  publicApp = await openWeb({ ...web, telemetry: openTelemetry() })
  demoRoutes(publicApp, { ...deps, demoClock: undefined, demoBanner: true })
})
after(async () => {
  await app.close()
  await publicApp.close()
  await worker.stop()
  await listener.close()
  await base.close()
})

const setClock = (body: object | string, headers: object = { 'content-type': 'application/json' }) =>
  app.inject({ method: 'POST', url: '/demo/clock', headers: { ...headers }, payload: body as object })

test('people.json is as the outside contract says: two agents, an administrator, sign-in names and passwords', async () => {
  const people = (await app.inject('/demo/people.json')).json()
  for (const { person, accounts, roles } of people) {
    assert.equal(typeof person, 'string')
    assert.ok(Array.isArray(roles))
    for (const account of accounts) {
      assert.ok(campus.realms[account.realm])
      assert.equal(typeof account.username, 'string')
      assert.equal(typeof account.password, 'string')
    }
  }
  const having = (role: string) => people.filter(({ roles }: { roles: string[] }) => roles.includes(role)).length
  assert.deepEqual([having('agent'), having('admin')], [2, 1])
  const secrets = people.flatMap(({ accounts }: { accounts: { totpSecret?: string }[] }) =>
    accounts.flatMap(({ totpSecret }) => totpSecret ?? []),
  )
  assert.ok(secrets.length > 0 && secrets.every((secret: string) => /^[A-Z2-7]{32}$/.test(secret)))
})

test('the outbox holds the mail that is on its way, oldest first, and can be asked for one recipient', async () => {
  const all = (await app.inject('/demo/outbox.json')).json()
  assert.equal(all.length, 1)
  const [notice] = all
  assert.deepEqual(Object.keys(notice).sort(), [
    'channel',
    'id',
    'language',
    'links',
    'sentAt',
    'subject',
    'text',
    'to',
  ])
  assert.deepEqual([notice.channel, notice.to, notice.language], ['mail', 'mila@home.demo.example', 'en'])
  assert.match(notice.subject, /account/)
  assert.match(notice.links[0], /^http:\/\/localhost:3000\/activate\?code=/)
  assert.ok(!Number.isNaN(Date.parse(notice.sentAt)))
  assert.equal((await app.inject('/demo/outbox.json?to=MILA@home.demo.example')).json().length, 1)
  assert.deepEqual((await app.inject('/demo/outbox.json?to=nobody@home.demo.example')).json(), [])
})

test('forty who ask for the outbox at once are all answered', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => app.inject('/demo/outbox.json')))
  assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]))
})

test('a mail is shown as its page without an origin: no script, no form, nothing fetched', async () => {
  const [notice] = (await app.inject('/demo/outbox.json')).json()
  const shown = await app.inject(`/demo/outbox/${notice.id}`)
  assert.match(String(shown.headers['content-security-policy']), /^sandbox allow-popups; default-src 'none'/)
  assert.match(shown.body, /^<!doctype html>/)
  assert.equal((await app.inject('/demo/outbox/not-an-id')).statusCode, 404)
  assert.equal((await app.inject('/demo/outbox/0199d5a0-0000-7000-8000-000000000001')).statusCode, 404)
})

test('the clock moves forward, and answers when every job that fell due has run', async () => {
  const before = (await app.inject('/demo/clock')).json()
  await addJob(base.db.kysely, 'test.ring', {}, { runAt: Date.now() + 10 * MINUTE })
  const moved = await setClock({ advance: 'PT16M' })
  assert.equal(moved.statusCode, 200)
  assert.equal(moved.json().offset - before.offset, 16 * MINUTE)
  assert.ok(Math.abs(Date.parse(moved.json().now) - Date.parse(before.now) - 16 * MINUTE) < 5_000)
  assert.equal(ran.length, 1)
  const to = new Date(Date.now() + MINUTE).toISOString()
  assert.equal(
    Math.floor(Date.parse((await setClock({ set: to })).json().now) / MINUTE),
    Math.floor(Date.parse(to) / MINUTE),
  )
})

test('the clock refuses what is no forward move, with a clear word and the right status', async () => {
  assert.deepEqual((await setClock({ set: '2001-01-01T00:00:00Z' })).json(), { error: 'backwards' })
  assert.equal((await setClock({ advance: 'soon' })).statusCode, 422)
  assert.equal((await setClock({ advance: 'P999999Y' })).statusCode, 422)
  for (const body of [{}, { advance: 5 }, { advance: 'PT1M', set: 'x' }, { other: 1 }]) {
    assert.ok((await setClock(body)).statusCode >= 400, JSON.stringify(body))
  }
  const form = await setClock('advance=PT1M', { 'content-type': 'application/x-www-form-urlencoded' })
  assert.ok(form.statusCode >= 400, 'a form of another site must not move the clock')
})

test('the form on the page moves the clock with its anti-forgery token alone', async () => {
  const page = await app.inject('/demo')
  const token = /name="form_token" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
  const post = (form_token: string) =>
    app.inject({
      method: 'POST',
      url: '/demo/clock/forward',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      cookies,
      payload: new URLSearchParams({ form_token, advance: 'PT16M' }).toString(),
    })
  const { offset } = deps.demoClock?.state() ?? assert.fail()
  assert.equal((await post('forged')).statusCode >= 400, true)
  assert.equal(deps.demoClock?.state().offset, offset)
  assert.equal((await post(token)).headers.location, '/demo#clock')
  assert.equal(deps.demoClock?.state().offset, offset + 16 * MINUTE)
})

test('E1: the page for people tells in both languages who there is and what was sent', async () => {
  const en = (await app.inject('/demo?lang=en')).body
  assert.match(en, /<html lang="en"/)
  for (const words of [
    'Noor Lindeblad',
    'noor.lindeblad@student.demo.example',
    'r0000003',
    'groene fietsbel',
    'Sign in as',
    'Code now: ',
  ]) {
    assert.ok(en.includes(words), words)
  }
  assert.match((await app.inject('/demo?lang=nl')).body, /Verstuurde berichten/)
  assert.doesNotMatch(en, /\sstyle="|<script(?! type="module" src=)/)
})

test('the components have a page, and so has the sample application', async () => {
  assert.equal((await app.inject('/demo/design')).statusCode, 200)
  const sample = await app.inject('/demo/app?lang=en')
  assert.match(sample.body, /\/demo\/app\/start\?realm=campus/)
  assert.equal((await app.inject('/demo/app/start?realm=elsewhere')).statusCode, 404)
  const lost = await app.inject('/demo/app/callback?code=x&state=y')
  assert.equal(lost.statusCode, 400)
  assert.match(lost.body, /data-refusal="demo-app-failed"/)
})

test('a logout token that nobody of ours signed is refused', async () => {
  for (const logout_token of [
    'x',
    'eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwOi8vbG9jYWxob3N0OjMwMDAvcmVhbG1zL2NhbXB1cyJ9.',
  ]) {
    const answer = await app.inject({
      method: 'POST',
      url: '/demo/app/backchannel',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logout_token }).toString(),
    })
    assert.equal(answer.statusCode, 400)
  }
})

test('keys are pressed in a call by its id, as JSON; in a public demo nobody presses for others', async () => {
  const call = '01890000-0000-7000-8000-000000000000'
  const press = (to: FastifyInstance, payload: object | string, type = 'application/json') =>
    to.inject({ method: 'POST', url: `/demo/voice/${call}`, headers: { 'content-type': type }, payload })
  const pressed = await press(app, { keys: '#' })
  assert.deepEqual([pressed.statusCode, pressed.json()], [200, { answer: 'over' }])
  for (const answer of [
    await press(app, { keys: 7 }),
    await press(app, 'keys=%23', 'application/x-www-form-urlencoded'),
  ])
    assert.match(answer.body, /send .+ as JSON/)
  assert.equal((await app.inject({ method: 'POST', url: '/demo/voice/x', payload: { keys: '#' } })).statusCode, 404)
  assert.equal((await press(publicApp, { keys: '#' })).statusCode, 404)
})

test('a public demo has no clock to move, and says what it is on each page', async () => {
  assert.equal((await publicApp.inject('/demo/clock')).statusCode, 404)
  const { offset } = deps.demoClock?.state() ?? assert.fail()
  await publicApp.inject({ method: 'POST', url: '/demo/clock', payload: { advance: 'PT1M' } })
  assert.equal(deps.demoClock?.state().offset, offset)
  const page = (await publicApp.inject('/demo')).body
  assert.match(page, /sb-banner/)
  assert.doesNotMatch(page, /\/demo\/clock\/forward/)
})

test('the sample application is registered in each realm, exactly once', () => {
  const again = withDemoApplications(campus, baseUrl)
  const ids = Object.values(again.applications).filter(({ oidc }) => oidc?.clientId === 'demo-app')
  assert.deepEqual(ids.map(({ realm }) => realm).sort(), ['association', 'campus'])
})

test('the start tells where to go, and as whom', () => {
  const lines = startBanner({ baseUrl, people: deps.people }).join('\n')
  for (const words of [
    `${baseUrl}/demo`,
    'noor.lindeblad@student.demo.example',
    'groene fietsbel',
    `${baseUrl}/activate`,
  ]) {
    assert.ok(lines.includes(words), words)
  }
  assert.ok(!startBanner({ baseUrl, people: [] }).join('\n').includes('undefined'))
})
