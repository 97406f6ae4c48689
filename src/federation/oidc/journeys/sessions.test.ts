/** What the end of a session, and its being bound to an address, mean to applications (P3, P4). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as client from 'openid-client'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus } from '../../../../test/harness/oidc-campus.ts'
import { MINUTE } from '../../../base/time/instant.ts'
import type { Campus } from '../../../campus/index.ts'
import { endSession } from '../../../sign-in/index.ts'

let server: OidcServer
let app: Application
before(async () => {
  server = await oidcServer(bound(oidcCampus()))
  app = await application(server)
})
after(() => server?.stop())

/** The same campus, whose accounts stay where they are. */
function bound(campus: Campus): Campus {
  const realm = campus.realms.campus
  if (!realm) throw new Error('no realm')
  return {
    ...campus,
    realms: { ...campus.realms, campus: { ...realm, session: { ...realm.session, bindAddress: 'exact' } } },
  }
}

/** Signs in at an address; the test itself asks from 127.0.0.1. */
async function signIn(address = '127.0.0.1') {
  const account = await anAccount(server.db)
  server.visitor = { account: account.id, address: '127.0.0.1' }
  const browser = new Browser()
  const tokens = await app.signIn(browser, { scope: 'openid' })
  const { rows } = await server.db.pool.query<{ id: string }>(
    'update sessions set address = $2 where account = $1 returning id',
    [account.id, address],
  )
  return { account, browser, tokens, session: rows[0]?.id ?? '' }
}

const userinfo = async (token: string) =>
  (await fetch(`${server.url}/realms/campus/userinfo`, { headers: { authorization: `Bearer ${token}` } })).status
const isActive = async (token: string) => (await client.tokenIntrospection(app.config, token)).active
const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    ({ error }: { error: string }) => error,
  )
const errorAfter = async (browser: Browser) =>
  new URL((await app.fetchCode(browser, { prompt: 'none' })).page.url).searchParams.get('error')

test('P4: an ended session is dead at once at introspection, refresh, userinfo and new sign-ins (CVE-2025-29928, CVE-2025-53942)', async () => {
  const { browser, tokens, session } = await signIn()
  const { access_token: access, refresh_token: refresh = '' } = tokens
  assert.deepEqual([await userinfo(access), await isActive(access), await errorAfter(browser)], [200, true, null])
  await server.db.transaction((tx) =>
    endSession(server.deps, tx, { session, why: 'ended-by-person', now: server.deps.clock.now() }),
  )
  const answers = await Promise.all([
    userinfo(access),
    isActive(access),
    isActive(refresh),
    refused(app.refresh(refresh)),
    errorAfter(browser),
  ])
  assert.deepEqual(answers, [401, false, false, 'invalid_grant', 'login_required'])
})

test('P3: a browser at another address is not signed on, its session is over, and so are its tokens', async () => {
  const { browser, tokens, session } = await signIn('192.0.2.7')
  assert.equal(await isActive(tokens.access_token), true, 'the application is no browser: where it is says nothing')
  assert.equal(await userinfo(tokens.access_token), 200)
  assert.ok((await app.refresh(tokens.refresh_token ?? '')).access_token)
  assert.equal(await errorAfter(browser), 'login_required')
  const { rows } = await server.db.pool.query('select ended_why from sessions where id = $1', [session])
  assert.deepEqual(rows, [{ ended_why: 'address-changed' }])
  assert.equal(await isActive(tokens.access_token), false)
})

test('P3: at the address where it began a bound session signs on, and one that never had an address does not', async () => {
  assert.equal(await errorAfter((await signIn()).browser), null)
  assert.equal(await errorAfter((await signIn('::ffff:127.0.0.1')).browser), null)
  const { browser, session } = await signIn()
  await server.db.pool.query('update sessions set address = null where id = $1', [session])
  assert.equal(await errorAfter(browser), 'login_required')
})

// The last, since it moves the clock of the server away from the library's own.
test('P3: a session that was not used for its time is dead there as well, and one that was is not', async () => {
  const { browser, tokens, session } = await signIn()
  const { access_token: access, refresh_token: refresh = '' } = tokens
  const idle = `update sessions set idle_at = last_seen_at + interval '10 minutes' where id = $1`
  await server.db.pool.query(idle, [session])
  server.advance(8 * MINUTE)
  assert.equal(await errorAfter(browser), null, 'used')
  server.advance(8 * MINUTE)
  assert.equal(await isActive(refresh), true)
  assert.equal(await errorAfter(browser), null, 'used again')
  server.advance(11 * MINUTE)
  const answers = await Promise.all([
    userinfo(access),
    isActive(refresh),
    refused(app.refresh(refresh)),
    errorAfter(browser),
  ])
  assert.deepEqual(answers, [401, false, 'invalid_grant', 'login_required'])
})
