import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount, anEnrolment } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus } from '../../../../test/harness/oidc-campus.ts'
import type { Campus, Application as Registration } from '../../../campus/index.ts'

/** The first day on which the realm demands a second factor. */
let from = '2999-01-01'
/** What the application `other` says of itself. */
let own: Registration['mfa'] = 'by-realm'

function demanding(campus: Campus): Campus {
  const { campus: realm } = campus.realms
  if (!realm) throw new Error('the test campus has no such realm')
  const mfa = {
    ...realm.mfa,
    get required() {
      return { from, except: [], exceptions: [] }
    },
  }
  const { other } = campus.applications
  const bound = {
    ...other,
    get mfa() {
      return own
    },
  } as Registration
  const applications = { ...campus.applications, other: bound }
  return { ...campus, applications, realms: { ...campus.realms, campus: { ...realm, mfa } } }
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

test('P1: an application’s own duty asks two factors for itself alone, except of the group that it spares', async () => {
  from = '2999-01-01'
  const other = await application(server, { id: 'other', redirect: 'https://other.demo.example/callback' })
  const reason = { en: 'Guests', nl: 'Gasten' }
  own = { required: { from: '2020-01-01', except: [], exceptions: [{ groups: ['guest'], reason }] } }
  const errorsFor = async (id: string) => {
    const browser = new Browser()
    server.visitor = { account: id, amr: ['pwd'] }
    await app.signIn(browser)
    server.visitor = undefined
    const asked = async (one: Application) =>
      new URL((await one.fetchCode(browser, { prompt: 'none' })).page.url).searchParams.get('error')
    return [await asked(app), await asked(other)]
  }
  assert.deepEqual(await errorsFor(account), [null, 'login_required'])
  const guest = await anAccount(server.db)
  await anEnrolment(server.db, { person: guest.person, group: 'guest' })
  assert.deepEqual(await errorsFor(guest.id), [null, null])
})
