import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { type TestApp, testApp } from '../../../../test/harness/app.ts'
import { authenticatorRoutes, ownHost } from '../../index.ts'

const OWN = 'http://app.localhost:3000/'
let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-files-'))
  const script = 'export const a = 1\n'.repeat(50)
  const files = {
    'index.html': '<!doctype html><title>App</title>',
    'index-DfU2SBkC.js': script,
    'worker.js': 'self.x = 1',
    'manifest.webmanifest': '{}',
    'secret.txt': 'not served',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, 'index-DfU2SBkC.js.br'), brotliCompressSync(script))
})
after(() => rmSync(folder, { recursive: true }))

const serving = (authenticatorUrl?: string, appFolder = folder): Promise<TestApp> =>
  testApp({
    doors: (app, deps) => {
      app.get('/', (_request, reply) => reply.type('text/html').send('the product'))
      app.get('/sign-in', (_request, reply) => reply.type('text/html').send('the product'))
      authenticatorRoutes(app, { ...deps, appFolder })
    },
    rawDoors: (deps) => [ownHost(deps)],
    ...(authenticatorUrl !== undefined && { authenticatorUrl }),
  })

test('the app is served with headers of its own, its hashed files for ever, all else asked after', async (context) => {
  const { app, close } = await serving()
  context.after(close)
  for (const url of ['/authenticator/', '/authenticator/?c=Lx', '/authenticator/codes']) {
    const page = await app.inject({ url })
    assert.match(page.body, /<title>App/)
    assert.equal(page.headers['cache-control'], 'no-cache')
    const policy = String(page.headers['content-security-policy'])
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/)
    assert.match(policy, /require-trusted-types-for 'script'; trusted-types sleutelbos-worker$/)
    assert.doesNotMatch(policy, /unsafe-inline|data:|\*/)
    assert.match(String(page.headers['permissions-policy']), /camera=\(self\), publickey-credentials-create=\(self\)/)
    assert.equal(page.headers['set-cookie'], undefined)
    assert.equal(page.headers['x-content-type-options'], 'nosniff')
  }
  const script = await app.inject({
    url: '/authenticator/index-DfU2SBkC.js',
    headers: { 'accept-encoding': 'gzip, br' },
  })
  assert.match(String(script.headers['cache-control']), /immutable/)
  assert.equal(script.headers['content-encoding'], 'br')
  const worker = await app.inject({ url: '/authenticator/worker.js' })
  assert.deepEqual(
    [worker.headers['cache-control'], worker.headers['content-type']],
    ['no-cache', 'text/javascript; charset=utf-8'],
  )
  const manifest = await app.inject({ url: '/authenticator/manifest.webmanifest' })
  assert.equal(manifest.headers['content-type'], 'application/manifest+json')
  const again = await app.inject({
    url: '/authenticator/',
    headers: { 'if-none-match': String((await app.inject('/authenticator/')).headers.etag) },
  })
  assert.equal(again.statusCode, 304)
})

test('nothing but what was built is served: no other file, no way up', async (context) => {
  const { app, close } = await serving()
  context.after(close)
  const paths = [
    'secret.txt',
    'nothing.js',
    '../package.json',
    '%2e%2e/package.json',
    '..%2fpackage.json',
    'a/b',
    'toString',
  ]
  for (const path of paths) {
    const { body, statusCode } = await app.inject({ url: `/authenticator/${path}` })
    assert.ok(statusCode === 404 || /<title>App/.test(body), path)
    assert.doesNotMatch(body, /not served|sleutelbos"/)
  }
})

test('without the slash the app is where it is, with its code', async (context) => {
  const { app, close } = await serving()
  context.after(close)
  const { statusCode, headers } = await app.inject({ url: '/authenticator?c=S123' })
  assert.deepEqual([statusCode, headers.location], [302, 'http://localhost:3000/authenticator/?c=S123'])
})

test('a server without a built app says what to do', async (context) => {
  const { app, close } = await serving(undefined, join(folder, 'nowhere'))
  context.after(close)
  const { statusCode, body } = await app.inject('/authenticator/')
  assert.equal(statusCode, 503)
  assert.match(body, /npm run build/)
})

test('an origin of its own: the app and nothing else there, and none of it elsewhere', async (context) => {
  const { app, close } = await serving(OWN)
  context.after(close)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const there = (url: string, host = 'app.localhost:3000') => asked({ port, url, host })
  assert.match((await there('/')).body, /<title>App/)
  assert.match((await there('/?c=Lx', 'APP.localhost:3000')).body, /<title>App/)
  assert.equal(JSON.parse((await there('/api/server')).body).origin, 'http://app.localhost:3000')
  const rest = [
    '/sign-in',
    '/authenticator/',
    '/healthz',
    '//sign-in',
    '/../sign-in',
    '/..%2fsign-in',
    'http://localhost:3000/sign-in',
  ]
  for (const url of rest) assert.doesNotMatch((await there(url)).body, /the product/, url)
  const base = (url: string) => there(url, 'localhost:3000')
  assert.equal((await base('/')).body, 'the product')
  for (const url of ['/authenticator', '/authenticator/', '/authenticator/codes', '/authenticator/worker.js']) {
    const moved = await base(`${url}?c=L1`)
    assert.deepEqual([moved.status, moved.location], [302, `${OWN}?c=L1`], url)
  }
  assert.equal((await base('/authenticator/api/server')).status, 404)
  assert.equal((await there('/', 'evil.example')).body, 'the product', 'another host is no origin of its own')
})

type Asked = { port: number; url: string; host: string }

/** Over a connection, word for word: `inject` does not come through the doors before Fastify. */
const asked = ({ port, url, host }: Asked) =>
  new Promise<{ status: number | undefined; location: string | undefined; body: string }>((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', path: url, headers: { host } }, async (answer) => {
      let body = ''
      for await (const part of answer) body += part
      resolve({ status: answer.statusCode, location: answer.headers.location, body })
    })
    asking.on('error', reject).end()
  })
