/** The shortcut of client credentials and the library, side by side: whatever is asked, both give one answer. */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { oidcCampus, RESOURCE, SECRET } from '../../../../test/harness/oidc-campus.ts'
import { atHome } from '../door/at-home.ts'
import { newWork, within } from '../records/work.ts'

let server: OidcServer
/** The same realm, answered by the library alone. */
let library: Server
let libraryUrl: string
let keys: ReturnType<typeof createRemoteJWKSet>

before(async () => {
  server = await oidcServer(oidcCampus())
  library = createServer((request, response) => {
    atHome(server.deps, request, 'campus')
    const work = newWork({ realm: 'campus', now: server.deps.clock.now(), visit: undefined })
    void within(work, () => server.issuers.find('campus')?.call(request, response))
  })
  await new Promise<void>((resolve) => library.listen(0, '127.0.0.1', resolve))
  libraryUrl = `http://127.0.0.1:${(library.address() as AddressInfo).port}`
  keys = createRemoteJWKSet(new URL(`${server.url}/realms/campus/jwks`))
})
after(async () => {
  library?.close()
  await server?.stop()
})

type Asked = { headers?: Record<string, string>; body?: string | Uint8Array }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const basic = (id: string, secret = SECRET) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` })
const NAMED = ['content-type', 'cache-control', 'www-authenticate', 'access-control-allow-origin']
const EXPOSED = ['access-control-expose-headers', 'vary', 'pragma', 'location']

async function answerOf(base: string, asked: Asked) {
  const init = { method: 'POST', ...asked, headers: { ...form, ...asked.headers } }
  const response = await fetch(`${base}/realms/campus/token`, init as RequestInit)
  const body = JSON.parse(await response.text()) as Record<string, unknown>
  const headers = [...NAMED, ...EXPOSED].map((name) => [name, response.headers.get(name)])
  return { status: response.status, headers, body: await told(body) }
}

/** An answer without what differs by nature: when a token was made, and its identifier. Its signature is checked. */
async function told({ access_token: token, ...rest }: Record<string, unknown>): Promise<object> {
  if (typeof token !== 'string' || !token.includes('.')) return { ...rest, token: typeof token }
  const { payload, protectedHeader } = await jwtVerify(token, keys)
  const { iat = 0, exp = 0, jti = '', ...claims } = payload
  return { ...rest, claims, protectedHeader, lives: exp - iat, jti: jti.length, order: Object.keys(payload) }
}

const same = async (asked: Asked) =>
  assert.deepEqual(await answerOf(server.url, asked), await answerOf(libraryUrl, asked), JSON.stringify(asked))

const grant = 'grant_type=client_credentials'
const resource = `resource=${encodeURIComponent(RESOURCE)}`

test('client credentials: every wish of every kind of application gets the library’s answer', async () => {
  const wishes = [
    ...['', '&scope=read', '&scope=read+write', '&scope=write%20read', '&scope=read+read', '&scope=', '&scope=other'],
    ...[
      '&scope=read+other',
      '&scope=openid',
      '&scope=openid+read',
      '&scope=profile',
      '&scope=%22',
      '&scope=read++write',
    ],
    ...[
      '&scope=+read',
      '&scope=read&scope=write',
      `&${resource}`,
      `&${resource}&scope=read`,
      `&${resource}&${resource}`,
    ],
    ...['&resource=', '&resource=https://opaque.demo.example', '&resource=https://nowhere.example', '&resource=x'],
    ...[`&${resource}%23`, `&${resource}/`, '&x=1', '&x=1&x=2', '&audience=a', '&nonce=a', '&code=x', '&__proto__=1'],
    ...['&grant_type=client_credentials', '&authorization_details=[]', '&toString=a', '&refresh_token=x'],
  ]
  for (const id of ['robot', 'plain-robot', 'app', 'reader', 'spa', 'nobody'])
    for (const wish of wishes) await same({ headers: basic(id), body: grant + wish })
})

test('client credentials: every form of proof and body gets the library’s answer', async () => {
  const body = `${grant}&scope=read`
  const proven = (more: Record<string, string>) => ({ headers: { ...basic('robot'), ...more }, body })
  const secret = `&client_secret=${SECRET}`
  const cases: Asked[] = [
    ...[{ body }, { headers: basic('robot', 'wrong'), body }, { headers: basic('robot', ''), body }],
    ...[
      { headers: { authorization: 'Basic !!!' }, body },
      { headers: { authorization: 'Bearer x' }, body },
    ],
    ...[`&client_id=robot${secret}`, '&client_id=robot', secret, '&client_id=robot&client_secret=wrong'].map(
      (more) => ({
        body: body + more,
      }),
    ),
    ...[
      '&client_id=robot',
      '&client_id=app',
      secret,
      '&client_id=',
      '&client_secret=',
      '&client_id=robot&client_id=app',
    ].map((more) => ({ headers: basic('robot'), body: body + more })),
    { headers: basic('robot'), body: `${body}&client_assertion=a.b.c&client_assertion_type=x` },
    ...[proven({ origin: 'https://app.demo.example' }), proven({ origin: 'https://evil.example' })],
    ...[proven({ dpop: 'x.y.z' }), proven({ 'oauth-client-attestation': 'x' }), proven({ accept: 'text/html' })],
    ...[proven({ 'oauth-client-attestation-pop': 'x' }), proven({ 'content-type': 'application/json' })],
    ...[proven({ 'content-type': `${form['content-type']}; charset=utf-8` })],
    ...[proven({ 'content-type': `${form['content-type']}; charset=latin1` }), proven({ 'content-encoding': 'gzip' })],
    ...['', 'grant_type=', 'grant_type=password', 'scope=read', `${grant}%00`, 'grant_type=refresh_token'].map(
      (text) => ({
        headers: basic('robot'),
        body: text,
      }),
    ),
    { headers: basic('robot'), body: 'grant_type=authorization_code&code=x&redirect_uri=x&code_verifier=x' },
    { headers: basic('robot'), body: Buffer.concat([Buffer.from(`${grant}&x=`), Buffer.from([0xf0, 0x28])]) },
    { headers: basic('robot'), body: `${grant}&x=${'x'.repeat(58_000)}` },
  ]
  for (const asked of cases) await same(asked)
})

test('the plain cases do go by the shortcut, and no other', async () => {
  const issuer = server.issuers.find('campus')
  assert.ok(issuer)
  let calls = 0
  const { call } = issuer
  const counted: typeof call = (request, response) => {
    calls += 1
    return call(request, response)
  }
  Object.assign(issuer, { call: counted })
  try {
    for (const [wish, id, library] of [
      ['', 'robot', 0],
      ['&scope=read', 'robot', 0],
      [`&${resource}&scope=write`, 'robot', 0],
      ['&scope=openid', 'robot', 1],
      ['', 'plain-robot', 1],
      ['', 'app', 1],
    ] as const) {
      calls = 0
      await answerOf(server.url, { headers: basic(id), body: grant + wish })
      assert.equal(calls, library, `${id}${wish}`)
    }
  } finally {
    Object.assign(issuer, { call })
  }
})
