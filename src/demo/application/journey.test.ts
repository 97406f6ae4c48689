import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { Secret as OtpSecret } from 'otpauth'
import { Browser, type Page } from '../../../test/harness/browser.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { type TestLive, testLive } from '../../../test/harness/live.ts'
import { totpCode, totpStep } from '../../base/crypto/otp/totp.ts'
import { openEvents } from '../../base/events.ts'
import { startWorker, type Worker } from '../../base/jobs/worker.ts'
import { packageRoot } from '../../base/root.ts'
import { openLog } from '../../base/telemetry/log.ts'
import { openTelemetry } from '../../base/telemetry/telemetry.ts'
import { systemClock } from '../../base/time/clock.ts'
import { openCookies } from '../../base/web/cookies.ts'
import { openWeb } from '../../base/web/server.ts'
import { parseCampus } from '../../campus/index.ts'
import { type Issuers, oidcDoor, oidcJobs, oidcRoutes, openIssuers, tellLogouts } from '../../federation/index.ts'
import { openHasher } from '../../methods/index.ts'
import { findAccountByName } from '../../people/index.ts'
import { endSessionsOf, signInRoutes, subscribeSignIn } from '../../sign-in/index.ts'
import { DEMO_PASSWORD } from '../people.ts'
import { demoTotpSecret } from '../roster/roster.ts'
import { setUpDemoPeople } from '../roster/set-up.ts'
import { withDemoApplications } from './register.ts'
import { demoAppRoutes } from './routes.tsx'

const ROBIN = { realm: 'campus', username: 'robin.morningdew@student.demo.example', begins: 'totp' } as const

let base: TestDatabase
let app: FastifyInstance
let issuers: Issuers
let worker: Worker
let watching: TestLive
let deps: Awaited<ReturnType<typeof open>>

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

/** A whole demo campus, as main puts it together, on a port of its own. */
async function open() {
  const file = join(packageRoot(), 'examples/demo/campus.yaml')
  const parsed = parseCampus(readFileSync(file, 'utf8'), { file, readFile: (path) => readFileSync(path, 'utf8') })
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const campus = withDemoApplications('campus' in parsed ? parsed.campus : assert.fail('faults'), baseUrl)
  const assets = { paths: { styles: '/assets/a.css', script: '/assets/a.js', icon: '/assets/a.svg' } }
  const made = {
    db: base.db,
    clock: systemClock,
    keyring: testKeyring(),
    campus,
    baseUrl,
    authenticatorUrl: `${baseUrl}/authenticator/`,
    live: watching.live,
    port,
    assets,
    demoBanner: false,
  }
  const opened = { events: openEvents(), log: openLog('silent'), telemetry: openTelemetry(), hasher: openHasher() }
  return { ...made, ...opened, cookies: openCookies({ https: false }), demo: true }
}

before(async () => {
  base = await testDatabase()
  watching = await testLive(base.appUrl)
  deps = await open()
  subscribeSignIn(deps.events)
  tellLogouts(deps)
  await setUpDemoPeople(deps)
  issuers = await openIssuers(deps)
  worker = await startWorker({
    ownerUrl: base.ownerUrl,
    tasks: oidcJobs(deps, issuers),
    clock: systemClock,
    log: deps.log,
  })
  app = await openWeb({
    ...deps,
    trustedProxies: { has: () => false },
    https: false,
    rawDoors: [oidcDoor(deps, issuers)],
  })
  await app.register(signInRoutes(deps))
  await app.register(oidcRoutes(deps, issuers))
  demoAppRoutes(app, deps)
  await app.listen({ port: deps.port, host: '127.0.0.1' })
})
after(async () => {
  await app.close()
  await issuers.close()
  await worker.stop()
  await watching.close()
  await base.close()
})

/** Fills the first form that has all these fields, as a browser without scripts would. */
async function submit(browser: Browser, page: Page, fields: Record<string, string>, path = ''): Promise<Page> {
  const names = Object.keys(fields)
  const form = [...page.text.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)]
    .map(([whole]) => whole)
    .find((whole) => whole.includes(`action="${path}`) && names.every((name) => whole.includes(`name="${name}"`)))
  assert.ok(form, `no form for ${names} at ${page.url}`)
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)]
  const action = /<form\b[^>]*action="([^"]*)"/.exec(form)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const kept = Object.fromEntries(hidden.map(([, name, value]) => [name, value]))
  return browser.post(new URL(action, page.url).href, { ...kept, ...fields })
}

const nameOf = (page: Page, token: string) =>
  [...page.text.matchAll(/<input\b[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => tag.includes(`autocomplete="${token}"`))
    ?.match(/name="([^"]+)"/)?.[1] ?? ''

/** Goes through sign-in, step by step, until the application is back. */
async function signIn(browser: Browser, address: string): Promise<Page> {
  let page = await browser.follow(`${deps.baseUrl}${address}`)
  for (let steps = 0; steps < 8 && !page.url.endsWith('/demo/app'); steps += 1) {
    const step = /<main[^>]*data-step="([^"]+)"/.exec(page.text)?.[1]
    if (step === 'identify')
      page = await submit(browser, page, { [nameOf(page, 'username')]: ROBIN.username, act: 'continue' })
    else if (step === 'password')
      page = await submit(browser, page, { [nameOf(page, 'current-password')]: DEMO_PASSWORD, act: 'continue' })
    else if (step === 'totp')
      page = await submit(browser, page, { [nameOf(page, 'one-time-code')]: await codeOf(), act: 'continue' })
    else if (step === 'terms') page = await submit(browser, page, { act: 'accept' })
    else if (step === 'stay-signed-in') page = await submit(browser, page, { act: 'no' })
    else assert.fail(`stuck at ${step} ${page.url}`)
  }
  return page
}

const codeOf = async () => {
  const secret = (await demoTotpSecret(deps, ROBIN)) ?? assert.fail('no secret')
  return totpCode(OtpSecret.fromBase32(secret).bytes, totpStep(Date.now()))
}

test('P5: a person signs in to the sample application, which shows what it was told, refreshes, and is signed out with the session', async () => {
  const browser = new Browser({ 'accept-language': 'en' })
  const shown = await signIn(browser, `/demo/app/start?realm=campus&hint=${encodeURIComponent(ROBIN.username)}`)
  assert.match(shown.url, /\/demo\/app$/)
  for (const words of [
    'Hello Robin',
    'With two factors (REFEDS MFA)',
    'password, one-time code',
    ROBIN.username,
    'auth_time',
  ]) {
    assert.ok(shown.text.includes(words), words)
  }
  const refreshed = await submit(browser, shown, {}, '/demo/app/refresh')
  assert.match(refreshed.text, /The tokens are new/)

  const again = await browser.follow(`${deps.baseUrl}/demo/app/start?realm=campus`)
  assert.match(again.url, /\/demo\/app$/, 'single sign-on')
  const asked = await browser.follow(`${deps.baseUrl}/demo/app/start?realm=campus&again=yes`)
  assert.match(asked.text, /data-step="password"/, 'prompt=login asks again')

  const account = await findAccountByName(base.db.kysely, ROBIN.realm, ROBIN.username)
  await base.db.transaction((tx) =>
    endSessionsOf(deps, tx, { account: account?.id ?? '', why: 'ended-by-person', now: Date.now() }),
  )
  await worker.runDue()
  const ended = await browser.follow(`${deps.baseUrl}/demo/app`)
  assert.match(ended.text, /Ended by Sleutelbos/)
  assert.match(ended.text, /access token is no longer accepted/)
  const dead = await submit(browser, ended, {}, '/demo/app/refresh')
  assert.equal(dead.status, 400)
  assert.match(dead.text, /invalid_grant/)

  const token = /name="form_token" value="([^"]+)"/.exec(ended.text)?.[1] ?? ''
  const out = await browser.get(`${deps.baseUrl}/demo/app/sign-out`, {
    method: 'POST',
    body: new URLSearchParams({ form_token: token }),
  })
  const { pathname, searchParams } = new URL(out.headers.get('location') ?? '')
  assert.equal(pathname, '/realms/campus/logout')
  assert.equal(searchParams.get('post_logout_redirect_uri'), `${deps.baseUrl}/demo/app`)
  assert.ok(searchParams.get('id_token_hint'))
  assert.ok(!browser.jar.has('demo-app'))
})

test('an answer to a sign-in that this browser did not begin is refused (login CSRF)', async () => {
  const attacker = new Browser()
  const victim = new Browser()
  await victim.get(`${deps.baseUrl}/demo/app/start?realm=campus`)
  await attacker.get(`${deps.baseUrl}/demo/app/start?realm=campus`)
  const answer = await victim.follow(
    `${deps.baseUrl}/demo/app/callback?code=stolen&state=of-somebody-else&iss=${deps.baseUrl}/realms/campus`,
  )
  assert.equal(answer.status, 400)
  assert.doesNotMatch(answer.text, /stolen/)
})

test('a cookie that was not made here is no sign-in', async () => {
  const browser = new Browser()
  for (const forged of ['x', Buffer.from('{"realm":"campus"}').toString('base64url'), 'A'.repeat(200)]) {
    browser.jar.set('demo-app', forged)
    assert.match((await browser.follow(`${deps.baseUrl}/demo/app`)).text, /\/demo\/app\/start\?realm=campus/)
  }
})
