import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as client from 'openid-client'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application, type Tokens } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus } from '../../../../test/harness/oidc-campus.ts'
import { listQueries } from '../../../base/database/client.ts'

let server: OidcServer
let app: Application
let browser: Browser
let tokens: Tokens
before(async () => {
  server = await oidcServer(oidcCampus())
  app = await application(server)
  server.visitor = { account: (await anAccount(server.db)).id }
  browser = new Browser()
  tokens = await app.signIn(browser)
})
after(() => server?.stop())

/** Each query costs a tenth of a millisecond of the server's core: the budgets are the design (docs/flows/oidc.md). */
const budget = (what: string, most: number, work: () => Promise<unknown>) =>
  test(`query budget: ${what}, ${most}`, async () => {
    const queries = await listQueries(work, true)
    assert.ok(queries.length <= most, `${queries.length}:\n${queries.join('\n---\n')}`)
  })

budget('authorize in a session', 2, () => app.fetchCode(browser))
budget('authorize in a session, silently', 2, () => app.fetchCode(browser, { prompt: 'none' }))
// Of these two are the stand-in for the steps of the gate, whose own budget stands in sign-in/journeys/load.test.ts.
budget('a first sign-in, from the application and back to it with tokens', 9, () => app.signIn(new Browser()))
test('query budget: token, 3 (read; spend and insert)', async () => {
  const { page, checks } = await app.fetchCode(browser)
  assert.ok((await listQueries(() => app.redeem(page.url, checks), true)).length <= 3)
})
budget('refresh', 3, async () => {
  tokens = await app.refresh(tokens.refresh_token ?? '')
})
budget('userinfo', 1, () => client.fetchUserInfo(app.config, tokens.access_token, client.skipSubjectCheck))
budget('introspection', 1, () => client.tokenIntrospection(app.config, tokens.access_token))
budget('introspection of a token that is none', 1, () => client.tokenIntrospection(app.config, 'x'.repeat(43)))
test('query budget: client credentials for a JWT ask the database nothing', async () => {
  const robot = await application(server, { id: 'robot' })
  assert.deepEqual(await listQueries(() => client.clientCredentialsGrant(robot.config), true), [])
})

test('what may be lost in a crash, and only that, does not wait for the disk', async () => {
  const lazy = async (work: () => Promise<unknown>) =>
    (await listQueries(work, true)).filter((text) => text.includes('synchronous_commit'))
  const robot = await application(server, { id: 'plain-robot' })
  assert.equal((await lazy(() => client.clientCredentialsGrant(robot.config))).length, 1)
  assert.equal((await lazy(() => app.fetchCode(browser))).length, 0, 'codes are kept')
  assert.equal((await lazy(() => app.refresh(tokens.refresh_token ?? ''))).length, 0, 'rotation is kept')
})

test('statements have constant texts, so that each is planned once a connection', async () => {
  const texts = async () => new Set(await listQueries(() => app.signIn(browser), true))
  const [first, second] = [await texts(), await texts()]
  assert.deepEqual(first, second)
})

test('sign-in alone renews identifiers: the library’s own renewal does nothing', async () => {
  const { provider } = server.issuers.find('campus') ?? {}
  assert.ok(provider)
  const session = new (provider.Session as unknown as new () => { id: string; resetIdentifier(): void })()
  const { id } = session
  session.resetIdentifier()
  assert.equal(session.id, id)
})
