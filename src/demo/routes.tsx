/** Everything under /demo; mounted in demo mode alone, so that elsewhere these addresses are not there. */
import type { FastifyInstance } from 'fastify'
import type { Keyring } from '../base/crypto/keyring.ts'
import type { Database } from '../base/database/database.ts'
import type { Clock } from '../base/time/clock.ts'
import type { Instant } from '../base/time/instant.ts'
import { type FrameDeps, frameOf, Gallery, sendPage } from '../design/index.ts'
import { demoAppRoutes } from './application/routes.tsx'
import type { DemoClock } from './clock/clock.ts'
import { clockRoutes } from './clock/routes.ts'
import { noticesPreviewRoutes } from './notices/routes.tsx'
import { oneAtATime } from './one-at-a-time.ts'
import { newestNotices } from './outbox/outbox-store.ts'
import { outboxRoutes } from './outbox/routes.ts'
import { DemoPage } from './pages/demo-page.tsx'
import { codeNow } from './pages/one-time-code.ts'
import { demoTotpSecret, publicPerson, type RosterAccount, type RosterPerson } from './roster/roster.ts'
import { voiceRoutes } from './voice/routes.ts'

export type DemoDeps = FrameDeps & {
  db: Database
  clock: Clock
  keyring: Keyring
  baseUrl: string
  /** Runs all jobs that are due now. */
  runDueJobs: () => Promise<unknown>
  /** What `setUpDemoPeople` answered; none on a campus of one's own. */
  people: readonly RosterPerson[]
  /** Left out in a public demo: nobody may move the time of others. */
  demoClock?: DemoClock | undefined
}

/** How many messages the page shows; the outbox for programs has them all. */
const SHOWN_NOTICES = 30

export function demoRoutes(app: FastifyInstance, deps: DemoDeps): void {
  demoPageRoute(app, deps)
  outboxRoutes(app, { db: deps.db, runDueJobs: oneAtATime(deps.runDueJobs) })
  noticesPreviewRoutes(app, deps)
  if (deps.demoClock) {
    clockRoutes(app, deps.demoClock)
    voiceRoutes(app, deps)
  }
  demoAppRoutes(app, deps)
  app.get('/demo/people.json', async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .send(await Promise.all(deps.people.map((one) => publicPerson(deps, one)))),
  )
  app.get('/demo/design', (request, reply) => sendPage(reply, <Gallery frame={frameOf(request, deps)} />))
}

function demoPageRoute(app: FastifyInstance, deps: DemoDeps): void {
  const { db, campus, people, demoClock } = deps
  app.get('/demo', async (request, reply) => {
    const { now } = request.visit
    const shown = people.map(async ({ person, accounts }) => ({
      person,
      accounts: await Promise.all(
        accounts.map(async (account) => ({ ...account, totp: await totpOf(deps, account, now) })),
      ),
    }))
    const page = (
      <DemoPage
        frame={{ ...frameOf(request, deps), sections: [] }}
        timeZone={campus.institution.timeZone}
        now={now}
        people={await Promise.all(shown)}
        notices={await newestNotices(db.kysely, SHOWN_NOTICES)}
        clock={demoClock?.state()}
        clockRefused={(request.query as { clock?: unknown }).clock !== undefined}
      />
    )
    return sendPage(reply, page)
  })
}

async function totpOf(deps: DemoDeps, account: RosterAccount, now: Instant) {
  const secret = await demoTotpSecret(deps, account)
  return secret === undefined ? undefined : { secret, ...codeNow(secret, now) }
}
