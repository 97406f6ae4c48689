import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { testDatabase, testKeyring } from '../../../../test/harness/database.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus } from '../../../../test/harness/oidc-campus.ts'
import { openKeyring } from '../../../base/crypto/keyring.ts'
import { DAY } from '../../../base/time/instant.ts'
import { keepKeys, rotateKeys } from './keep-keys.ts'
import { publishedKeys } from './key-store.ts'
import { PUBLISHED_BEFORE, SIGNS_FOR } from './rotation.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let server: OidcServer
let second: OidcServer
const campus = oidcCampus()
before(async () => {
  database = await testDatabase()
  // Both at once, as two processes that find an empty database.
  server = await oidcServer(campus, { database })
  second = await oidcServer(campus, { database, url: server.url })
})
after(async () => {
  await second?.stop()
  await server?.stop()
  await database?.close()
})

const jwks = async (at: OidcServer, realm = 'campus') =>
  (await (await fetch(`${at.url}/realms/${realm}/jwks`)).json()) as {
    keys: { kid: string; alg: string; d?: string; p?: string }[]
  }
const kids = async (at: OidcServer) => (await jwks(at)).keys.map(({ kid }) => kid)
const until = async (condition: () => Promise<boolean>) => {
  for (let tries = 0; tries < 200 && !(await condition()); tries += 1) await wait(20)
}

test('each realm has a key of each algorithm, made once whoever starts first', async () => {
  const made = await Promise.all([keepKeys(server.deps, Date.now()), keepKeys(second.deps, Date.now())])
  assert.deepEqual(made, [0, 0])
  const [campusKeys, association] = [await jwks(server), await jwks(server, 'association')]
  assert.deepEqual(campusKeys.keys.map(({ alg }) => alg).sort(), ['ES256', 'RS256'])
  assert.deepEqual(await jwks(second), campusKeys)
  assert.notDeepEqual(campusKeys, association)
  assert.ok(
    campusKeys.keys.every(({ d, p }) => d === undefined && p === undefined),
    'and nothing private is published',
  )
})

test('private keys are sealed, and bound to their rows', async () => {
  const { rows } = await database.db.pool.query<{ kid: string; private_jwk: Buffer }>(
    'select kid, private_jwk from oidc_keys order by kid limit 2',
  )
  assert.ok(rows.every(({ private_jwk }) => !private_jwk.toString('latin1').includes('"d"')))
  await assert.rejects(
    publishedKeys(database.db.kysely, openKeyring(Buffer.alloc(32, 8)), Date.now()),
    'another master key opens none',
  )
  const [one, two] = rows
  const swapped = database.db.transaction(async (tx) => {
    const { sql } = await import('kysely')
    await sql`update oidc_keys set private_jwk = ${two?.private_jwk} where kid = ${one?.kid}`.execute(tx)
    await publishedKeys(tx, testKeyring(), Date.now())
  })
  await assert.rejects(swapped, 'a key that was moved to another row does not open')
})

test('a rotated key is published everywhere before it signs, and the old one goes on verifying', async () => {
  const account = await anAccount(database.db)
  server.visitor = { account: account.id }
  const app = await application(server)
  const before = (await app.signIn(new Browser())).id_token ?? ''
  const old = decodeProtectedHeader(before).kid
  const { length } = await kids(server)
  await rotateKeys(server.deps, 'campus')
  for (const one of [server, second]) {
    await until(async () => (await kids(one)).length === length + 2)
    assert.equal((await kids(one)).length, length + 2, 'told by NOTIFY')
  }
  const meanwhile = (await app.signIn(new Browser())).id_token ?? ''
  assert.equal(decodeProtectedHeader(meanwhile).kid, old, 'applications have not read the new key yet')
  // As if a day had passed.
  await database.db.pool.query(`update oidc_keys set signs_from = signs_from - $1 * interval '1 millisecond'`, [
    PUBLISHED_BEFORE,
  ])
  await server.issuers.reload()
  const afterwards = (await app.signIn(new Browser())).id_token ?? ''
  assert.notEqual(decodeProtectedHeader(afterwards).kid, old)
  const keys = createLocalJWKSet((await jwks(server)) as never)
  for (const token of [before, meanwhile, afterwards]) await jwtVerify(token, keys)
  const { page } = await app.fetchCode(new Browser(), { id_token_hint: before })
  assert.equal(new URL(page.url).searchParams.get('error'), null, 'a hint that the old key signed still proves itself')
  const { rows } = await database.db.pool.query(`select realm from audit_events where what = 'oidc-keys.rotated'`)
  assert.deepEqual(rows, [{ realm: 'campus' }, { realm: 'campus' }])
})

test('keys are succeeded in time by themselves', async () => {
  const later = Date.now() + SIGNS_FOR + 2 * DAY
  assert.ok((await keepKeys(server.deps, later)) >= 2)
  assert.equal(await keepKeys(server.deps, later), 0)
})

test('sessions and tokens do not notice a rotation', async () => {
  server.visitor = { account: (await anAccount(database.db)).id }
  const app = await application(server)
  const tokens = await app.signIn(new Browser())
  await server.issuers.reload()
  assert.ok((await app.refresh(tokens.refresh_token ?? '')).access_token)
  assert.equal((await client.tokenIntrospection(app.config, tokens.access_token)).active, true)
})
