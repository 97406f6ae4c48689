/** A server with the sign-in and all pages of a person's own, and people who wait for their activation. */

import { eventsOf } from '../../src/audit/index.ts'
import { openPool } from '../../src/base/database/database.ts'
import { runDueJobs } from '../../src/base/jobs/run-due-jobs.ts'
import { DAY, HOUR, MINUTE } from '../../src/base/time/instant.ts'
import { formTokenOf } from '../../src/base/web/form-token.ts'
import {
  beginPhone,
  checkPhoneCode,
  confirmPhone,
  giveInitialPassword,
  type Hasher,
  issueMailedCode,
  openChallenge,
  sendChallenge,
} from '../../src/methods/index.ts'
import { noticeTasks, type Outbox, type SentNotice } from '../../src/notices/index.ts'
import { selfServiceRoutes, selfServiceTasks } from '../../src/self-service/index.ts'
import { signInRoutes, subscribeSignIn } from '../../src/sign-in/index.ts'
import { type CampusWish, TEST_NOW, type TestApp, testApp, testCampusYaml } from '../harness/app.ts'
import { InjectBrowser } from '../harness/inject-browser.ts'
import { type AccountWish, anAccount, anEnrolment } from './people.ts'
import { aTelephone } from './phone.ts'
import { aMember, type Member, PASSWORD, withPassword } from './sign-in.ts'

/** What was printed in the letter of those who wait. */
export const INITIAL = 'Eerste-Sleutel-77'
/** A password that nobody has yet. */
export const CHOSEN = 'blauwe Lampion eet 3 kersen'

const TILES = `
  timetable:
    realm: campus
    name: { en: Timetable, nl: Uurrooster }
    about: { en: Lessons and rooms, nl: Lessen en lokalen }
    launch: https://timetable.demo.example/
    who: { groups: [student] }
    oidc: { clientId: timetable, public: true, redirectUris: ["http://localhost:9/callback"], scopes: [openid] }
  cafe:
    realm: campus
    name: { en: Café, nl: Café }
    launch: https://cafe.demo.example/
    oidc: { clientId: cafe, public: true, redirectUris: ["http://localhost:9/callback"], scopes: [openid] }
  staffroom:
    realm: campus
    name: { en: Staff room, nl: Personeelskamer }
    launch: https://staff.demo.example/
    who: { groups: [staff] }
    oidc: { clientId: staffroom, public: true, redirectUris: ["http://localhost:9/callback"], scopes: [openid] }
  welcome:
    realm: campus
    name: { en: Welcome days, nl: Onthaaldagen }
    launch: https://welcome.demo.example/
    who: { until: 2026-09-30 }
    oidc: { clientId: welcome, public: true, redirectUris: ["http://localhost:9/callback"], scopes: [openid] }
  learning:
    realm: association
    name: { en: Learning square, nl: Leerplein }
    launch: https://learning.demo.example/
    oidc: { clientId: learning, public: true, redirectUris: ["http://localhost:9/callback"], scopes: [openid] }
channels:`

export type SelfServiceWish = CampusWish & { hasher?: Hasher; outbox?: Outbox }

/** The test campus with some tiles, its sign-in, and every page of one's own. */
export function selfServiceApp({ hasher, outbox, ...wish }: SelfServiceWish = {}): Promise<TestApp> {
  return testApp({
    yaml: testCampusYaml(wish).replace('\nchannels:', TILES),
    ...(hasher && { hasher }),
    doors: async (app, deps) => {
      subscribeSignIn(deps.events)
      // The same record for all, so that a test can change a part of it.
      const own = Object.assign(deps, { outbox })
      await app.register(signInRoutes(own))
      selfServiceRoutes(app, own)
    },
  })
}

/** Passwords queue for 2.5 seconds, until the function that it answers is called. */
export function crowd({ deps: { hasher } }: TestApp, { full = false } = {}): () => void {
  const { load } = hasher
  Object.assign(hasher, { load: () => ({ ...load(), full, expectedWait: 2_500 }) })
  return () => void Object.assign(hasher, { load })
}

/** A student who waits for the activation, with `INITIAL` in the letter. */
export async function aNewcomer(app: TestApp, wished: AccountWish = {}): Promise<Member> {
  const account = await anAccount(app.db, { status: 'invited', ...wished })
  await anEnrolment(app.db, { person: account.person })
  await giveInitialPassword(app.deps, app.db.kysely, { account: account.id, plain: INITIAL, now: TEST_NOW - DAY })
  return { account, name: account.signInName }
}

/** A mailed link for an account, as the mail has it: a path of this server. */
export async function aLink({ db }: TestApp, { account }: Member, issued = TEST_NOW - HOUR): Promise<string> {
  const code = await issueMailedCode(db.kysely, {
    account: account.id,
    purpose: 'activation',
    lifetime: 7 * DAY,
    now: issued,
  })
  return `/activate?code=${code}`
}

/** A browser at the page where the first password is chosen. */
export async function atChoosing(app: TestApp, { name }: { name: string }, initial = INITIAL): Promise<InjectBrowser> {
  const browser = await new InjectBrowser(app.app).go('/activate')
  return browser.submit({ username: name, 'current-password': initial })
}

/** A browser in which somebody is signed in, at an address of their own. */
export async function signedInAt(app: TestApp, member: { name: string }, address = '/'): Promise<InjectBrowser> {
  return withPassword(await new InjectBrowser(app.app).go(address), member, PASSWORD)
}

/** Somebody with two accounts, one in each realm. */
export async function aMemberTwice(app: TestApp): Promise<{ campus: Member; association: Member }> {
  const campus = await aMember(app)
  const association = await aMember(app, { realm: 'association', person: campus.account.person })
  return { campus, association }
}

/** Posts a form that this browser's own pages could have, whatever its fields. */
export function post(
  { deps }: TestApp,
  browser: InjectBrowser,
  form: { to: string; fields: Record<string, string | string[]> },
) {
  const token = formTokenOf(deps.keyring, browser.cookies.get('browser') ?? '')
  return browser.go(form.to, { ...form.fields, form_token: token })
}

/** What happened to an account, oldest first. */
export const whatHappened = async ({ db }: TestApp, { account }: Member): Promise<string[]> =>
  (await eventsOf(db.kysely, account.id, { limit: 100 })).map(({ what }) => what).reverse()

type SentMail = Extract<SentNotice, { channel: 'mail' }>

/** The mails that are due, sent now, and those that were asked for and are due by that. */
export async function mailsOf({ deps, ownerUrl }: TestApp): Promise<SentMail[]> {
  const sent: SentMail[] = []
  const pool = openPool({ url: ownerUrl, connections: 3 })
  const outbox = async (notice: SentNotice) => void (notice.channel === 'mail' && sent.push(notice))
  try {
    const sending = { ...deps, outbox }
    const tasks = { ...noticeTasks(sending), ...selfServiceTasks(sending) }
    await runDueJobs({ pool, tasks, now: deps.clock.now })
  } finally {
    await pool.end()
  }
  return sent
}

/** Gives an account a telephone, proved half an hour ago by the code of a text; answers its id. */
export async function aPhone({ db, deps }: TestApp, { account: { id } }: Member, typed: string): Promise<string> {
  const telephone = aTelephone()
  const now = TEST_NOW - HOUR / 2
  const here = { account: id, purpose: 'register', binding: 'a-test', now } as const
  const begun = await beginPhone(deps, db.kysely, { account: id, typed, country: 'BE', now })
  if ('refused' in begun) throw new Error(begun.refused)
  const opened = await openChallenge(deps, db.kysely, { ...here, phone: begun.phone, by: 'sms' })
  if ('refused' in opened) throw new Error(opened.refused)
  const { challenge } = opened
  const clock = { now: () => now }
  await sendChallenge({ ...deps, clock, outbox: telephone.outbox }, { challenge, language: 'en', realm: 'campus' })
  const code = telephone.code(telephone.sent[0]?.to ?? '')
  const lockout = { attempts: 5, for: 16 * MINUTE }
  await checkPhoneCode(deps, db.kysely, { ...here, challenge, code, lockout })
  const confirmed = await confirmPhone(db.kysely, { account: id, phone: begun.phone, name: '', now })
  if ('refused' in confirmed) throw new Error(confirmed.refused)
  return begun.phone
}
