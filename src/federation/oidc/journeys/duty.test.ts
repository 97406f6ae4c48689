import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus } from '../../../../test/harness/oidc-campus.ts'
import type { Campus } from '../../../campus/index.ts'

/** The first day on which the realm demands a second factor. */
let from = '2999-01-01'

function demanding(campus: Campus): Campus {
  const { campus: realm } = campus.realms
  if (!realm) throw new Error('the test campus has no such realm')
  const mfa = {
    ...realm.mfa,
    get required() {
      return { from, except: [] }
    },
  }
  return { ...campus, realms: { ...campus.realms, campus: { ...realm, mfa } } }
}

let server: OidcServer
let app: Application
let account: string
before(async () => {
  server = await oidcServer(demanding(oidcCampus()))
  app = await application(server)
  account = (await anAccount(server.db)).id
})
after(() => server?.stop())

test('a session with one factor opens no application any more once the realm demands two', async () => {
  const [one, two] = [new Browser(), new Browser()]
  const now = server.deps.clock.now()
  server.visitor = { account, amr: ['pwd'], authTime: now }
  await app.signIn(one)
  server.visitor = { account, amr: ['pwd', 'otp', 'mfa'], authTime: now }
  await app.signIn(two)
  from = '2020-01-01'
  server.visitor = undefined
  const errorFor = async (browser: Browser) => {
    const { page } = await app.fetchCode(browser, { prompt: 'none' })
    return new URL(page.url).searchParams.get('error')
  }
  assert.equal(await errorFor(one), 'login_required')
  assert.equal(await errorFor(two), null)
})
