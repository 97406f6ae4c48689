import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import * as client from 'openid-client'
import pg from 'pg'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { testDatabase } from '../../../../test/harness/database.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { CALLBACK, oidcCampus, SECRET } from '../../../../test/harness/oidc-campus.ts'
import { DOUBLE_SENT } from '../records/adapter.ts'

// Two processes on one database, behind one address: what holds between them holds between any.
let database: Awaited<ReturnType<typeof testDatabase>>
let server: OidcServer
let second: OidcServer
let app: Application
before(async () => {
  database = await testDatabase()
  server = await oidcServer(oidcCampus(), { database })
  second = await oidcServer(oidcCampus(), { database, url: server.url })
  app = await application(server)
})
after(async () => {
  await second?.stop()
  await server?.stop()
  await database?.close()
})

const OFFLINE = 'openid profile email offline_access'
const signIn = async (extra?: Record<string, string>, browser = new Browser()) => {
  const account = await anAccount(server.db)
  server.visitor = { account: account.id }
  return { account, browser, tokens: await app.signIn(browser, extra) }
}
/** The token endpoint of one of the two, as bare as it can be asked. */
const post = async (at: OidcServer, fields: Record<string, string>, id = 'app') => {
  const headers = { authorization: `Basic ${btoa(`${id}:${SECRET}`)}` }
  const response = await fetch(`${at.url}/realms/campus/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}
const refresh = (at: OidcServer, token: string | undefined, id?: string) =>
  post(at, { grant_type: 'refresh_token', refresh_token: token ?? '' }, id)
const isAlive = async (token: string) =>
  (await fetch(`${server.url}/realms/campus/userinfo`, { headers: { authorization: `Bearer ${token}` } })).status ===
  200
const past = (milliseconds: number) =>
  [server, second].forEach((one) => {
    one.advance(milliseconds)
  })

test('a refresh gives new tokens, and the old refresh token is spent', async () => {
  const { tokens, account } = await signIn()
  const fresh = await app.refresh(tokens.refresh_token ?? '')
  assert.notEqual(fresh.refresh_token, tokens.refresh_token)
  assert.equal(fresh.claims()?.sub, account.id)
  assert.equal(fresh.claims()?.auth_time, tokens.claims()?.auth_time, 'a refresh is no new proof')
  assert.equal((await refresh(server, tokens.refresh_token)).body.error, 'invalid_grant')
})

test('a stolen refresh token that comes a second time takes the whole family with it, and the audit says so', async () => {
  const { tokens, account } = await signIn()
  const fresh = await app.refresh(tokens.refresh_token ?? '')
  past(DOUBLE_SENT)
  const reused = await refresh(server, tokens.refresh_token)
  assert.deepEqual([reused.status, reused.body.error], [400, 'invalid_grant'])
  assert.equal(
    (await refresh(server, fresh.refresh_token)).status,
    400,
    'the revocation was committed although the answer was an error',
  )
  assert.equal(await isAlive(fresh.access_token), false)
  const { rows } = await database.db.pool.query(
    'select realm, application from audit_events where account = $1 and what = $2',
    [account.id, 'refresh-token.reused'],
  )
  assert.deepEqual(rows, [{ realm: 'campus', application: 'app' }])
})

test('after a family was revoked the same session can open the application anew', async () => {
  const { tokens, browser } = await signIn()
  await app.refresh(tokens.refresh_token ?? '')
  past(DOUBLE_SENT)
  await refresh(server, tokens.refresh_token)
  const again = await app.signIn(browser)
  assert.equal(await isAlive(again.access_token), true)
  assert.equal((await refresh(server, again.refresh_token)).status, 200)
})

test('twenty racers for one refresh token on two processes: one winner, and the winner keeps what it got', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { tokens } = await signIn()
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => refresh(i % 2 ? second : server, tokens.refresh_token)),
    )
    const winners = all.filter(({ status }) => status === 200)
    assert.equal(winners.length, 1)
    assert.ok(all.every(({ status, body }) => status === 200 || body.error === 'invalid_grant'))
    assert.equal(await isAlive(winners[0]?.body.access_token ?? ''), true, 'losers of a race revoke nothing')
    assert.equal((await refresh(second, winners[0]?.body.refresh_token)).status, 200)
  }
})

test('twenty racers for one code on two processes: one winner', async () => {
  server.visitor = { account: (await anAccount(server.db)).id }
  const browser = new Browser()
  for (let round = 0; round < 5; round += 1) {
    const { page, checks } = await app.fetchCode(browser)
    const fields = {
      grant_type: 'authorization_code',
      redirect_uri: CALLBACK,
      code: new URL(page.url).searchParams.get('code') ?? '',
      code_verifier: String(checks.pkceCodeVerifier),
    }
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => post(i % 2 ? second : server, fields)))
    assert.deepEqual(all.map(({ status }) => status).sort(), [200, ...Array(19).fill(400)])
    assert.equal(await isAlive(all.find(({ status }) => status === 200)?.body.access_token ?? ''), true)
  }
})

test('a code that comes again later takes back what it gave (RFC 6749 §4.1.2)', async () => {
  server.visitor = { account: (await anAccount(server.db)).id }
  const { page, checks } = await app.fetchCode(new Browser())
  const tokens = await app.redeem(page.url, checks)
  past(DOUBLE_SENT)
  await assert.rejects(app.redeem(page.url, checks))
  assert.equal(await isAlive(tokens.access_token), false)
  assert.equal((await refresh(server, tokens.refresh_token)).status, 400)
})

test('a refresh that races the revocation of its family leaves nothing alive', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { tokens } = await signIn()
    const fresh = await app.refresh(tokens.refresh_token ?? '')
    past(DOUBLE_SENT)
    const [, raced] = await Promise.all([refresh(server, tokens.refresh_token), refresh(second, fresh.refresh_token)])
    for (const token of [fresh.access_token, raced?.body.access_token])
      if (token) assert.equal(await isAlive(token), false)
    if (raced?.body.refresh_token) assert.equal((await refresh(server, raced.body.refresh_token)).status, 400)
  }
})

test('a restart in the middle of rotation: a spent refresh token stays spent (CVE-2026-9802)', async () => {
  const { tokens } = await signIn()
  const fresh = await app.refresh(tokens.refresh_token ?? '')
  const restarted = await oidcServer(oidcCampus(), { database, url: server.url })
  try {
    assert.equal((await refresh(restarted, tokens.refresh_token)).status, 400)
    assert.equal(
      (await refresh(restarted, fresh.refresh_token)).status,
      200,
      'and what was given in its place still works',
    )
  } finally {
    await restarted.stop()
  }
})

test('a crash in the middle of rotation: the token that was not yet answered for still works (CVE-2026-9802)', async () => {
  const { tokens } = await signIn()
  const holder = new pg.Client({ connectionString: database.ownerUrl })
  await holder.connect()
  try {
    await holder.query('begin')
    await holder.query('lock table oidc_records in exclusive mode')
    const waiting = refresh(second, tokens.refresh_token)
    const stuck = `from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    while ((await holder.query(`select 1 ${stuck}`)).rows.length === 0) await wait(5)
    // The spending and what it buys are one statement: it dies whole.
    await holder.query(`select pg_terminate_backend(pid) ${stuck}`)
    await holder.query('rollback')
    assert.equal((await waiting).status, 503)
  } finally {
    await holder.end()
  }
  assert.equal((await refresh(server, tokens.refresh_token)).status, 200)
})

test('a refresh token of one application is worth nothing to another', async () => {
  const { tokens } = await signIn()
  assert.equal((await refresh(server, tokens.refresh_token, 'other')).body.error, 'invalid_grant')
  assert.equal((await refresh(server, tokens.refresh_token)).status, 200, 'and it is not spent by trying')
})

test('a refresh asks for less and not for more', async () => {
  const { tokens } = await signIn({ scope: 'openid profile' })
  const more = await post(server, {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token ?? '',
    scope: 'openid email',
  })
  assert.equal(more.body.error, 'invalid_scope')
  const less = await post(server, {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token ?? '',
    scope: 'openid',
  })
  assert.equal(less.body.scope, 'openid')
})

test('without offline_access a refresh token ends with the session of the browser', async () => {
  const { tokens, account } = await signIn()
  await database.db.pool.query('update sessions set ended_at = started_at where account = $1', [account.id])
  assert.equal((await refresh(server, tokens.refresh_token)).body.error, 'invalid_grant')
})

test('offline_access makes a session of its own, which outlives that of the browser', async () => {
  const { tokens, account } = await signIn({ scope: OFFLINE })
  const { rows } = await database.db.pool.query(
    'select kind, application, acr from sessions where account = $1 order by kind',
    [account.id],
  )
  assert.deepEqual(
    rows.map(({ kind, application: of }) => [kind, of]),
    [
      ['application', 'app'],
      ['browser', null],
    ],
  )
  await database.db.pool.query(`update sessions set ended_at = started_at where account = $1 and kind = 'browser'`, [
    account.id,
  ])
  const fresh = await app.refresh(tokens.refresh_token ?? '')
  assert.equal(await isAlive(fresh.access_token), true)
  assert.equal(fresh.claims()?.sub, account.id)
})

test('offline_access ends when the person ends that session', async () => {
  const { tokens, account } = await signIn({ scope: OFFLINE })
  await database.db.pool.query(
    `update sessions set ended_at = started_at where account = $1 and kind = 'application'`,
    [account.id],
  )
  assert.equal(await isAlive(tokens.access_token), false)
  assert.equal((await refresh(server, tokens.refresh_token)).status, 400)
})

test('reuse of an offline refresh token ends the session that it lived by', async () => {
  const { tokens, account } = await signIn({ scope: OFFLINE })
  const fresh = await app.refresh(tokens.refresh_token ?? '')
  past(DOUBLE_SENT)
  await refresh(server, tokens.refresh_token)
  assert.equal(await isAlive(fresh.access_token), false)
  const { rows } = await database.db.pool.query(
    `select kind, ended_why from sessions where account = $1 and ended_at is not null`,
    [account.id],
  )
  assert.deepEqual(rows, [{ kind: 'application', ended_why: 'token-reused' }])
})

test('a code with offline_access that comes again later ends what it gave', async () => {
  server.visitor = { account: (await anAccount(server.db)).id }
  const { page, checks } = await app.fetchCode(new Browser(), { scope: OFFLINE })
  const tokens = await app.redeem(page.url, checks)
  past(DOUBLE_SENT)
  await assert.rejects(app.redeem(page.url, checks))
  assert.equal((await refresh(server, tokens.refresh_token)).status, 400)
})

test('a revoked refresh token is dead, and so is all that came with it', async () => {
  const { tokens } = await signIn()
  await client.tokenRevocation(app.config, tokens.refresh_token ?? '')
  assert.equal((await refresh(server, tokens.refresh_token)).status, 400)
  assert.equal(await isAlive(tokens.access_token), false)
})

test('nobody revokes the tokens of another application', async () => {
  const { tokens } = await signIn()
  const other = await application(server, { id: 'other', redirect: 'https://other.demo.example/callback' })
  await client.tokenRevocation(other.config, tokens.refresh_token ?? '')
  assert.equal(await isAlive(tokens.access_token), true)
})

test('no token, code or interaction can be read from the table', async () => {
  const { tokens, browser } = await signIn()
  server.visitor = undefined
  const { page } = await app.fetchCode(browser, { prompt: 'login' })
  const { rows } = await database.db.pool.query('select payload::text as payload, id_hash from oidc_records')
  const all = rows
    .map((row: { payload: string; id_hash: Buffer }) => row.payload + row.id_hash.toString('latin1'))
    .join('\n')
  for (const secret of [
    tokens.access_token,
    tokens.refresh_token ?? '',
    [...browser.jar.values()].join('\n'),
    page.url.split('/').at(-1) ?? '',
  ]) {
    for (const one of secret.split('\n')) assert.equal(all.includes(one), false)
  }
})
