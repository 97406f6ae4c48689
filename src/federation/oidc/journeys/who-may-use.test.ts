import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount, anEnrolment, aPerson } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { oidcCampus } from '../../../../test/harness/oidc-campus.ts'
import { dayAt } from '../../../base/time/day.ts'
import { DAY } from '../../../base/time/instant.ts'
import type { Campus, Application as Registration, Site } from '../../../campus/index.ts'

/** What the registration of the application `other` says of who may use it; the server asks for it each time. */
let rules: Pick<Registration, 'who' | 'contact'> = {}

function ruled(campus: Campus): Campus {
  const { other } = campus.applications
  if (!other) throw new Error('the test campus has no such application')
  const bound = {
    ...other,
    get who() {
      return rules.who
    },
    get contact() {
      return rules.contact
    },
  } as Registration
  const desk = (room: string) =>
    ({ room, hours: {}, closed: [], visit: 'both' }) as unknown as NonNullable<Site['desk']>
  const site = (key: string, name: string): Site => ({ key, institution: 'institution', name: { en: name, nl: name } })
  const campuses = {
    brussels: { ...site('brussels', 'Brussels'), desk: desk('B01-01') },
    ghent: { ...site('ghent', 'Ghent'), desk: desk('G02-02') },
  }
  return { ...campus, campuses, applications: { ...campus.applications, other: bound } }
}

let server: OidcServer
let app: Application
before(async () => {
  server = await oidcServer(ruled(oidcCampus()))
  app = await application(server, { id: 'other', redirect: 'https://other.demo.example/callback', scope: 'openid' })
})
after(() => server?.stop())

async function aStudent() {
  const { id: person } = await aPerson(server.db)
  await anEnrolment(server.db, { person, group: 'student', programme: 'Informatics', campus: 'ghent' })
  const account = await anAccount(server.db, { person })
  server.visitor = { account: account.id }
  return account
}

const TODAY = dayAt(Date.now(), 'Europe/Brussels')
const refusalsOn = (text: string): (string | undefined)[] =>
  [...text.matchAll(/data-refusal="([^"]+)"/g)].map(([, key]) => key)
const backOn = (text: string) =>
  /href="(https:\/\/other\.demo\.example[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')

test('P8: a refusal tells every reason, in words', async () => {
  await aStudent()
  rules = { who: { groups: ['staff', 'guest'], programmes: ['Nursing'], from: '2999-01-31' } }
  const { page } = await app.fetchCode(new Browser({ 'accept-language': 'nl' }))
  assert.equal(page.status, 403)
  assert.match(page.text, /data-step="refused"/)
  assert.deepEqual(refusalsOn(page.text), [
    'application-not-for-you',
    'application-not-your-programme',
    'application-not-yet',
  ])
  assert.match(page.text, /ze is er voor personeel of gasten\./)
  assert.match(page.text, /ingeschreven is voor Nursing/)
  assert.match(page.text, /gaat open op 31 januari 2999/)
})

test('P8: a refusal says whom to ask: those that the application names', async () => {
  await aStudent()
  const about = { en: 'The <b>archive</b>', nl: 'Het archief' }
  rules = {
    who: { groups: [] },
    contact: { about, mail: 'archive@demo.example', page: 'https://archive.demo.example/' },
  }
  const { page } = await app.fetchCode(new Browser())
  assert.match(page.text, /The &lt;b>archive/)
  assert.match(page.text, /href="mailto:archive@demo\.example"/)
  assert.match(page.text, /href="https:\/\/archive\.demo\.example\/"/)
  assert.match(page.text, /it is for nobody yet/)
})

test('P8: without such a name it is the desk of the person’s own campus, and without one all of them', async () => {
  await aStudent()
  rules = { who: { until: '2020-01-01' } }
  const own = await app.fetchCode(new Browser())
  assert.ok(own.page.text.includes('G02-02') && !own.page.text.includes('B01-01'))
  assert.deepEqual(refusalsOn(own.page.text), ['application-no-longer'])
  server.visitor = { account: (await anAccount(server.db)).id }
  const all = await app.fetchCode(new Browser())
  assert.ok(all.page.text.includes('G02-02') && all.page.text.includes('B01-01'))
})

test('P8: the application hears of it only if the person chooses to go back to it', async () => {
  await aStudent()
  rules = { who: { groups: ['staff'] } }
  const { page, checks } = await app.fetchCode(new Browser())
  assert.ok(page.url.startsWith(server.url), 'the person stays here')
  const back = new URL(backOn(page.text) ?? '')
  assert.equal(back.origin + back.pathname, 'https://other.demo.example/callback')
  assert.deepEqual(Object.fromEntries(back.searchParams), {
    error: 'access_denied',
    state: checks.expectedState,
    iss: `${server.url}/realms/campus`,
  })
  assert.match(page.text, /prompt=select_account/, 'another account may do')
  assert.match(page.text, /<a href="\/">/, 'and there is the launch page')
})

test('P8: who asked for its answer by form gets it by form, and the page may send it nowhere else', async () => {
  await aStudent()
  rules = { who: { groups: ['staff'] } }
  const { page, checks } = await app.fetchCode(new Browser(), { response_mode: 'form_post' })
  assert.match(page.text, /<form method="post" action="https:\/\/other\.demo\.example\/callback"/)
  assert.ok(page.text.includes(`name="state" value="${String(checks.expectedState)}"`))
  assert.match(page.text, /<button type="submit" form="back-to-application" name="error" value="access_denied"/)
  assert.match(
    page.headers.get('content-security-policy') ?? '',
    /form-action 'self' https:\/\/other\.demo\.example(;|$)/,
  )
})

test('P8: inside a session too, each authorization asks anew', async () => {
  const { person } = await aStudent()
  rules = { who: { groups: ['student'] } }
  const browser = new Browser()
  await app.signIn(browser)
  await sql`update enrolments set status = 'ended' where person = ${person}`.execute(server.db.kysely)
  assert.deepEqual(refusalsOn((await app.fetchCode(browser)).page.text), ['application-not-for-you'])
  rules = { who: { until: TODAY } }
  assert.ok((await app.signIn(browser)).id_token)
})

const refresher = () =>
  application(server, {
    ...{ id: 'other', redirect: 'https://other.demo.example/callback', scope: 'openid offline_access' },
  })

test('P8: a refresh is refused once the application is no longer for this person', async () => {
  const { person, id } = await aStudent()
  rules = { who: { groups: ['student'] } }
  const kept = await refresher()
  const first = await kept.signIn(new Browser(), { prompt: 'consent' })
  const second = await kept.refresh(first.refresh_token ?? '')
  await sql`update enrolments set status = 'graduated' where person = ${person}`.execute(server.db.kysely)
  await assert.rejects(kept.refresh(second.refresh_token ?? ''), { error: 'invalid_grant' })
  const { rows } = await sql<{ actor: string; details: object; address: string | null }>`
    select actor, details, address from audit_events
    where what = 'application.refused' and account = ${id} order by at desc limit 1`.execute(server.db.kysely)
  assert.deepEqual(rows, [{ actor: 'system', details: { why: ['not-for-you'] }, address: null }])
})

test('P8: a refresh is refused after the last day, which counts whole', async () => {
  await aStudent()
  rules = { who: { until: TODAY } }
  const kept = await refresher()
  const { refresh_token: token = '' } = await kept.signIn(new Browser(), { prompt: 'consent' })
  const { refresh_token: next = '' } = await kept.refresh(token)
  server.advance(2 * DAY)
  await assert.rejects(kept.refresh(next), { error: 'invalid_grant' })
})
