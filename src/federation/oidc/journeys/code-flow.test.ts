import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer, SFA } from '../../../../test/harness/oidc.ts'
import { application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus, SECRET } from '../../../../test/harness/oidc-campus.ts'

let server: OidcServer
before(async () => {
  server = await oidcServer(oidcCampus())
})
after(() => server?.stop())
beforeEach(() => {
  server.asked.length = 0
})

const signedIn = async (given: Parameters<typeof anAccount>[1] = {}) => {
  const account = await anAccount(server.db, given)
  server.visitor = { account: account.id }
  return account
}
const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams)

test('P5: a person signs in to an application, and it learns who they are', async () => {
  const account = await signedIn()
  const app = await application(server)
  const tokens = await app.signIn(new Browser())
  const claims = tokens.claims()
  assert.equal(claims?.sub, account.id)
  assert.equal(claims?.acr, SFA)
  assert.deepEqual(claims?.amr, ['pwd'])
  assert.ok(typeof claims?.auth_time === 'number')
  assert.equal(decodeProtectedHeader(tokens.id_token ?? '').alg, 'ES256')
  const info = await client.fetchUserInfo(app.config, tokens.access_token, account.id)
  assert.equal(info.preferred_username, account.signInName)
  assert.equal(info.email, account.signInName)
  assert.equal(info.name, 'Ann Peeters')
})

test('P5: an application that asks for RS256 gets it', async () => {
  await signedIn()
  const app = await application(server, { id: 'rsa', alg: 'RS256', auth: client.ClientSecretPost(SECRET) })
  const tokens = await app.signIn(new Browser())
  const keys = createRemoteJWKSet(new URL(app.config.serverMetadata().jwks_uri ?? ''))
  const { protectedHeader } = await jwtVerify(tokens.id_token ?? '', keys, { audience: 'rsa' })
  assert.equal(protectedHeader.alg, 'RS256')
})

test('P5: a public application signs in with PKCE alone', async () => {
  await signedIn()
  const app = await application(server, {
    id: 'spa',
    redirect: 'https://spa.demo.example/callback',
    scope: 'openid profile',
    auth: client.None(),
  })
  assert.ok((await app.signIn(new Browser())).access_token)
})

test('P5: an app on a phone returns to its own scheme, or to any port of the loopback (RFC 8252)', async () => {
  await signedIn()
  for (const redirect of ['org.demo.phone:/callback', 'http://127.0.0.1:51004/callback']) {
    const app = await application(server, { id: 'phone', redirect, scope: 'openid', auth: client.None() })
    const { page } = await app.fetchCode(new Browser())
    assert.ok(page.url.startsWith(redirect), page.url)
    assert.ok(queryOf(page.url).code)
  }
})

test('the answer names its issuer, and the application can tell realms apart by it (RFC 9207)', async () => {
  await signedIn()
  const app = await application(server)
  const { page } = await app.fetchCode(new Browser())
  assert.equal(queryOf(page.url).iss, `${server.url}/realms/campus`)
  assert.equal(app.config.serverMetadata().authorization_response_iss_parameter_supported, true)
})

test('discovery says what is spoken here, and no more', async () => {
  const metadata = (await application(server)).config.serverMetadata()
  assert.deepEqual(metadata.response_types_supported, ['code'])
  assert.deepEqual(metadata.response_modes_supported, ['query', 'form_post'])
  assert.deepEqual(metadata.acr_values_supported, [SFA, 'https://refeds.org/profile/mfa'])
  assert.deepEqual(metadata.code_challenge_methods_supported, ['S256'])
  assert.equal(metadata.request_parameter_supported ?? false, false)
  assert.equal(metadata.end_session_endpoint, `${server.url}/realms/campus/logout`)
  assert.deepEqual(metadata.ui_locales_supported, ['en', 'nl'])
  assert.equal(metadata.backchannel_logout_session_supported, true)
  for (const address of Object.values(metadata).filter((value) => String(value).startsWith('http://'))) {
    assert.ok(String(address).startsWith(`${server.url}/realms/campus`), String(address))
  }
})

test('a second application is opened without a word, and the first keeps what it has', async () => {
  await signedIn()
  const browser = new Browser()
  const app = await application(server)
  const first = await app.signIn(browser)
  const other = await application(server, { id: 'other', redirect: 'https://other.demo.example/callback' })
  const [second] = [await other.signIn(browser)]
  assert.equal(server.asked.length, 1, 'one sign-in')
  assert.ok((await client.fetchUserInfo(app.config, first.access_token, client.skipSubjectCheck)).sub)
  assert.ok((await client.fetchUserInfo(other.config, second?.access_token ?? '', client.skipSubjectCheck)).sub)
})

test('two applications opened in the same moment, in two tabs, do not forget one another', async () => {
  await signedIn()
  const browser = new Browser()
  const app = await application(server)
  await app.signIn(browser)
  const ids = ['other', 'twin2', 'rsa', 'reader']
  const redirects: Record<string, string> = { other: 'https://other.demo.example/callback' }
  const apps = await Promise.all(
    ids.map((id) =>
      application(server, {
        id,
        scope: 'openid',
        ...(redirects[id] && { redirect: redirects[id] }),
        ...(id === 'rsa' && { alg: 'RS256', auth: client.ClientSecretPost(SECRET) }),
      }),
    ),
  )
  const tokens = await Promise.all(apps.map((one) => one.signIn(browser)))
  await Promise.all(
    tokens.map(({ access_token }, i) =>
      client.fetchUserInfo((apps[i] as (typeof apps)[0]).config, access_token, client.skipSubjectCheck),
    ),
  )
})

test('two tabs that wait for a sign-in each come back to their own application', async () => {
  const account = await signedIn()
  server.visitor = undefined
  const browser = new Browser()
  const app = await application(server)
  const other = await application(server, { id: 'other', redirect: 'https://other.demo.example/callback' })
  const [one, two] = [await app.fetchCode(browser), await other.fetchCode(browser)]
  server.visitor = { account: account.id }
  assert.match((await browser.follow(one.page.url)).url, /^https:\/\/app\.demo\.example\/callback\?code=/)
  assert.match((await browser.follow(two.page.url)).url, /^https:\/\/other\.demo\.example\/callback\?code=/)
})

test('form_post brings the answer by a form that works without scripts', async () => {
  await signedIn()
  const app = await application(server)
  const { page, checks } = await app.fetchCode(new Browser(), { response_mode: 'form_post' })
  assert.equal(page.status, 200)
  assert.match(page.text, /<form method="post" action="https:\/\/app\.demo\.example\/callback">/)
  assert.match(page.text, /<button/)
  const policy = page.headers.get('content-security-policy') ?? ''
  assert.match(policy, /form-action 'self' https:\/\/app\.demo\.example/)
  assert.match(policy, /script-src 'self' 'sha256-/)
  assert.doesNotMatch(policy, /unsafe-inline/)
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''
  assert.equal(field('state'), checks.expectedState)
  assert.equal(field('iss'), `${server.url}/realms/campus`)
  const tokens = await app.redeem(
    `https://app.demo.example/callback?${new URLSearchParams({ code: field('code'), state: field('state'), iss: field('iss') })}`,
    checks,
  )
  assert.ok(tokens.access_token)
})

test('form_post brings an error likewise', async () => {
  server.visitor = undefined
  const app = await application(server)
  const { page } = await app.fetchCode(new Browser(), { response_mode: 'form_post', prompt: 'none' })
  assert.match(page.text, /name="error" value="login_required"/)
  assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self' https:\/\/app\.demo\.example/)
})

test('E1: ui_locales chooses the language of the sign-in; what we do not speak is passed over', async () => {
  server.visitor = undefined
  const app = await application(server)
  for (const [locales, lang] of [
    ['fr nl-BE en', 'nl'],
    ['en-GB', 'en'],
    ['fr', null],
  ] as const) {
    const { page } = await app.fetchCode(new Browser(), { ui_locales: locales })
    assert.equal(new URL(page.url).searchParams.get('lang'), lang, locales)
  }
  assert.equal(server.asked[0]?.application?.name, 'app van de test')
})

test('sign-in is told who asks, for whom, and where the way ends', async () => {
  server.visitor = undefined
  const app = await application(server)
  await app.fetchCode(new Browser(), { login_hint: 'ann@student.demo.example' })
  const [asked] = server.asked
  assert.equal(asked?.realm, 'campus')
  assert.match(asked?.returnTo ?? '', /^\/realms\/campus\/back\/[A-Za-z0-9_-]{43}$/)
  assert.equal(asked?.application?.id, 'app')
  assert.equal(asked?.hints?.loginHint, 'ann@student.demo.example')
  assert.deepEqual(asked?.formTargets, ['https://app.demo.example'])
})

test('the claims parameter gets what the registration allows, in the ID token or at userinfo', async () => {
  const account = await signedIn()
  const claims = JSON.stringify({
    id_token: { email: null, given_name: { essential: true } },
    userinfo: { family_name: null },
  })
  const app = await application(server, { scope: 'openid' })
  const tokens = await app.signIn(new Browser(), { claims })
  assert.equal(tokens.claims()?.email, account.signInName)
  assert.equal(tokens.claims()?.given_name, 'Ann')
  const info = await client.fetchUserInfo(app.config, tokens.access_token, account.id)
  assert.deepEqual(Object.keys(info).sort(), ['family_name', 'sub'])
})

test('the claims parameter gets nothing that the registration does not name', async () => {
  await signedIn()
  const spa = await application(server, {
    id: 'spa',
    redirect: 'https://spa.demo.example/callback',
    scope: 'openid',
    auth: client.None(),
  })
  const tokens = await spa.signIn(new Browser(), {
    claims: JSON.stringify({ id_token: { email: { essential: true } } }),
  })
  assert.equal(tokens.claims()?.email, undefined)
})

test('a scope that is not registered is refused, and told so', async () => {
  await signedIn()
  const spa = await application(server, {
    id: 'spa',
    redirect: 'https://spa.demo.example/callback',
    scope: 'openid email',
    auth: client.None(),
  })
  assert.equal(queryOf((await spa.fetchCode(new Browser())).page.url).error, 'invalid_scope')
})
