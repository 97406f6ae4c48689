/** A server of a test campus on a database of its own: real parts throughout, answered without a port. */
import type { FastifyInstance } from 'fastify'
import type { Keyring } from '../../src/base/crypto/keyring.ts'
import type { Database } from '../../src/base/database/database.ts'
import { openListener } from '../../src/base/database/notify.ts'
import { type Events, openEvents } from '../../src/base/events.ts'
import { type Live, openLive } from '../../src/base/live/live.ts'
import { type Log, openLog } from '../../src/base/telemetry/log.ts'
import { openTelemetry, type Telemetry } from '../../src/base/telemetry/telemetry.ts'
import { type Instant, MINUTE } from '../../src/base/time/instant.ts'
import { addressRanges } from '../../src/base/web/address-ranges.ts'
import { type Cookies, openCookies } from '../../src/base/web/cookies.ts'
import type { Places } from '../../src/base/web/place/places.ts'
import { openWeb, type RawDoor } from '../../src/base/web/server.ts'
import { type Campus, parseCampus } from '../../src/campus/index.ts'
import { rememberLanguage } from '../../src/design/index.ts'
import { answerFaults } from '../../src/main/serving/errors.tsx'
import { type Hasher, openHasher } from '../../src/methods/index.ts'
import { fixedClock, testDatabase, testKeyring } from './database.ts'

/** A Thursday in the first weeks of the academic year: 1 October 2026, 14:00 in Brussels. */
export const TEST_NOW: Instant = Date.UTC(2026, 9, 1, 12)

/** Where the addresses of tests are: those of documentation, which are nowhere. */
const TEST_PLACES: Record<string, string> = { '198.51.100.7': 'BE', '203.0.113.7': 'NL', '192.0.2.7': 'FR' }

/** What main would make for the doors. */
export type TestDeps = {
  db: Database
  clock: ReturnType<typeof fixedClock>
  campus: Campus
  keyring: Keyring
  events: Events
  log: Log
  telemetry: Telemetry
  hasher: Hasher
  cookies: Cookies
  assets: { paths: { styles: string; script: string; icon: string } }
  demoBanner: boolean
  baseUrl: string
  authenticatorUrl: string
  demo: boolean
  places: Places
  live: Live
}

export type TestApp = {
  app: FastifyInstance
  deps: TestDeps
  db: Database
  /** For what the application's own role may not see, such as the queue of jobs. */
  ownerUrl: string
  close(): Promise<void>
}

export type TestAppOptions = {
  /** Registers the doors that the test is about. */
  doors: (app: FastifyInstance, deps: TestDeps) => unknown
  /** A campus.yaml; the test campus unless told. */
  yaml?: string
  now?: Instant
  hasher?: Hasher
  /** Where the app is; below the base address unless told. */
  authenticatorUrl?: string
  rawDoors?: (deps: TestDeps) => RawDoor[]
}

/** Opens a server with these doors; `close` takes its database away. */
export async function testApp({
  doors,
  yaml = testCampusYaml(),
  now = TEST_NOW,
  hasher,
  authenticatorUrl = 'http://localhost:3000/authenticator/',
  rawDoors = () => [],
}: TestAppOptions): Promise<TestApp> {
  const { db, ownerUrl, appUrl, close } = await testDatabase()
  const listener = await openListener({ url: appUrl })
  const deps: TestDeps = {
    db,
    clock: fixedClock(now),
    campus: campusOf(yaml),
    keyring: testKeyring(),
    events: openEvents(),
    log: openLog('error'),
    telemetry: openTelemetry(),
    hasher: hasher ?? openHasher(),
    cookies: openCookies({ https: false }),
    assets: { paths: { styles: '/assets/styles.css', script: '/assets/script.js', icon: '/assets/icon.svg' } },
    demoBanner: false,
    baseUrl: 'http://localhost:3000',
    authenticatorUrl,
    demo: false,
    places: { countryOf: (address) => (address === undefined ? undefined : TEST_PLACES[address]) },
    live: await openLive({ listener }),
  }
  const app = await openWeb({
    ...deps,
    trustedProxies: addressRanges(['127.0.0.9']),
    https: false,
    rawDoors: rawDoors(deps),
  })
  rememberLanguage(app, deps.cookies)
  answerFaults(app, deps)
  await doors(app, deps)
  app.addHook('preClose', async () => deps.live.close())
  await app.ready()
  return {
    app,
    deps,
    db,
    ownerUrl,
    close: async () => {
      await app.close()
      await listener.close()
      await close()
    },
  }
}

function campusOf(yaml: string): Campus {
  const parsed = parseCampus(yaml, { file: '/nowhere/campus.yaml', readFile: () => '' })
  if (parsed.faults) throw new Error(JSON.stringify(parsed.faults, null, 2))
  return parsed.campus
}

export type CampusWish = {
  /** The realms' `mfa.required.from`; far away unless told. */
  mfaFrom?: string
  /** Networks without that duty in realm `campus`. */
  except?: string
  /** What realm `campus` accepts, and which of it first; codes of apps and texts unless told, and each of them. */
  methods?: string
  first?: string
  /** The rest of its `mfa`, as it stands in the file: `choose: system, reset: [desk]` unless told. */
  mfa?: string
  /** What realm `association` accepts; unless told, what nobody can register themselves. */
  associationMethods?: string
  lockFor?: number
  /** The realms' `session`, as it stands in the file. */
  session?: string
  associationSession?: string
  terms?: string
  /** `offices`, as it stands in the file; none unless told. */
  offices?: string
  /** The realm of e-mail addresses alone. */
  oneRealm?: boolean
}

/** The campus of the contract: a realm of e-mail addresses and one of numbers. No duty of a second factor unless told. */
export const testCampusYaml = (wish: CampusWish = {}): string => {
  const {
    mfaFrom,
    except = '',
    associationMethods = 'hardware-code',
    lockFor = 16 * MINUTE,
    terms = '[]',
    offices = '',
  } = wish
  const { session = '{ otherwise: browser }', associationSession = '{ max: 12h, endsWithBrowser: true }' } = wish
  const { methods = 'totp, sms', first = methods, mfa = 'choose: system, reset: [desk]' } = wish
  if (wish.oneRealm)
    return testCampusYaml({ ...wish, oneRealm: false }).replace(/\n {2}association:.*?(?=\napplications:)/s, '')
  const required = mfaFrom === undefined ? '' : `required: { from: ${mfaFrom}, except: [${except}] },`
  return `
institution:
  name: { en: Test University College, nl: Testhogeschool }
  timeZone: Europe/Brussels
  emergency: { phone: "+3211000000", about: { en: During an exam, nl: Tijdens een examen } }
academicYears:
  - { name: 2026-2027, starts: 2026-09-21, ends: 2027-09-19, enrolmentCloses: 2026-10-15 }
  - { name: 2027-2028, starts: 2027-09-20, ends: 2028-09-17, enrolmentCloses: 2027-10-15 }
networks: { campus: [10.10.0.0/16] }
trustedProxies: [127.0.0.9]
campuses:
  brussels: { name: { en: Brussels, nl: Brussel }, desk: { building: Main, room: B01-01, hours: { mon-fri: "09:00-16:30" } } }
terms: ${terms}
offices: { ${offices} }
realms:
  campus:
    name: { en: Test account, nl: Testaccount }
    signInName: { kind: email, domain: student.demo.example }
    lockout: { attempts: 5, for: ${lockFor / MINUTE}m }
    mfa: { ${required} methods: [${methods}], first: [${first}], ${mfa} }
    session: ${session}
    close: { withdrawn: { after: 14d } }
  association:
    name: { en: Association account, nl: Associatieaccount }
    signInName: { kind: number, pattern: "[rsuq][0-9]{7}", temporary: "b[0-9]{7}" }
    lockout: { attempts: 5, for: ${lockFor / MINUTE}m }
    mfa: { ${required} methods: [${associationMethods}], reset: [desk] }
    session: ${associationSession}
    close: { withdrawn: { after: 7d } }
applications:
  mail:
    realm: campus
    name: { en: Mail, nl: Mail }
    oidc: { clientId: mail, clientSecret: test-secret-0123456789abcdef, redirectUris: ["http://localhost:9/callback"], scopes: [openid] }
  exams:
    realm: campus
    name: { en: Exam desk, nl: Examenloket }
    mfa: required
    oidc: { clientId: exams, clientSecret: test-secret-0123456789abcdef, redirectUris: ["http://localhost:9/callback"], scopes: [openid] }
channels: { mail: { from: no-reply@demo.example } }
`
}
