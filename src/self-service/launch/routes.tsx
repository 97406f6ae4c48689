/** `/`: what each account opens, and which of it the person put first. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../base/web/parse.ts'
import { applicationsOf } from '../../campus/index.ts'
import { sendPage } from '../../design/index.ts'
import { currentSessions } from '../../sign-in/index.ts'
import type { SelfServiceDeps } from '../deps.ts'
import { calledName } from '../signed-in/names.ts'
import { signedIn } from '../signed-in/signed-in.tsx'
import { addFavourite, removeFavourite } from './favourites-store.ts'
import { groupsFor } from './groups.ts'
import { LaunchPage } from './page.tsx'
import { greetingAt } from './tiles.ts'

const Favourite = z.object({
  application: z.string().max(100),
  favourite: z.enum(['yes', 'no']),
  q: z.string().optional(),
})

/** What is looked for is cut to this: no application has a longer name. */
const LONGEST_QUERY = 100

export function launchRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/', async (request, reply) => {
    const who = await signedIn(deps, { request, reply })
    if (!who) return reply
    const { now } = request.visit
    const query = queryIn(request.query)
    const sessions = await currentSessions(deps, request)
    const groups = await groupsFor(deps, who, { sessions, query, now })
    const greeting = who.frame.t(greetingAt(hourAt(deps, now)), { name: calledName(who.session) })
    // With accounts of several kinds the page is nobody's in particular.
    const frame = groups.length > 1 ? { ...who.frame, brand: undefined } : who.frame
    return sendPage(reply, <LaunchPage frame={frame} greeting={greeting} query={query} groups={groups} />)
  })

  app.post('/favourites', async (request, reply) => {
    const { application, favourite, q } = parseForm(Favourite, request.body)
    const who = await signedIn(deps, { request, reply }, { returnTo: '/' })
    if (!who) return reply
    const { account, realm } = who.session
    const known = applicationsOf(deps.campus, realm).some(({ key }) => key === application)
    if (known && favourite === 'yes')
      await addFavourite(deps.db.kysely, { account, application, now: request.visit.now })
    if (favourite === 'no') await removeFavourite(deps.db.kysely, { account, application })
    const back = q ? `/?${new URLSearchParams({ q })}` : '/'
    // Back to the very star, so that a keyboard goes on where it was.
    return reply.redirect(known ? `${back}#star-${application}` : back, 303)
  })
}

function queryIn(query: unknown): string {
  const { q } = query as { q?: unknown }
  return typeof q === 'string' ? q.slice(0, LONGEST_QUERY) : ''
}

const hourAt = ({ campus }: SelfServiceDeps, now: number) =>
  Number(
    new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      hourCycle: 'h23',
      timeZone: campus.institution.timeZone,
    }).format(now),
  )
