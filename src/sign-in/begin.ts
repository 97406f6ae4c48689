/** Where doors come in: a session that satisfies what they ask, or the address at which the person can prove more. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../base/database/database.ts'
import type { Cookies } from '../base/web/cookies.ts'
import { type Campus, realmByKey } from '../campus/index.ts'
import type { SignInRequest } from './flow/request.ts'
import { turnAway } from './http/admission.ts'
import { busyAddress } from './http/busy.tsx'
import { holdGranted } from './http/hold-granted.ts'
import { localPath } from './http/local-path.ts'
import { visitorOf } from './http/visitor.ts'
import { farewellFor } from './pages/view.ts'
import { addressOf } from './run/answer.ts'
import type { FlowDeps } from './run/deps.ts'
import { asksSecondFactor } from './run/given.ts'
import { type Opened, openFlow, openProved } from './run/open-flow.ts'
import { currentSessions, takeFarewell } from './sessions/held.ts'
import { hasSecondFactor, isFreshEnough, type LiveSession } from './sessions/session.ts'
import { noteLastSeen } from './sessions/session-store.ts'

export type BeginDeps = FlowDeps & { cookies: Cookies }

/** Whether a session gives what is asked, here and now: fresh enough, and with a second factor where one is due. */
async function sessionSuffices(
  deps: { campus: Campus; db: Database },
  request: FastifyRequest,
  { session, ask }: { session: LiveSession; ask: SignInRequest },
): Promise<boolean> {
  const { visit } = request
  const realm = realmByKey(deps.campus, session.realm)
  if (!realm || !isFreshEnough(session, ask, visit.now)) return false
  const asked = { realm, person: session.person, session: session.id, request: ask, visitor: visit, now: visit.now }
  return hasSecondFactor(session) || !(await asksSecondFactor(deps, asked))
}

/** The first of the sessions that gives what is asked. */
async function findSufficing(
  deps: BeginDeps,
  request: FastifyRequest,
  { sessions, ask }: { sessions: readonly LiveSession[]; ask: SignInRequest },
): Promise<LiveSession | undefined> {
  for (const session of sessions) if (await sessionSuffices(deps, request, { session, ask })) return session
  return undefined
}

/**
 * The address to send the person to: `returnTo` itself when a session satisfies the request (single sign-on), else the
 * first step that is missing. A `returnTo` that is no path of this server becomes the start page.
 */
export async function beginSignIn(
  deps: BeginDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  wish: SignInRequest,
): Promise<string> {
  const ask = { ...wish, returnTo: localPath(wish.returnTo) ?? '/' }
  // Who lost their methods proves the password here and now, whatever a session says, and begins one of its own.
  const sessions = ask.reset ? [] : await currentSessions(deps, request, ask.realm)
  const sufficing = await findSufficing(deps, request, { sessions, ask })
  if (sufficing) {
    await noteLastSeen(deps.db, sufficing, request.visit.now)
    return ask.returnTo
  }
  return beginWith(deps, request, { reply, ask, session: sessions[0] })
}

/** The session that a page needs. Undefined when there was none: the reply has been sent, and leads to the sign-in. */
export async function requireSession(
  deps: BeginDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  wish: SignInRequest,
): Promise<LiveSession | undefined> {
  const ask = { ...wish, returnTo: localPath(wish.returnTo) ?? '/' }
  const sessions = await currentSessions(deps, request, ask.realm)
  const sufficing = await findSufficing(deps, request, { sessions, ask })
  if (sufficing) {
    await noteLastSeen(deps.db, sufficing, request.visit.now)
    return sufficing
  }
  await reply.redirect(await beginWith(deps, request, { reply, ask, session: sessions[0] }), 303)
  return undefined
}

/** What another door of ours has just proved: the password that was set a moment ago. */
export type Proven = { realm: string; nameKey: string; account: string; person: string }

/**
 * Goes on from a password that was proved elsewhere in this very request (activation): second factor, terms and session
 * come as in any sign-in, so that no address leads past them (CVE-2025-3910).
 */
export async function continueSignIn(
  deps: BeginDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { ask: asked, proven }: { ask: SignInRequest; proven: Proven },
): Promise<string> {
  const { realm, nameKey, account, person } = proven
  // Not asked whether to stay: one more question at the end of a long way, whose answer can wait for a real sign-in.
  const proof = { account, person, amr: ['pwd'], authTime: deps.clock.now(), stays: false } as const
  const ask = { ...asked, returnTo: localPath(asked.returnTo) ?? '/' }
  const opened = await openProved(deps, visitorOf(deps, request), { ask, who: { realm, name: nameKey }, proof })
  return leadOn(deps, request, { reply, opened, returnTo: ask.returnTo })
}

type Beginning = { reply: FastifyReply; ask: SignInRequest; session: LiveSession | undefined }

async function beginWith(
  deps: BeginDeps,
  request: FastifyRequest,
  { reply, ask, session }: Beginning,
): Promise<string> {
  if (!session && turnAway(deps.hasher.load())) {
    deps.telemetry.shed.inc()
    return busyAddress(ask.returnTo)
  }
  if (!session) deps.hasher.announce()
  const opened = await openFlow(deps, visitorOf(deps, request), { ask, session })
  const why = session ? undefined : await takeFarewell(deps, request, { reply, realm: ask.realm })
  const address = leadOn(deps, request, { reply, opened, returnTo: ask.returnTo })
  const said = why === undefined || opened.granted ? undefined : farewellFor(why)
  return said === undefined ? address : `${address}?said=${said}`
}

type Leading = { reply: FastifyReply; opened: Opened; returnTo: string }

function leadOn(deps: BeginDeps, request: FastifyRequest, { reply, opened, returnTo }: Leading): string {
  const { id, granted } = opened
  if (!granted) return addressOf(id)
  holdGranted(deps, reply, { granted, now: request.visit.now })
  return returnTo
}
