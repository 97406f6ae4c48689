/** The shortcuts and the library, side by side: whatever is asked, both give one answer. */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import * as client from 'openid-client'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus, RESOURCE, SECRET } from '../../../../test/harness/oidc-campus.ts'
import { listQueries } from '../../../base/database/client.ts'
import { atHome } from '../door/at-home.ts'
import { newWork, within } from '../records/work.ts'

let server: OidcServer
/** The same realm, answered by the library alone. */
let library: Server
let libraryUrl: string
let tokens: Record<string, string>

before(async () => {
  server = await oidcServer(oidcCampus())
  library = createServer((request, response) => {
    const issuer = server.issuers.find('campus')
    if (!issuer) throw new Error('no realm')
    atHome(server.deps, request, 'campus')
    const work = newWork({ realm: 'campus', now: server.deps.clock.now(), visit: undefined })
    void within(work, () => issuer.call(request, response))
  })
  await new Promise<void>((resolve) => library.listen(0, '127.0.0.1', resolve))
  libraryUrl = `http://127.0.0.1:${(library.address() as AddressInfo).port}`
  tokens = await prepare()
})
after(async () => {
  library?.close()
  await server?.stop()
})

/** A token of each kind and fate. */
async function prepare(): Promise<Record<string, string>> {
  const [app, other, robot, plain, reader] = await Promise.all([
    application(server),
    application(server, { id: 'other', redirect: 'https://other.demo.example/callback' }),
    application(server, { id: 'robot' }),
    application(server, { id: 'plain-robot' }),
    application(server, { id: 'reader', scope: 'openid email read' }),
  ])
  const signIn = async (scope?: string, extra: Record<string, string> = {}, by = app) => {
    server.visitor = { account: (await anAccount(server.db)).id }
    return by.signIn(new Browser(), { ...(scope && { scope }), ...extra })
  }
  const set = (text: string, token: string) =>
    server.db.pool.query(`update oidc_records set ${text} where id_hash = sha256($1)`, [Buffer.from(token)])
  const live = await signIn()
  const spent = await signIn()
  await app.refresh(spent.refresh_token ?? '')
  const revoked = await signIn()
  await client.tokenRevocation(app.config, revoked.refresh_token ?? '')
  const closed = await signIn()
  await server.db.pool.query(`update accounts set status = 'closed' where id = $1`, [closed.claims()?.sub])
  const ended = await signIn()
  await server.db.pool.query('update sessions set ended_at = started_at where account = $1', [ended.claims()?.sub])
  const aged = async (seconds: number) => {
    const { access_token, refresh_token = '' } = await signIn()
    for (const token of [access_token, refresh_token])
      await set(`payload = jsonb_set(payload, '{exp}', to_jsonb(${Math.floor(Date.now() / 1000) - seconds}))`, token)
    return { access_token, refresh_token }
  }
  const [leeway, expired] = [await aged(5), await aged(60)]
  const stranger = await signIn()
  await set(`payload = payload || '{"clientId":"gone"}'`, stranger.access_token)
  const turned = await signIn()
  await server.db.pool.query(`update sessions set oidc = '{}' where account = $1`, [turned.claims()?.sub])
  const { page, checks } = await reader.fetchCode(new Browser(), { resource: 'https://opaque.demo.example' })
  const opaque = await client.authorizationCodeGrant(reader.config, new URL(page.url), checks, {
    resource: 'https://opaque.demo.example',
  })
  return {
    live: live.access_token,
    'live refresh': live.refresh_token ?? '',
    'openid alone': (await signIn('openid')).access_token,
    'profile without openid': (await oauthAlone()).access_token,
    offline: (await signIn('openid profile offline_access')).access_token,
    'with claims': (await signIn('openid', { claims: JSON.stringify({ userinfo: { email: null } }) })).access_token,
    'of another application': (await signIn('openid', {}, other)).access_token,
    'refresh of another': (await signIn('openid', {}, other)).refresh_token ?? '',
    'spent refresh': spent.refresh_token ?? '',
    revoked: revoked.access_token,
    'account closed': closed.access_token,
    'session ended': ended.access_token,
    'expired within the leeway': leeway.access_token,
    'refresh expired within the leeway': leeway.refresh_token,
    expired: expired.access_token,
    'expired refresh': expired.refresh_token,
    'of an application that is gone': stranger.access_token,
    'of a grant that was turned': turned.access_token,
    'for a resource': opaque.access_token,
    'a program’s': (await client.clientCredentialsGrant(plain.config)).access_token,
    'a program’s JWT': (await client.clientCredentialsGrant(robot.config, { resource: RESOURCE })).access_token,
    'an ID token': live.id_token ?? '',
    'one that never was': 'x'.repeat(43),
    'a short one': 'x',
    'a long one': 'x'.repeat(3000),
  }
}

async function oauthAlone() {
  server.visitor = { account: (await anAccount(server.db)).id }
  const app = await application(server, { scope: 'profile' })
  const { page, checks } = await app.fetchCode(new Browser(), { nonce: '' })
  const { expectedNonce: _, ...rest } = checks
  return client.authorizationCodeGrant(app.config, new URL(page.url), rest)
}

type Asked = { method?: string; headers?: Record<string, string>; body?: string | undefined }

/** Both answers to one request, without what differs by nature. */
async function both(path: string, asked: Asked): Promise<[object, object]> {
  const read = async (base: string) => {
    const response = await fetch(`${base}/realms/campus${path}`, asked as RequestInit)
    const text = await response.text()
    const named = [
      'content-type',
      'cache-control',
      'www-authenticate',
      'access-control-allow-origin',
      'access-control-expose-headers',
      'vary',
      'location',
    ]
    return {
      status: response.status,
      headers: named.map((name) => [name, response.headers.get(name)]),
      body: text.startsWith('{') ? JSON.parse(text) : text,
    }
  }
  return Promise.all([read(server.url), read(libraryUrl)])
}
const same = async (what: string, path: string, asked: Asked) => {
  const [ours, theirs] = await both(path, asked)
  assert.deepEqual(ours, theirs, what)
}

test('userinfo: every kind and fate of token, by GET and POST, gets the library’s answer', async () => {
  for (const [what, token] of Object.entries(tokens)) {
    for (const method of ['GET', 'POST'])
      await same(`${method} ${what}`, '/userinfo', { method, headers: { authorization: `Bearer ${token}` } })
  }
})

test('userinfo: every form of header and body gets the library’s answer', async () => {
  const live = tokens.live ?? ''
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const headers: Asked[] = [
    {},
    { headers: { authorization: '' } },
    { headers: { authorization: 'Bearer' } },
    { headers: { authorization: 'Bearer ' } },
    { headers: { authorization: `bearer ${live}` } },
    { headers: { authorization: `BEARER ${live}` } },
    { headers: { authorization: `Bearer  ${live}` } },
    { headers: { authorization: `Bearer ${live} x` } },
    { headers: { authorization: `Basic ${btoa(`app:${SECRET}`)}` } },
    { headers: { authorization: live } },
    { headers: { authorization: `DPoP ${live}`, dpop: 'x.y.z' } },
    { headers: { authorization: `Bearer ${live}`, dpop: 'x' } },
    { headers: { authorization: `Bearer ${live}`, origin: 'https://app.demo.example' } },
    { headers: { authorization: `Bearer ${live}`, origin: 'https://evil.example' } },
    { headers: { authorization: `Bearer ${live}`, accept: 'text/html' } },
    { headers: { authorization: 'Bearer wrong', accept: 'text/html' } },
    { method: 'POST', headers: form, body: `access_token=${live}` },
    { method: 'POST', headers: form, body: `access_token=${live}&access_token=${live}` },
    { method: 'POST', headers: { ...form, authorization: `Bearer ${live}` }, body: `access_token=${live}` },
    { method: 'POST', headers: { ...form, authorization: `Bearer ${live}` }, body: 'scope=openid' },
    { method: 'POST', headers: { ...form, authorization: `Bearer ${live}` }, body: 'scope=openid address' },
    { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${live}` }, body: '{}' },
  ]
  for (const asked of headers) await same(JSON.stringify(asked).replaceAll(live, 'TOKEN'), '/userinfo', asked)
  for (const query of [`?access_token=${live}`, '?scope=openid', '?x=1', '?'])
    await same(query, `/userinfo${query}`, { headers: { authorization: `Bearer ${live}` } })
})

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const basic = (id: string, secret = SECRET) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` })

test('introspection: every kind and fate of token, asked by each kind of application, gets the library’s answer', async () => {
  const askers: [string, Asked['headers'], string][] = [
    ['its own', basic('app'), ''],
    ['another', basic('other'), ''],
    ['a program', basic('plain-robot'), ''],
    ['by post', {}, `&client_id=rsa&client_secret=${SECRET}`],
    ['a public one', {}, '&client_id=spa'],
  ]
  for (const [what, token] of Object.entries(tokens)) {
    for (const [who, headers, more] of askers) {
      for (const hint of [
        '',
        '&token_type_hint=access_token',
        '&token_type_hint=refresh_token',
        '&token_type_hint=nonsense',
      ]) {
        await same(`${what}, ${who}${hint}`, '/introspect', {
          method: 'POST',
          headers: { ...form, ...headers },
          body: `token=${encodeURIComponent(token)}${hint}${more}`,
        })
      }
    }
  }
})

test('introspection: every form of proof and body gets the library’s answer', async () => {
  const live = tokens.live ?? ''
  const token = `token=${live}`
  const cases: Asked[] = [
    { body: token },
    { headers: basic('app', 'wrong'), body: token },
    { headers: basic('nobody'), body: token },
    { headers: basic('spa'), body: token },
    { headers: { authorization: 'Basic' }, body: token },
    { headers: { authorization: 'Basic !!!' }, body: token },
    { headers: { authorization: `Basic ${btoa('app')}` }, body: token },
    { headers: { authorization: `Basic ${btoa(`app:${SECRET}`).replaceAll('=', '')}` }, body: token },
    { headers: { authorization: `Basic ${btoa('app:%')}` }, body: token },
    { headers: { authorization: `basic ${btoa(`app:${SECRET}`)}` }, body: token },
    { headers: { authorization: `Bearer ${live}` }, body: token },
    { headers: { authorization: `Basic  ${btoa(`app:${SECRET}`)}` }, body: token },
    { headers: basic('app'), body: '' },
    { headers: basic('app'), body: 'token=' },
    { headers: basic('app'), body: `${token}&${token}` },
    { headers: basic('app'), body: `${token}&x=1&x=2` },
    { headers: basic('app'), body: `${token}&client_id=app` },
    { headers: basic('app'), body: `${token}&client_id=other` },
    { headers: basic('app'), body: `${token}&client_secret=${SECRET}` },
    { body: `${token}&client_id=app&client_secret=${SECRET}` },
    { body: `${token}&client_id=app&client_secret=wrong` },
    { body: `${token}&client_secret=${SECRET}` },
    { body: `${token}&client_id=app&client_secret=` },
    { body: `${token}&client_assertion=a.b.c&client_assertion_type=x` },
    { headers: { ...basic('app'), origin: 'https://app.demo.example' }, body: token },
    { headers: { ...basic('app'), origin: 'https://evil.example' }, body: token },
    { headers: { ...basic('app'), 'content-type': 'application/json' }, body: '{"token":"x"}' },
    { headers: { ...basic('app'), 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }, body: token },
    { headers: { ...basic('app'), 'content-type': 'application/x-www-form-urlencoded; charset=latin1' }, body: token },
    { headers: { ...basic('app'), accept: 'application/token-introspection+jwt' }, body: token },
    { headers: basic('app'), body: 'token=%00' },
    { headers: basic('app'), body: 'token=%F0%28' },
    { headers: basic('app'), body: 'token=a%20b' },
  ]
  for (const asked of cases)
    await same(JSON.stringify(asked).replaceAll(live, 'TOKEN'), '/introspect', {
      method: 'POST',
      ...asked,
      headers: { ...form, ...asked.headers },
    })
})

test('the plain cases do go by the shortcut', async () => {
  const get = () =>
    fetch(`${server.url}/realms/campus/userinfo`, { headers: { authorization: `Bearer ${tokens.live}` } })
  assert.equal((await listQueries(get, true)).length, 1)
  for (const what of ['live', 'live refresh', 'expired', 'session ended', 'one that never was', 'a program’s']) {
    const ask = () =>
      fetch(`${server.url}/realms/campus/introspect`, {
        method: 'POST',
        headers: { ...form, ...basic('app') },
        body: `token=${tokens[what]}`,
      })
    assert.equal((await listQueries(ask, true)).length, 1, what)
  }
})
