/** A server with nothing but the sign-in and one door behind it, and people who have passwords. */
import { sql } from 'kysely'
import { totpCode, totpStep } from '../../src/base/crypto/otp/totp.ts'
import { asDate, HOUR, type Instant } from '../../src/base/time/instant.ts'
import { beginTotp, confirmTotp, endDevicesByEvents, type Hasher } from '../../src/methods/index.ts'
import type { Outbox } from '../../src/notices/index.ts'
import type { Account } from '../../src/people/index.ts'
import {
  continueSignIn,
  requireSession,
  type SignInRequest,
  signInRoutes,
  subscribeSignIn,
} from '../../src/sign-in/index.ts'
import { type CampusWish, TEST_NOW, type TestApp, testApp, testCampusYaml } from '../harness/app.ts'
import { InjectBrowser } from '../harness/inject-browser.ts'
import { type AccountWish, anAccount, anEnrolment } from './people.ts'

/** The password of everybody here, and a wrong one. */
export const PASSWORD = 'kale Walvis fluit 7 keer'
export const WRONG = 'kale Walvis fluit 8 keer'

/** What the door behind the sign-in asks; in its address, as JSON. */
export type Door = Omit<SignInRequest, 'returnTo'>

/** The address of a door that wants a session and shows it. */
export const inside = (door: Door = {}): string => `/inside?ask=${encodeURIComponent(JSON.stringify(door))}`

/** `/inside` answers with the session as JSON, once it is one that suffices. */
export async function signInApp(
  wish: CampusWish & { hasher?: Hasher; returnTo?: string; outbox?: Outbox } = {},
): Promise<TestApp> {
  const { hasher, returnTo, outbox, ...campus } = wish
  return testApp({
    yaml: testCampusYaml(campus),
    ...(hasher && { hasher }),
    doors: async (app, deps) => {
      subscribeSignIn(deps.events)
      endDevicesByEvents(deps)
      await app.register(signInRoutes({ ...deps, outbox }))
      app.get<{ Querystring: { ask?: string } }>('/inside', async (request, reply) => {
        const door = JSON.parse(request.query.ask ?? '{}') as Door
        const session = await requireSession({ ...deps, outbox }, request, reply, {
          ...door,
          returnTo: returnTo ?? request.url,
        })
        return session ? { inside: session } : reply
      })
      // A door that has just proved a password in a way of its own, as activation does.
      app.get<{ Querystring: Proven }>('/proved', async (request, reply) => {
        const ask = { returnTo: '/inside' }
        return reply.redirect(
          await continueSignIn({ ...deps, outbox }, request, reply, { ask, proven: request.query }),
          303,
        )
      })
    },
  })
}

let hash: Promise<string> | undefined

type Proven = Parameters<typeof continueSignIn>[3]['proven']

export type Member = { account: Account; name: string }

/** An active student with `PASSWORD`, who has it since yesterday, unless told. */
export async function aMember(
  { db, deps }: TestApp,
  wished: AccountWish & { group?: string; since?: Instant } = {},
): Promise<Member> {
  const { group = 'student', since: then = TEST_NOW - 24 * HOUR, ...wish } = wished
  const account = await anAccount(db, wish)
  await anEnrolment(db, { person: account.person, group })
  hash ??= deps.hasher.hash(PASSWORD)
  const since = asDate(then)
  await sql`insert into passwords (account, hash, changed_at) values (${account.id}, ${await hash}, ${since})`.execute(
    db.kysely,
  )
  return { account, name: account.signInName }
}

/** Gives an account a code app; answers the code that it shows at a moment. */
export async function aCodeApp({ db, deps }: TestApp, { account }: Member): Promise<(now: Instant) => string> {
  const then = TEST_NOW - HOUR
  const given = { account: account.id, now: then, issuer: 'Test', label: account.signInName }
  const { id, secret } = await beginTotp(deps, db.kysely, given)
  const code = codesOf(secret)
  const confirmed = await confirmTotp(deps, db.kysely, { account: account.id, id, code: code(then), now: then })
  if (confirmed !== 'right') throw new Error(`the code app was not linked: ${confirmed}`)
  return code
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an app shows that was given this secret in base 32 (RFC 4648 §6). */
export function codesOf(base32: string): (now: Instant) => string {
  const bits = [...base32.replace(/[\s=]/g, '')]
    .map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  const secret = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  return (now) => totpCode(secret, totpStep(now))
}

/** A browser at a door, led to the first step. */
export const atDoor = ({ app }: TestApp, door: Door = {}, options = {}): Promise<InjectBrowser> =>
  new InjectBrowser(app, options).go(inside(door))

/** From the first step to where name and password lead. */
export async function withPassword(
  browser: InjectBrowser,
  { name }: { name: string },
  password = PASSWORD,
): Promise<InjectBrowser> {
  if (browser.step === 'identify') await browser.submit({ username: name })
  return browser.submit({ 'current-password': password })
}

type Inside = {
  id: string
  realm: string
  account: string
  signInName: string
  acr: string
  amr: string[]
  authTime: Instant
  expiresAt: Instant
}

/** The session that the door shows, or undefined when the browser is not inside. */
export function sessionIn(browser: InjectBrowser): Inside | undefined {
  if (!browser.url.startsWith('/inside') || browser.status !== 200) return undefined
  return (JSON.parse(browser.html) as { inside: Inside }).inside
}
