import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { anAccount, aPerson } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus } from '../../../../test/harness/oidc-campus.ts'
import { oidcJobs } from '../../index.ts'
import { TELL_LOGOUT } from '../logout/back-channel.ts'

let server: OidcServer
let app: Application
let listener: Server
/** What the application was told, and how it answers. */
const told: { type: string; body: URLSearchParams }[] = []
let answering = 200
before(async () => {
  listener = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    told.push({ type: request.headers['content-type'] ?? '', body: new URLSearchParams(body) })
    response.writeHead(answering).end()
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const backchannel = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/logout`
  server = await oidcServer(oidcCampus({ backchannel }))
  app = await application(server)
})
after(async () => {
  listener?.close()
  await server?.stop()
})

const signIn = async (extra?: Record<string, string>) => {
  const account = await anAccount(server.db)
  server.visitor = { account: account.id }
  const browser = new Browser()
  return { account, browser, tokens: await app.signIn(browser, extra) }
}
const userinfo = async (token: string, realm = 'campus') =>
  (await fetch(`${server.url}/realms/${realm}/userinfo`, { headers: { authorization: `Bearer ${token}` } })).status
const errorOf = (url: string) => new URL(url).searchParams.get('error')
const fieldsOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  )
test('a closed account is out everywhere at once, and the other realm does not notice (CVE-2025-29928, CVE-2025-53942)', async () => {
  const person = (await aPerson(server.db)).id
  const campus = await anAccount(server.db, { person })
  const association = await anAccount(server.db, { person, realm: 'association' })
  const browser = new Browser()
  server.visitor = { account: campus.id }
  const tokens = await app.signIn(browser, { scope: 'openid offline_access' })
  const plain = await app.signIn(browser)
  const code = await app.fetchCode(browser)
  const twin = await application(server, { id: 'twin', realm: 'association' })
  server.visitor = { account: association.id }
  const other = await twin.signIn(browser)

  await server.close(campus.id)

  for (const { access_token, refresh_token } of [tokens, plain]) {
    assert.equal(await userinfo(access_token), 401)
    assert.equal((await client.tokenIntrospection(app.config, access_token)).active, false)
    assert.equal((await client.tokenIntrospection(app.config, refresh_token ?? '')).active, false)
    await assert.rejects(
      app.refresh(refresh_token ?? ''),
      (error: client.ResponseBodyError) => error.error === 'invalid_grant',
    )
  }
  await assert.rejects(app.redeem(code.page.url, code.checks), 'a code that was not yet exchanged is dead too')
  assert.equal(errorOf((await app.fetchCode(browser, { prompt: 'none' })).page.url), 'login_required')

  assert.equal(await userinfo(other.access_token, 'association'), 200)
  assert.ok((await twin.refresh(other.refresh_token ?? '')).access_token)
  assert.ok((await twin.signIn(browser, { prompt: 'none' })).id_token)
})

test('a suspended account is out just the same, and back when it is active', async () => {
  const { account, tokens } = await signIn()
  await server.db.pool.query(`update accounts set status = 'suspended' where id = $1`, [account.id])
  assert.equal(await userinfo(tokens.access_token), 401)
  await server.db.pool.query(`update accounts set status = 'active' where id = $1`, [account.id])
  assert.equal(await userinfo(tokens.access_token), 200)
})

test('signing out is asked first, done by a form without scripts, and leads back with the state', async () => {
  const { browser, tokens } = await signIn()
  const query = new URLSearchParams({
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: 'https://app.demo.example/bye',
    state: 's&1',
  })
  const page = await browser.follow(`${server.url}/realms/campus/logout?${query}`)
  assert.equal(page.status, 200)
  assert.match(page.text, /data-step="sign-out"/)
  assert.match(page.text, /app of the test asks you to sign out/)
  assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self' https:\/\/app\.demo\.example/)
  assert.equal(await userinfo(tokens.access_token), 200, 'a GET changes nothing')
  const fields = fieldsOf(page.text.replaceAll('&amp;', '&'))
  const done = await browser.post(`${server.url}/realms/campus/logout/confirm`, { ...fields, act: 'yes' })
  assert.equal(done.url, 'https://app.demo.example/bye?state=s%261')
  assert.equal(await userinfo(tokens.access_token), 401)
  assert.equal(errorOf((await app.fetchCode(browser, { prompt: 'none' })).page.url), 'login_required')
})

test('who would rather stay stays', async () => {
  const { browser, tokens } = await signIn()
  const page = await browser.follow(`${server.url}/realms/campus/logout`)
  await browser.get(`${server.url}/realms/campus/logout/confirm`, {
    method: 'POST',
    body: new URLSearchParams({ ...fieldsOf(page.text), act: 'no' }),
  })
  assert.equal(await userinfo(tokens.access_token), 200)
})

test('a form of another site signs nobody out (no state changes without the browser’s own token)', async () => {
  const { browser, tokens } = await signIn()
  for (const form_token of ['', 'x'.repeat(43)]) {
    const response = await browser.get(`${server.url}/realms/campus/logout/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ act: 'yes', form_token }),
    })
    assert.equal(response.status, 403)
  }
  assert.equal(await userinfo(tokens.access_token), 200)
})

test('post_logout_redirect_uri is taken letter by letter, and of known applications alone (CVE-2026-3872)', async () => {
  const { browser, tokens } = await signIn()
  const hint = tokens.id_token ?? ''
  for (const address of [
    'https://evil.example/',
    'https://app.demo.example/bye/',
    'https://app.demo.example/bye?x',
    'https://app.demo.example@evil.example/bye',
    'https://app.demo.example/callback',
  ]) {
    const query = new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: address })
    const page = await browser.follow(`${server.url}/realms/campus/logout?${query}`)
    assert.equal(page.status, 400, address)
    assert.match(page.text, /data-refusal="logout-address"/)
    const form = fieldsOf((await browser.follow(`${server.url}/realms/campus/logout?client_id=app`)).text)
    const forced = await browser.post(`${server.url}/realms/campus/logout/confirm`, {
      ...form,
      post_logout_redirect_uri: address,
      act: 'yes',
    })
    assert.equal(forced.status, 400, 'nor by a form that was tampered with')
  }
  const unknown = await browser.follow(
    `${server.url}/realms/campus/logout?${new URLSearchParams({ post_logout_redirect_uri: 'https://evil.example/' })}`,
  )
  assert.equal(fieldsOf(unknown.text).post_logout_redirect_uri, undefined)
  assert.doesNotMatch(unknown.headers.get('content-security-policy') ?? '', /evil/)
})

test('a hint that we did not sign, or of another application, is refused', async () => {
  const { browser, tokens } = await signIn()
  const [header, payload, signature = ''] = (tokens.id_token ?? '').split('.')
  const hints = ['x', 'a.b.c', `${header}.${payload}.`, `${header}.${payload}.${signature.slice(0, -4)}AAAA`]
  for (const hint of hints) {
    const page = await browser.follow(
      `${server.url}/realms/campus/logout?${new URLSearchParams({ id_token_hint: hint })}`,
    )
    assert.match(page.text, /data-refusal="logout-hint"/, hint)
  }
  const page = await browser.follow(
    `${server.url}/realms/campus/logout?${new URLSearchParams({ id_token_hint: tokens.id_token ?? '', client_id: 'other' })}`,
  )
  assert.match(page.text, /data-refusal="logout-hint"/)
})

test('with nobody signed in there is nothing to ask: back to the application, or a page', async () => {
  const query = new URLSearchParams({ client_id: 'app', post_logout_redirect_uri: 'https://app.demo.example/bye' })
  assert.equal(
    (await new Browser().follow(`${server.url}/realms/campus/logout?${query}`)).url,
    'https://app.demo.example/bye',
  )
  const page = await new Browser().follow(`${server.url}/realms/campus/logout?ui_locales=nl`)
  assert.match(page.text, /data-step="done"/)
})

test('E1: signing out speaks the language that the application names', async () => {
  const { browser } = await signIn()
  assert.match((await browser.follow(`${server.url}/realms/campus/logout?ui_locales=nl`)).text, /Wil je afmelden\?/)
})

test('a POST of an application signs nobody out by itself: it is asked as by GET', async () => {
  const { browser } = await signIn()
  const page = await browser.post(`${server.url}/realms/campus/logout`, { client_id: 'app' })
  assert.match(page.text, /data-step="sign-out"/)
})

const jobsOf = async (account: string) =>
  (await queue(`select payload from graphile_worker._private_jobs`))
    .map(({ payload }) => payload as Record<string, string>)
    .filter((payload) => payload.account === account)

/** The queue belongs to the owner; the application may only add. */
const queue = async (text: string) => {
  const { default: pg } = await import('pg')
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  try {
    return (await owner.query<{ payload: unknown }>(text)).rows
  } finally {
    await owner.end()
  }
}

test('back-channel: the application is told, with a token that its libraries accept, and tried again until it listens', async () => {
  const { account, tokens } = await signIn()
  const sid = tokens.claims()?.sid
  assert.ok(typeof sid === 'string')
  await server.close(account.id)
  const jobs = await jobsOf(account.id)
  assert.equal(jobs.length, 1)
  const task = oidcJobs(server.deps, server.issuers)[TELL_LOGOUT]
  answering = 503
  await assert.rejects(async () => task?.(jobs[0], { now: server.deps.clock.now() }), /503/)
  answering = 200
  await task?.(jobs[0], { now: server.deps.clock.now() })
  const last = told.at(-1)
  assert.match(last?.type ?? '', /^application\/x-www-form-urlencoded/)
  const keys = createRemoteJWKSet(new URL(app.config.serverMetadata().jwks_uri ?? ''))
  const { payload, protectedHeader } = await jwtVerify(last?.body.get('logout_token') ?? '', keys, {
    issuer: `${server.url}/realms/campus`,
    audience: 'app',
    typ: 'logout+jwt',
  })
  assert.equal(protectedHeader.alg, 'ES256')
  assert.deepEqual([payload.sub, payload.sid], [account.id, sid])
  assert.deepEqual(payload.events, { 'http://schemas.openid.net/event/backchannel-logout': {} })
  assert.ok(payload.jti && payload.iat && payload.exp)
  assert.equal(payload.nonce, undefined, 'or it could pass for an ID token (§2.4)')
})

test('back-channel: a refusal for good is not tried again', async () => {
  const task = oidcJobs(server.deps, server.issuers)[TELL_LOGOUT]
  answering = 400
  await task?.({ realm: 'campus', client: 'app', account: 'a', sid: 's' }, { now: server.deps.clock.now() })
  answering = 200
})

test('back-channel: an application that was never opened, or does not want to know, is told nothing', async () => {
  const account = await anAccount(server.db)
  server.visitor = { account: account.id }
  const other = await application(server, { id: 'other', redirect: 'https://other.demo.example/callback' })
  await other.signIn(new Browser())
  await server.close(account.id)
  assert.deepEqual(await jobsOf(account.id), [])
})

test('back-channel: nothing is sent for an end that was rolled back', async () => {
  const { account } = await signIn()
  await assert.rejects(
    server.db.transaction(async (tx) => {
      const { endSessionsOf } = await import('../../../sign-in/index.ts')
      await endSessionsOf(server.deps, tx, { account: account.id, why: 'signed-out', now: server.deps.clock.now() })
      throw new Error('undone')
    }),
    /undone/,
  )
  assert.deepEqual(await jobsOf(account.id), [])
})
