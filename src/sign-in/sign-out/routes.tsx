/** Signing out of this browser's sessions, asked for first: a link alone signs nobody out. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../base/web/parse.ts'
import { realmByKey } from '../../campus/index.ts'
import { frameOf, sendPage } from '../../design/index.ts'
import type { SignInDeps } from '../http/routes.ts'
import { endSession } from '../sessions/end-session.ts'
import { currentSessions } from '../sessions/held.ts'
import { sessionCookie } from '../sessions/session.ts'
import { SignedOutPage, SignOutPage } from './pages.tsx'

const Form = z.object({ realm: z.string().max(100).optional() })

export function signOutRoutes(app: FastifyInstance, deps: SignInDeps): void {
  app.get('/sign-out', async (request, reply) => {
    const realm = realmAsked(deps, (request.query as { realm?: unknown }).realm)
    const sessions = await currentSessions(deps, request, realm)
    if (sessions.length === 0) return reply.redirect('/signed-out', 303)
    const frame = frameOf(request, deps, { realm: realm === undefined ? undefined : realmByKey(deps.campus, realm) })
    return sendPage(reply, <SignOutPage frame={frame} campus={deps.campus} sessions={sessions} />)
  })

  app.post('/sign-out', async (request, reply) => {
    const { realm } = parseForm(Form, request.body)
    const asked = realmAsked(deps, realm ?? (request.query as { realm?: unknown }).realm)
    await signOut(deps, request, asked)
    const realms = asked === undefined ? Object.keys(deps.campus.realms) : [asked]
    for (const key of realms)
      if (deps.cookies.read(request, sessionCookie(key))) deps.cookies.clear(reply, sessionCookie(key))
    return reply.redirect('/signed-out', 303)
  })

  app.get('/signed-out', (request, reply) => sendPage(reply, <SignedOutPage frame={frameOf(request, deps)} />))
}

/** The realm that is meant, or all when none of ours is. */
const realmAsked = ({ campus }: SignInDeps, key: unknown): string | undefined =>
  typeof key === 'string' ? realmByKey(campus, key)?.key : undefined

async function signOut(deps: SignInDeps, request: FastifyRequest, realm: string | undefined): Promise<void> {
  const sessions = await currentSessions(deps, request, realm)
  const { now } = request.visit
  await deps.db.transaction(async (tx) => {
    for (const { id } of sessions) await endSession(deps, tx, { session: id, why: 'signed-out', now })
  })
}
