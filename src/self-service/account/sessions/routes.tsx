/** `/account/sessions`: where an account is signed in, and ending it (P4). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../base/web/parse.ts'
import { sendPage } from '../../../design/index.ts'
import { findKnownBrowser, heldKnownToken, knownBrowsersOf, sessionCookie, sessionsOf } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import type { Call } from '../../signed-in/call.ts'
import { type SignedIn, signedIn } from '../../signed-in/signed-in.tsx'
import { stepsLeft } from '../tricked/standing.ts'
import { endAllSessions, endOwnSession, forgetBrowser } from './end.ts'
import { applicationLine, browserLine, knownLine } from './lines.ts'
import { SessionsPage } from './page.tsx'

const HOME = '/account/sessions'
/** A page for people; whoever has more of them ends them all at once. */
const SHOWN = 100

const Nothing = z.object({ act: z.literal('continue').optional() })
const Said = z.object({ done: z.enum(['ended', 'others', 'forgotten']) })
type Done = z.infer<typeof Said>['done']

type One = { Params: { id: string } }

export function sessionsRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get(HOME, async (request, reply) => {
    const who = await signedIn(deps, { request, reply }, { choose: true })
    if (!who) return reply
    const { data } = Said.safeParse(request.query)
    return sendSessions(deps, { request, reply }, { who, done: data && who.frame.t(`sessions.done.${data.done}`) })
  })

  app.post<One>(`${HOME}/:id/end`, async (request, reply) => {
    const who = await atForm(deps, { request, reply })
    if (!who) return reply
    const { id } = request.params
    const ended = await endOwnSession(deps, { session: who.session, visit: request.visit }, id)
    if (!ended) return sendSessions(deps, { request, reply }, { who, refused: { key: 'session-gone' } })
    return id === who.session.id ? signedOut(deps, { request, reply }, who) : reply.redirect(homeOf(who, 'ended'), 303)
  })

  app.post(`${HOME}/end-others`, async (request, reply) => {
    const who = await atForm(deps, { request, reply })
    if (!who) return reply
    await endAllSessions(deps, { session: who.session, visit: request.visit }, who.session.id)
    return reply.redirect(homeOf(who, 'others'), 303)
  })

  app.post(`${HOME}/end-all`, async (request, reply) => {
    const who = await atForm(deps, { request, reply })
    if (!who) return reply
    await endAllSessions(deps, { session: who.session, visit: request.visit })
    return signedOut(deps, { request, reply }, who)
  })

  app.post<One>(`${HOME}/browsers/:id/forget`, async (request, reply) => {
    const who = await atForm(deps, { request, reply })
    if (!who) return reply
    const gone = !(await forgetBrowser(deps, { session: who.session, visit: request.visit }, request.params.id))
    if (gone) return sendSessions(deps, { request, reply }, { who, refused: { key: 'browser-gone' } })
    return reply.redirect(homeOf(who, 'forgotten'), 303)
  })
}

/** Who sent a form of this page. No fresh proof is asked: ending sessions only ever shuts doors. */
function atForm(deps: SelfServiceDeps, call: Call): Promise<SignedIn | undefined> {
  parseForm(Nothing, call.request.body ?? {})
  const { account } = call.request.query as { account?: unknown }
  const returnTo = typeof account === 'string' ? `${HOME}?${new URLSearchParams({ account })}` : HOME
  return signedIn(deps, call, { choose: true, returnTo })
}

const homeOf = ({ realm }: SignedIn, done: Done): string => `${HOME}?account=${realm.key}&done=${done}`

/** This browser's own session has ended with the others. */
function signedOut({ cookies }: SelfServiceDeps, { reply }: Call, { realm }: SignedIn) {
  cookies.clear(reply, sessionCookie(realm.key))
  return reply.redirect('/signed-out', 303)
}

type Sent = { who: SignedIn; done?: string | undefined; refused?: Refused }

async function sendSessions(deps: SelfServiceDeps, { request, reply }: Call, { who, done, refused }: Sent) {
  const { kysely } = deps.db
  const { now } = request.visit
  const { account, id } = who.session
  const token = heldKnownToken(deps, request, who.realm.key)
  const [sessions, known, here, alarm] = await Promise.all([
    sessionsOf(kysely, account, now),
    knownBrowsersOf(kysely, account, now),
    token === undefined ? undefined : findKnownBrowser(deps, kysely, { account, token, now }),
    stepsLeft(kysely, account, now),
  ])
  const facts = { campus: deps.campus, now, session: id, browser: here?.id }
  // Its own session first, wherever it stands in the order of last use.
  const listed = [...sessions].sort((one, other) => Number(other.id === id) - Number(one.id === id)).slice(0, SHOWN)
  const shown = {
    browsers: listed.filter(({ kind }) => kind === 'browser').map((line) => browserLine(line, who.frame, facts)),
    applications: listed
      .filter(({ kind }) => kind === 'application')
      .map((line) => applicationLine(line, who.frame, facts)),
    known: known.slice(0, SHOWN).map((line) => knownLine(line, who.frame, facts)),
    more: sessions.length - listed.length,
    alarm,
  }
  const page = <SessionsPage who={who} shown={shown} done={done} refused={refused} />
  return sendPage(reply, page, { status: refused ? 404 : 200 })
}
