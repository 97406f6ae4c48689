/**
 * A listening server with OpenID Connect, real PostgreSQL, and a sign-in page that signs in at once whoever the test
 * says: what comes before it has tests of its own.
 */
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { pino } from 'pino'
import { type Database, openDatabase } from '../../src/base/database/database.ts'
import { openEvents } from '../../src/base/events.ts'
import type { Live } from '../../src/base/live/live.ts'
import { packageRoot } from '../../src/base/root.ts'
import { openTelemetry } from '../../src/base/telemetry/telemetry.ts'
import type { Clock } from '../../src/base/time/clock.ts'
import { HOUR, type Instant } from '../../src/base/time/instant.ts'
import { openCookies } from '../../src/base/web/cookies.ts'
import { BadRequest } from '../../src/base/web/parse.ts'
import { openWeb } from '../../src/base/web/server.ts'
import { type Campus, realmStyles } from '../../src/campus/index.ts'
import { openAssets } from '../../src/design/index.ts'
import {
  type Issuers,
  type OidcDeps,
  oidcDoor,
  oidcRoutes,
  openIssuers,
  tellLogouts,
} from '../../src/federation/index.ts'
import { closeAccount } from '../../src/lifecycle/index.ts'
import { openHasher } from '../../src/methods/index.ts'
import {
  raiseSession,
  type SignInRequest,
  sessionCookie,
  startSession,
  subscribeSignIn,
} from '../../src/sign-in/index.ts'
import { testDatabase, testKeyring } from './database.ts'
import { testLive } from './live.ts'

export const MFA = 'https://refeds.org/profile/mfa'
export const SFA = 'https://refeds.org/profile/sfa'

/** Who signs in at the page, and how. */
export type Visitor = { account: string; amr?: string[]; authTime?: Instant; address?: string }

export type OidcServer = {
  url: string
  db: Database
  /** The owner's, who sees the jobs; empty when the database is another's. */
  ownerUrl: string
  deps: OidcDeps
  issuers: Issuers
  /** Moves the clock of this server, and not the library's own. */
  advance(milliseconds: number): void
  /** The next to come to the sign-in page; undefined: nobody signs in, the page is shown. */
  visitor: Visitor | undefined
  /** What sign-in was asked, newest last. */
  asked: SignInRequest[]
  /** Closes an account as lifecycle does. */
  close(account: string): Promise<void>
  stop(): Promise<void>
}

export type Company = { url?: string; database?: { db: Database; appUrl: string } }

/** `database` and `url` let a second server share the first one's, as processes behind one balancer do. */
export async function oidcServer(campus: Campus, company: Company = {}): Promise<OidcServer> {
  const own = company.database ? undefined : await testDatabase()
  const db = company.database
    ? openDatabase({ url: company.database.appUrl, connections: 8 })
    : (own as NonNullable<typeof own>).db
  const state = { ahead: 0 }
  const clock: Clock = { now: () => Date.now() + state.ahead }
  const server: Partial<OidcServer> & Pick<OidcServer, 'asked' | 'visitor'> = { asked: [], visitor: undefined, db }
  const watching = await testLive(company.database?.appUrl ?? (own as NonNullable<typeof own>).appUrl)
  const { app, deps, issuers, listen } = await openServer(campus, { db, clock, url: company.url, live: watching.live })
  signInPage(app, deps, server)
  const url = await listen()
  return Object.assign(server, {
    ...{ url, deps, issuers, db, ownerUrl: own?.ownerUrl ?? '' },
    advance: (milliseconds: number) => {
      state.ahead += milliseconds
    },
    close: async (account: string) => {
      await db.transaction((tx) => closeAccount(deps, tx, { account, why: 'of the test' }))
    },
    stop: async () => {
      await app.close()
      await issuers.close()
      await watching.close()
      await (own ? own.close() : db.close())
    },
  }) as OidcServer
}

type Opening = { db: Database; clock: Clock; url: string | undefined; live: Live }

async function openServer(campus: Campus, { db, clock, url, live }: Opening) {
  const keyring = testKeyring()
  const cookies = openCookies({ https: false })
  const folder = join(packageRoot(), 'dist/browser')
  const deps: OidcDeps = {
    ...{
      db,
      clock,
      campus,
      keyring,
      cookies,
      live,
      events: openEvents(),
      telemetry: openTelemetry(),
      demoBanner: false,
    },
    ...{ log: pino({ level: process.env.TEST_LOG ?? 'silent' }), baseUrl: url ?? 'http://localhost:1' },
    authenticatorUrl: `${url ?? 'http://localhost:1'}/authenticator/`,
    hasher: openHasher({}),
    assets: openAssets({ folder, realmCss: realmStyles(campus) }),
  }
  subscribeSignIn(deps.events)
  tellLogouts(deps)
  // The port is known only when it listens; the addresses that are handed out bear it from the start.
  const port = url === undefined ? await freePort() : 0
  if (url === undefined) {
    const baseUrl = `http://127.0.0.1:${port}`
    Object.assign(deps, { baseUrl, authenticatorUrl: `${baseUrl}/authenticator/` })
  }
  const issuers = await openIssuers(deps)
  const app = await openWeb({
    ...deps,
    trustedProxies: { has: () => false },
    https: false,
    rawDoors: [oidcDoor(deps, issuers)],
  })
  app.setErrorHandler((error, _request, reply) => {
    const status =
      error instanceof BadRequest
        ? 400
        : (error as Error).name === 'ForeignForm'
          ? 403
          : ((error as { statusCode?: number }).statusCode ?? 500)
    if (status === 500) deps.log.error(error)
    return reply.code(status).send({ error: (error as Error).message })
  })
  await app.register(oidcRoutes(deps, issuers))
  return { app, deps, issuers, listen: () => listening(app, port) }
}

const listening = async (app: FastifyInstance, port: number): Promise<string> => {
  await app.listen({ port, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** `/sign-in/{flow}`, where sign-in sends people: whoever comes is signed in as the test says, and goes back. */
function signInPage(app: FastifyInstance, deps: OidcDeps, server: Pick<OidcServer, 'asked' | 'visitor'>): void {
  app.get<{ Params: { flow: string } }>('/sign-in/:flow', async (request, reply) => {
    const { rows } = await sql<{
      request: SignInRequest
      state: { proof?: { raise?: { session: string } }; raise?: { session: string } }
    }>`
      select request, state from sign_in_flows where id = ${request.params.flow}`.execute(deps.db.kysely)
    const flow = rows[0]
    if (!flow) return reply.code(404).send()
    server.asked.push(flow.request)
    const { visitor } = server
    if (!visitor) return reply.send('the sign-in page')
    const now = deps.clock.now()
    const { account, amr = ['pwd'], authTime = now, address } = visitor
    const realm = flow.request.realm ?? 'campus'
    const proved = { account, acr: amr.includes('mfa') ? MFA : SFA, amr, authTime }
    const raise = (flow.state.raise ?? flow.state.proof?.raise)?.session
    const raised = raise ? await raiseSession(deps.db.kysely, { id: raise, ...proved, now }) : undefined
    const started = {
      ...proved,
      realm,
      expiresAt: now + 8 * HOUR,
      visit: { now, address, userAgent: 'test' },
    }
    const { token } = raised ?? (await startSession(deps.db.kysely, started as never))
    deps.cookies.set(reply, sessionCookie(realm), token)
    return reply.redirect(flow.request.returnTo, 303)
  })
}
