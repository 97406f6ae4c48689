import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { MFA, type OidcServer, oidcServer, SFA } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus } from '../../../../test/harness/oidc-campus.ts'

const MFA_DONE = ['pwd', 'otp', 'mfa']
const MINUTE = 60_000
let server: OidcServer
let app: Application
let account: string
before(async () => {
  server = await oidcServer(oidcCampus())
  app = await application(server)
  account = (await anAccount(server.db)).id
})
after(() => server?.stop())
beforeEach(() => {
  server.asked.length = 0
  server.visitor = { account }
})

/** A browser in a session, begun so many minutes ago. */
const inSession = async (minutesAgo = 0, amr = ['pwd']) => {
  const browser = new Browser()
  server.visitor = { account, amr, authTime: server.deps.clock.now() - minutesAgo * MINUTE }
  await app.signIn(browser)
  server.asked.length = 0
  server.visitor = { account }
  return browser
}
const errorOf = (url: string) => new URL(url).searchParams.get('error')
const essential = (value: string) => JSON.stringify({ id_token: { acr: { essential: true, value } } })

test('prompt=none without a session is answered at once, and nobody sees a page', async () => {
  const { page } = await app.fetchCode(new Browser(), { prompt: 'none' })
  assert.equal(errorOf(page.url), 'login_required')
  assert.equal(new URL(page.url).searchParams.get('iss'), `${server.url}/realms/campus`)
})

test('prompt=none in a session gives a code', async () => {
  assert.ok((await app.signIn(await inSession(), { prompt: 'none' })).id_token)
})

test('prompt=none with anything beside it is refused', async () => {
  assert.equal(errorOf((await app.fetchCode(await inSession(), { prompt: 'none login' })).page.url), 'invalid_request')
})

test('prompt=login asks for a proof that is newer than the request', async () => {
  const browser = await inSession(10)
  const asked = server.deps.clock.now()
  const tokens = await app.signIn(browser, { prompt: 'login' })
  assert.equal(server.asked.length, 1)
  assert.ok((server.asked[0]?.freshAfter ?? 0) >= asked)
  assert.ok((tokens.claims()?.auth_time ?? 0) >= Math.floor(asked / 1000))
})

test('prompt=login is not satisfied by the session that was there, whatever comes back', async () => {
  const browser = await inSession(10)
  // A sign-in that returns without having asked anything, for ever.
  server.visitor = { account, authTime: server.deps.clock.now() - 10 * MINUTE }
  const { page } = await app.fetchCode(browser, { prompt: 'login' })
  assert.equal(errorOf(page.url), 'login_required')
  assert.ok(server.asked.length <= 4, 'and it does not go round for ever')
})

test('a person who goes to the way back by hand, without signing in again, gets no code', async () => {
  const browser = await inSession(10)
  server.visitor = undefined
  await app.fetchCode(browser, { prompt: 'login' })
  const back = server.asked[0]?.returnTo ?? ''
  const page = await browser.follow(`${server.url}${back}`)
  assert.match(page.url, /\/sign-in\//)
})

test('prompt=select_account leads to sign-in, even in a session', async () => {
  const browser = await inSession(10)
  assert.ok((await app.signIn(browser, { prompt: 'select_account' })).id_token)
  assert.equal(server.asked.length, 1)
})

test('another account may come back from select_account, and the application gets that one', async () => {
  const other = (await anAccount(server.db)).id
  const browser = await inSession(10)
  server.visitor = { account: other }
  await server.db.pool.query('update sessions set ended_at = started_at where account = $1', [account])
  assert.equal((await app.signIn(browser, { prompt: 'select_account' })).claims()?.sub, other)
})

test('prompt=consent asks nothing and never goes round: the institution answers for its applications', async () => {
  assert.ok((await app.signIn(await inSession(), { prompt: 'consent' })).id_token)
  assert.ok((await app.signIn(new Browser(), { prompt: 'consent' })).id_token)
  assert.equal(server.asked.length, 1)
})

test('an unknown prompt is refused', async () => {
  assert.equal(errorOf((await app.fetchCode(new Browser(), { prompt: 'create' })).page.url), 'invalid_request')
})

const ages: [what: string, minutesAgo: number, extra: Record<string, string>, asked: number, error?: string][] = [
  ['max_age that the session meets', 5, { max_age: '600' }, 0],
  ['max_age that it does not', 15, { max_age: '600' }, 1],
  ['max_age of nothing is a new proof', 1, { max_age: '0' }, 1],
  ['max_age that it meets, silently', 5, { max_age: '600', prompt: 'none' }, 0],
  ['max_age that it does not, silently', 15, { max_age: '600', prompt: 'none' }, 0, 'login_required'],
  ['max_age that is no number', 0, { max_age: 'soon' }, 0, 'invalid_request'],
  ['max_age below nothing', 0, { max_age: '-1' }, 0, 'invalid_request'],
]
for (const [what, minutesAgo, extra, asked, error] of ages) {
  test(`matrix: ${what}`, async () => {
    const browser = await inSession(minutesAgo)
    const { page, checks } = await app.fetchCode(browser, extra)
    assert.equal(errorOf(page.url), error ?? null)
    assert.equal(server.asked.length, asked)
    if (error === undefined) assert.ok((await app.redeem(page.url, checks)).claims()?.auth_time)
  })
}

test('P5: acr_values ask sign-in for two factors, and the answer tells the truth', async () => {
  const browser = await inSession()
  server.visitor = { account, amr: MFA_DONE }
  const tokens = await app.signIn(browser, { acr_values: MFA })
  assert.equal(server.asked[0]?.level, 'mfa')
  assert.equal(tokens.claims()?.acr, MFA)
  assert.deepEqual(tokens.claims()?.amr, MFA_DONE)
})

test('P5: a session of two factors satisfies who asks for one, and says what it is', async () => {
  const tokens = await app.signIn(await inSession(0, MFA_DONE), { acr_values: SFA })
  assert.equal(tokens.claims()?.acr, MFA)
  assert.equal(server.asked.length, 0)
})

test('one factor is never sold as two: an essential level that was not reached is an error', async () => {
  const browser = await inSession()
  const { page } = await app.fetchCode(browser, { claims: essential(MFA) })
  assert.equal(errorOf(page.url), 'unmet_authentication_requirements')
  assert.equal(server.asked[0]?.level, 'mfa')
})

test('one factor is never sold as two: silently, sign-in is required', async () => {
  const { page } = await app.fetchCode(await inSession(), { claims: essential(MFA), prompt: 'none' })
  assert.equal(errorOf(page.url), 'login_required')
})

test('an essential level that nobody knows is an error', async () => {
  const { page } = await app.fetchCode(await inSession(), { claims: essential('urn:gold') })
  assert.equal(errorOf(page.url), 'unmet_authentication_requirements')
})

test('an application that is registered for MFA gets it unasked', async () => {
  const strict = await application(server, { id: 'mfa-only' })
  const browser = await inSession()
  server.visitor = { account, amr: MFA_DONE }
  assert.equal((await strict.signIn(browser)).claims()?.acr, MFA)
  assert.equal(server.asked[0]?.level, 'mfa')
})

test('id_token_hint of another account does not pass for this one', async () => {
  const other = (await anAccount(server.db)).id
  server.visitor = { account: other }
  const hint = (await app.signIn(new Browser())).id_token ?? ''
  const browser = await inSession(10)
  const silent = await app.fetchCode(browser, { id_token_hint: hint, prompt: 'none' })
  assert.equal(errorOf(silent.page.url), 'login_required')
  const { page } = await app.fetchCode(browser, { id_token_hint: hint })
  assert.equal(errorOf(page.url), 'login_required')
})

test('id_token_hint of this account changes nothing', async () => {
  const browser = await inSession()
  const { id_token: hint = '' } = await app.signIn(browser)
  assert.ok((await app.signIn(browser, { id_token_hint: hint, prompt: 'none' })).id_token)
})
