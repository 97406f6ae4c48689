/** The database goes away under a running server: programs and people are told to come back, and find all when it is back. */
import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openServer } from '../../src/base/database/embedded/server.ts'
import { testCampusYaml } from '../harness/app.ts'
import { startProduct, statusOf, stopAll } from '../harness/product.ts'
import { until } from './server-process.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const basic = `Basic ${Buffer.from('mail:test-secret-0123456789abcdef').toString('base64')}`
const token = 'A'.repeat(43)

/** What programs ask, and each of it needs the database: by the short ways, and through the protocol's library. */
const QUESTIONS: Readonly<Record<string, { path: string; fields?: Record<string, string>; headers: object }>> = {
  token: {
    path: '/token',
    fields: { grant_type: 'authorization_code', code: token, redirect_uri: 'http://localhost:9/callback' },
    headers: { authorization: basic },
  },
  introspection: { path: '/introspect', fields: { token }, headers: { authorization: basic } },
  'introspection by the library': {
    path: '/introspect',
    fields: { token },
    headers: { authorization: basic, origin: 'http://localhost:9' },
  },
  revocation: { path: '/revoke', fields: { token }, headers: { authorization: basic } },
  userinfo: { path: '/userinfo', headers: { authorization: `Bearer ${token}` } },
}

test('while the database is away, programs get 503 with Retry-After and people a page; then all goes on', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-away-'))
  chmodSync(folder, 0o755)
  const database = () => openServer({ dataFolder: join(folder, 'data'), log: silent })
  let server = await database()
  context.after(async () => {
    await stopAll()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const product = await startProduct({ environment: environmentIn(folder, server.adminUrl) })
  const ask = ({ path, fields, headers }: (typeof QUESTIONS)[string]) =>
    fetch(`${product.url}/realms/campus${path}`, {
      headers: { ...headers },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
  const statuses = async () => Promise.all(Object.values(QUESTIONS).map(async (one) => (await ask(one)).status))
  assert.deepEqual(await statuses(), [400, 200, 200, 200, 401])

  await server.stop()
  for (const [what, question] of Object.entries(QUESTIONS)) {
    const answer = await ask(question)
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '5'], what)
    assert.deepEqual(await answer.json(), { error: 'temporarily_unavailable' }, what)
  }
  assert.equal(await statusOf(product.url, '/realms/campus/jwks'), 200, 'keys are in memory')
  for (const path of ['/', AUTHORIZATION]) {
    const page = await fetch(product.url + path, { redirect: 'manual', headers: { accept: 'text/html' } })
    assert.deepEqual(
      [page.status, page.headers.get('retry-after')],
      [503, '5'],
      `${path} ${page.headers.get('location')}`,
    )
    assert.match(await page.text(), /data-refusal="busy".*Try again in 5 seconds/s)
  }
  assert.deepEqual(
    [await statusOf(product.url, '/healthz'), await statusOf(product.url, '/readyz')],
    [200, 503],
    'alive, and not ready',
  )

  server = await database()
  await until(async () => (await statusOf(product.url, '/readyz')) === 200)
  assert.deepEqual(await statuses(), [400, 200, 200, 200, 401])
  assert.equal(await product.stop(), 0)
})

const AUTHORIZATION = `/realms/campus/auth?${new URLSearchParams({
  ...{ client_id: 'mail', response_type: 'code', scope: 'openid', state: 's', nonce: 'n' },
  redirect_uri: 'http://localhost:9/callback',
  ...{ code_challenge: token, code_challenge_method: 'S256' },
})}`

/** A campus with a program that has a secret, on a database of the operator's. */
function environmentIn(folder: string, databaseUrl: string): Record<string, string> {
  const [campus, key] = [join(folder, 'campus.yaml'), join(folder, 'master.key')]
  if (!existsSync(campus)) writeFileSync(campus, testCampusYaml())
  writeFileSync(key, Buffer.alloc(32, 5).toString('base64'), { mode: 0o600 })
  return { DATABASE_URL: databaseUrl, SLEUTELBOS_CONFIG: campus, SLEUTELBOS_SECRET_FILE: key, SLEUTELBOS_DEMO: '1' }
}
