import assert from 'node:assert/strict'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus, SECRET } from '../../../../test/harness/oidc-campus.ts'

let server: OidcServer
let app: Application
before(async () => {
  server = await oidcServer(oidcCampus())
  app = await application(server)
})
after(() => server?.stop())

const basic = (id: string) => ({ authorization: `Basic ${btoa(`${id}:${SECRET}`)}` })

/** A request with headers that fetch would not send. */
const bare = (path: string, headers: Record<string, string>, method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const sent = httpRequest(`${server.url}${path}`, { headers, method, setHost: false }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    sent.on('error', reject)
    sent.end()
  })

const HOSTILE = [
  { host: 'evil.example' },
  { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  { host: '127.0.0.1', 'x-forwarded-host': 'evil.example', 'x-forwarded-port': '666' },
  { host: '127.0.0.1', forwarded: 'host=evil.example;proto=https' },
  { host: 'evil.example:80@127.0.0.1' },
] as Record<string, string>[]

test('a hostile Host or forwarding header reaches no address that we hand out (CVE-2025-48936)', async () => {
  const { url } = await app.request()
  for (const headers of HOSTILE) {
    const discovery = await bare('/realms/campus/.well-known/openid-configuration', headers)
    assert.equal(JSON.parse(discovery.text).token_endpoint, `${server.url}/realms/campus/token`)
    assert.doesNotMatch(discovery.text, /evil\.example|:666\b/)
    const authorization = await bare(url.slice(server.url.length), headers)
    assert.doesNotMatch(JSON.stringify(authorization.headers) + authorization.text, /evil\.example|:666\b/)
    const logout = await bare('/realms/campus/logout', headers)
    assert.doesNotMatch(JSON.stringify(logout.headers) + logout.text, /evil\.example|:666\b/)
  }
})

test('bodies over 64 kB are refused with 413 at every endpoint of programs, announced or not', async () => {
  const long = `token=${'x'.repeat(70_000)}`
  for (const path of ['token', 'introspect', 'revoke', 'userinfo']) {
    const response = await fetch(`${server.url}/realms/campus/${path}`, {
      method: 'POST',
      headers: { ...basic('app'), 'content-type': 'application/x-www-form-urlencoded' },
      body: long,
    })
    assert.equal(response.status, 413, path)
  }
  const { hostname, port } = new URL(server.url)
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      const chunk = `${(16_384).toString(16)}\r\n${'x'.repeat(16_384)}\r\n`
      socket.write(
        `POST /realms/campus/introspect HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(6)}`,
      )
    })
    socket.once('data', (data) => {
      resolve(String(data).split('\r\n')[0] ?? '')
      socket.destroy()
    })
    socket.on('error', () => undefined)
  })
  assert.match(answer, /413/)
})

test('malformed requests are answered, with 4xx and without harm', async () => {
  const bodies = [
    '',
    'grant_type',
    '%',
    '%%%=%',
    'grant_type=authorization_code',
    'grant_type=password&username=a&password=b',
    '{"a":1}',
    'a'.repeat(5000),
    'code=%00',
    'grant_type=refresh_token&refresh_token=%F0%28',
  ]
  for (const path of ['token', 'introspect', 'revoke', 'userinfo', 'auth']) {
    for (const body of bodies) {
      for (const type of [
        'application/x-www-form-urlencoded',
        'application/json',
        'text/plain',
        'multipart/form-data; boundary=x',
      ]) {
        const response = await fetch(`${server.url}/realms/campus/${path}`, {
          method: 'POST',
          redirect: 'manual',
          headers: { ...basic('app'), 'content-type': type },
          body,
        })
        assert.ok(response.status < 500, `${path} ${type} ${body.slice(0, 20)}: ${response.status}`)
      }
    }
  }
})

test('errors of programs are JSON, whatever they say that they accept', async () => {
  const response = await fetch(`${server.url}/realms/campus/token`, {
    method: 'POST',
    headers: { accept: 'text/html' },
    body: new URLSearchParams({ grant_type: 'x' }),
  })
  assert.match(response.headers.get('content-type') ?? '', /application\/json/)
})
