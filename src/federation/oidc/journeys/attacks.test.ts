import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SignJWT, UnsecuredJWT } from 'jose'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { CALLBACK, oidcCampus, SECRET } from '../../../../test/harness/oidc-campus.ts'

let server: OidcServer
let app: Application
before(async () => {
  server = await oidcServer(oidcCampus())
  app = await application(server)
  server.visitor = { account: (await anAccount(server.db)).id }
})
after(() => server?.stop())

const basic = (id: string) => ({ authorization: `Basic ${btoa(`${id}:${SECRET}`)}` })
const tokens = async (fields: Record<string, string>, { id = 'app', realm = 'campus' } = {}) => {
  const response = await fetch(`${server.url}/realms/${realm}/token`, {
    method: 'POST',
    headers: basic(id),
    body: new URLSearchParams(fields),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}
const codeOf = (url: string) => new URL(url).searchParams.get('code') ?? ''
const errorOf = (url: string) => new URL(url).searchParams.get('error')

test('PKCE: a request without challenge is refused, of confidential applications too (CVE-2024-23647)', async () => {
  for (const strip of [['code_challenge', 'code_challenge_method'], ['code_challenge']]) {
    const url = new URL((await app.request()).url)
    for (const name of strip) url.searchParams.delete(name)
    assert.equal(errorOf((await new Browser().follow(url.href)).url), 'invalid_request')
  }
})

test('PKCE: plain is refused, and so is a method left out', async () => {
  assert.equal(
    errorOf((await app.fetchCode(new Browser(), { code_challenge_method: 'plain' })).page.url),
    'invalid_request',
  )
  const url = new URL((await app.request()).url)
  url.searchParams.delete('code_challenge_method')
  assert.equal(errorOf((await new Browser().follow(url.href)).url), 'invalid_request')
})

test('PKCE: a verifier left out, emptied or wrong gets nothing (CVE-2023-48228)', async () => {
  const { page, checks } = await app.fetchCode(new Browser())
  const fields = { grant_type: 'authorization_code', code: codeOf(page.url), redirect_uri: CALLBACK }
  for (const wrong of [{}, { code_verifier: '' }, { code_verifier: 'x'.repeat(43) }, { code_verifier: 'short' }]) {
    assert.equal((await tokens({ ...fields, ...wrong } as Record<string, string>)).status, 400)
  }
  assert.equal(
    (await tokens({ ...fields, code_verifier: String(checks.pkceCodeVerifier) })).status,
    200,
    'and trying did not spend it',
  )
})

test('request objects are refused, signed, unsigned or by address (CVE-2026-9793)', async () => {
  const claims = { client_id: 'app', redirect_uri: 'https://evil.example/', scope: 'openid', response_type: 'code' }
  const unsigned = new UnsecuredJWT(claims).encode()
  const signed = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET))
  for (const request of [unsigned, signed, 'nonsense', 'a.b.c.d.e']) {
    assert.equal(errorOf((await app.fetchCode(new Browser(), { request })).page.url), 'request_not_supported')
  }
  assert.equal(
    errorOf((await app.fetchCode(new Browser(), { request_uri: 'https://evil.example/r' })).page.url),
    'request_uri_not_supported',
  )
})

test('nonce comes back as it was sent, and none comes where none was (CVE-2026-15612)', async () => {
  const signed = await app.signIn(new Browser())
  assert.ok(signed.claims()?.nonce)
  const url = new URL((await app.request()).url)
  url.searchParams.delete('nonce')
  const page = await new Browser().follow(url.href)
  assert.ok(codeOf(page.url))
})

test('an application signs with its own algorithm and no other: none and HS256 prove nothing (CVE-2026-15612)', async () => {
  const issuer = `${server.url}/realms/campus`
  const claims = { iss: 'app', sub: 'app', aud: issuer, jti: 'j1', exp: Math.floor(Date.now() / 1000) + 60 }
  const forged = [
    new UnsecuredJWT(claims).encode(),
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET)),
  ]
  for (const client_assertion of forged) {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    })
    assert.equal((await fetch(`${issuer}/token`, { method: 'POST', body })).status, 401)
  }
})

test('a forged id_token_hint is refused', async () => {
  const { id_token = '' } = await app.signIn(new Browser())
  const [header, payload] = id_token.split('.')
  const forged = [
    `${header}.${payload}.`,
    new UnsecuredJWT({ sub: 'x', aud: 'app', iss: `${server.url}/realms/campus` }).encode(),
  ]
  for (const hint of forged)
    assert.equal(errorOf((await app.fetchCode(new Browser(), { id_token_hint: hint })).page.url), 'invalid_request')
})

test('realm mix-up: a code, a token and a refresh token of one realm are worth nothing in the other', async () => {
  const { page, checks } = await app.fetchCode(new Browser())
  const fields = {
    grant_type: 'authorization_code',
    code: codeOf(page.url),
    redirect_uri: CALLBACK,
    code_verifier: String(checks.pkceCodeVerifier),
  }
  assert.equal((await tokens(fields, { id: 'twin', realm: 'association' })).body.error, 'invalid_grant')
  const signed = await app.signIn(new Browser())
  const userinfo = await fetch(`${server.url}/realms/association/userinfo`, {
    headers: { authorization: `Bearer ${signed.access_token}` },
  })
  assert.equal(userinfo.status, 401)
  const twin = { id: 'twin', realm: 'association' }
  assert.equal(
    (await tokens({ grant_type: 'refresh_token', refresh_token: signed.refresh_token ?? '' }, twin)).body.error,
    'invalid_grant',
  )
  assert.equal(
    (await tokens({ grant_type: 'client_credentials' }, { id: 'robot', realm: 'association' })).status,
    401,
    'nor is an application',
  )
})

test('realm mix-up: a session of one realm signs nobody in in the other', async () => {
  const browser = new Browser()
  await app.signIn(browser)
  const twin = await application(server, { id: 'twin', realm: 'association' })
  assert.equal(errorOf((await twin.fetchCode(browser, { prompt: 'none' })).page.url), 'login_required')
  const campus = browser.jar.get('session-campus') ?? ''
  browser.jar.set('session-association', campus)
  assert.equal(errorOf((await twin.fetchCode(browser, { prompt: 'none' })).page.url), 'login_required')
})

test('a code of one application is worth nothing to another, and is not spent by trying', async () => {
  const { page, checks } = await app.fetchCode(new Browser())
  const fields = {
    grant_type: 'authorization_code',
    code: codeOf(page.url),
    redirect_uri: CALLBACK,
    code_verifier: String(checks.pkceCodeVerifier),
  }
  assert.equal((await tokens(fields, { id: 'twin2' })).body.error, 'invalid_grant')
  assert.equal((await tokens(fields)).status, 200)
})

test('an attacker cannot have a victim complete the attacker’s sign-in (CVE-2026-7507)', async () => {
  // The attacker begins and does not sign in; the victim, in a session, is led to the attacker's way back.
  const [attacker, victim] = [new Browser(), new Browser()]
  await app.signIn(victim)
  const { visitor } = server
  server.visitor = undefined
  server.asked.length = 0
  const { page } = await app.fetchCode(attacker)
  const back = server.asked[0]?.returnTo ?? ''
  const led = await victim.follow(`${server.url}${back}`)
  assert.equal(led.status, 400)
  assert.match(led.text, /data-refusal="authorization-expired"/)
  const resumed = await attacker.follow(`${server.url}${back}`)
  assert.match(resumed.url, /\/sign-in\//, 'and the attacker is asked to sign in')
  assert.match(page.url, /\/sign-in\//)
  server.visitor = visitor
})

test('a result that was written for one session is worth nothing in another (CVE-2026-7507)', async () => {
  const [attacker, victim] = [new Browser(), new Browser()]
  await app.signIn(victim)
  const { visitor } = server
  server.visitor = undefined
  server.asked.length = 0
  await app.fetchCode(attacker)
  const interaction = (server.asked[0]?.returnTo ?? '').split('/').at(-1) ?? ''
  // Even with the attacker's cookie planted in the victim's browser.
  for (const [name, value] of attacker.jar) if (name.startsWith('resume-')) victim.jar.set(name, value)
  await victim.get(`${server.url}/realms/campus/back/${interaction}`)
  const resumed = await attacker.follow(`${server.url}/realms/campus/auth/${interaction}`)
  assert.doesNotMatch(resumed.url, /code=/)
  server.visitor = visitor
})

test('a POST to the authorization endpoint is answered as a GET, and a parameter that comes twice is refused', async () => {
  const { url } = await app.request()
  const at = new URL(url)
  const posted = await new Browser().follow(`${at.origin}${at.pathname}`, { method: 'POST', body: at.searchParams })
  assert.ok(codeOf(posted.url))
  at.searchParams.append('scope', 'openid')
  assert.equal(errorOf((await new Browser().follow(at.href)).url), 'invalid_request')
})

test('only the code flow is spoken, and answers never come in a fragment', async () => {
  for (const response_type of ['token', 'id_token', 'code id_token', 'none']) {
    const { page } = await app.fetchCode(new Browser(), { response_type })
    const answer = new URL(page.url.replace('#', '?')).searchParams
    assert.match(answer.get('error') ?? '', /^(unsupported_response_type|invalid_request)$/)
    assert.deepEqual([answer.get('code'), answer.get('access_token'), answer.get('id_token')], [null, null, null])
  }
  assert.match((await app.fetchCode(new Browser(), { response_mode: 'fragment' })).page.url, /error=invalid_request/)
  assert.match(
    (await app.fetchCode(new Browser(), { response_mode: 'web_message' })).page.url,
    /error=unsupported_response_mode/,
  )
})
