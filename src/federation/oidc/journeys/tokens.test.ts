import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { anAccount, anEnrolment, aPerson } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus, RESOURCE } from '../../../../test/harness/oidc-campus.ts'

let server: OidcServer
before(async () => {
  server = await oidcServer(oidcCampus())
})
after(() => server?.stop())

const signedIn = async (given: Parameters<typeof anAccount>[1] = {}) => {
  const account = await anAccount(server.db, given)
  server.visitor = { account: account.id }
  return account
}
const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams)

test('JWT access tokens have the profile of RFC 9068 and five minutes at most', async () => {
  const account = await signedIn()
  const app = await application(server, { id: 'reader', scope: 'openid read' })
  const { page, checks } = await app.fetchCode(new Browser(), { resource: RESOURCE })
  const tokens = await client.authorizationCodeGrant(app.config, new URL(page.url), checks, { resource: RESOURCE })
  const keys = createRemoteJWKSet(new URL(app.config.serverMetadata().jwks_uri ?? ''))
  const { payload } = await jwtVerify(tokens.access_token, keys, {
    audience: RESOURCE,
    issuer: `${server.url}/realms/campus`,
    typ: 'at+jwt',
  })
  assert.equal(payload.sub, account.id)
  assert.equal(payload.client_id, 'reader')
  assert.equal(payload.scope, 'read')
  assert.ok(payload.jti && payload.iat)
  assert.ok((payload.exp ?? 0) - (payload.iat ?? 0) <= 300)
})

test('access tokens are opaque unless a resource is registered for JWT', async () => {
  await signedIn()
  const app = await application(server, { id: 'reader', scope: 'openid read' })
  const { page, checks } = await app.fetchCode(new Browser(), { resource: 'https://opaque.demo.example' })
  const tokens = await client.authorizationCodeGrant(app.config, new URL(page.url), checks, {
    resource: 'https://opaque.demo.example',
  })
  assert.throws(() => decodeJwt(tokens.access_token))
  const info = await client.tokenIntrospection(app.config, tokens.access_token)
  assert.equal(info.aud, 'https://opaque.demo.example')
})

test('client credentials: a program gets a JWT for its one resource, and an opaque token where it has none', async () => {
  const robot = await application(server, { id: 'robot' })
  const jwt = await client.clientCredentialsGrant(robot.config, { scope: 'read' })
  const payload = decodeJwt(jwt.access_token)
  assert.deepEqual([payload.aud, payload.sub, payload.client_id, payload.scope], [RESOURCE, 'robot', 'robot', 'read'])
  const plain = await application(server, { id: 'plain-robot' })
  const opaque = await client.clientCredentialsGrant(plain.config)
  assert.equal((await client.tokenIntrospection(plain.config, opaque.access_token)).active, true)
})

test('who may not use an application reads why, and can take another account', async () => {
  const person = await aPerson(server.db)
  await anEnrolment(server.db, { person: person.id, group: 'student' })
  await signedIn({ person: person.id })
  const app = await application(server, { id: 'staff-only' })
  const { page } = await app.fetchCode(new Browser({ 'accept-language': 'nl' }))
  assert.equal(page.status, 403)
  assert.match(page.text, /data-step="refused"/)
  assert.match(page.text, /data-refusal="application-not-for-you"/)
  assert.match(page.text, /staff-only van de test is niet toegankelijk/)
  assert.match(page.text, /prompt=select_account/)
  const silent = await app.fetchCode(new Browser(), { prompt: 'none' })
  assert.equal(queryOf(silent.page.url).error, 'login_required')
})

test('nobody is asked silently whom an application refuses: the application is told', async () => {
  await signedIn()
  const browser = new Browser()
  await (await application(server)).signIn(browser)
  const app = await application(server, { id: 'staff-only' })
  const { page } = await app.fetchCode(browser, { prompt: 'none' })
  assert.equal(queryOf(page.url).error, 'access_denied')
})

test('who belongs to the group may', async () => {
  const person = await aPerson(server.db)
  await anEnrolment(server.db, { person: person.id, group: 'staff' })
  await signedIn({ person: person.id })
  assert.ok((await (await application(server, { id: 'staff-only' })).signIn(new Browser())).id_token)
})

test('the first sign-in to an application is written in the audit, once a session', async () => {
  const account = await signedIn()
  const browser = new Browser()
  const app = await application(server)
  await app.signIn(browser)
  await app.signIn(browser)
  const { rows } = await server.db.pool.query(
    'select application, details from audit_events where account = $1 and what = $2',
    [account.id, 'application.signed-in'],
  )
  assert.deepEqual(rows, [{ application: 'app', details: { scopes: 'openid profile email' } }])
})

test('an unknown realm is an address that is not there', async () => {
  for (const path of ['/.well-known/openid-configuration', '/auth?client_id=app', '/token', '/logout', '/back/x']) {
    assert.equal((await fetch(`${server.url}/realms/nowhere${path}`)).status, 404, path)
  }
})
