import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus } from '../../../../test/harness/oidc-campus.ts'

let server: OidcServer
let app: Application
let account: string
before(async () => {
  server = await oidcServer(oidcCampus())
  app = await application(server)
  account = (await anAccount(server.db)).id
})
after(() => server?.stop())

test('while passwords queue, newcomers are told to come back; who has a session, or asks silently, goes on', async () => {
  server.visitor = { account, authTime: server.deps.clock.now() }
  const inside = new Browser()
  await app.signIn(inside)
  Object.assign(server.deps.hasher, { load: () => ({ running: 1, waiting: 99, expectedWait: 5_000, full: false }) })
  const { page } = await app.fetchCode(new Browser())
  assert.equal(page.status, 503)
  const silent = await app.fetchCode(new Browser(), { prompt: 'none' })
  assert.equal(new URL(silent.page.url).searchParams.get('error'), 'login_required')
  assert.ok((await app.signIn(inside)).id_token)
})
