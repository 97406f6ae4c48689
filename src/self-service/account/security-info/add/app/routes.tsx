/** `/account/security-info/app`: linking the app on a phone or tablet (M10, M12). `…/app/{link}` while a link is offered. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isId } from '../../../../../base/ids.ts'
import { SECOND } from '../../../../../base/time/instant.ts'
import { parseForm } from '../../../../../base/web/parse.ts'
import { sendPage } from '../../../../../design/index.ts'
import { findLinkOffer, hasResetCode, linkStanding, offerLink, takeLinked } from '../../../../../methods/index.ts'
import { currentSessions, sendStanding } from '../../../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../../../deps.ts'
import type { Refused } from '../../../../refused.tsx'
import type { Call } from '../../../../signed-in/call.ts'
import type { SignedIn } from '../../../../signed-in/signed-in.tsx'
import { HOME } from '../../home.ts'
import { takesResetCodes } from '../../send.tsx'
import { keepRegistered } from '../keep-registered.ts'
import { whoMayAdd } from '../may-add.ts'
import { sendRegistered } from '../send-registered.ts'
import { AddAppPage } from './page.tsx'

const ADD = `${HOME}/app`
const Answer = z.object({ act: z.enum(['continue', 'resend']).optional() })

type One = { Params: { link: string } }

export function appRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  // As for a code app: what is offered counts for nothing until something comes of it.
  app.get(ADD, async (request, reply) => {
    const who = await whoMayAdd(deps, { request, reply }, { kind: 'app' })
    return who ? offerAnew(deps, { request, reply }, who) : reply
  })

  app.get<One>(`${ADD}/:link`, async (request, reply) => {
    const { link } = request.params
    if (!isId(link)) return reply.callNotFound()
    const who = await whoMayAdd(deps, { request, reply }, { kind: 'app', returnTo: ADD })
    return who ? sendLink(deps, { request, reply }, { who, link }) : reply
  })

  app.post<One>(`${ADD}/:link`, async (request, reply) => {
    const { act } = parseForm(Answer, request.body)
    const { link } = request.params
    if (!isId(link)) return reply.callNotFound()
    const who = await whoMayAdd(deps, { request, reply }, { kind: 'app', returnTo: ADD })
    if (!who) return reply
    if (act === 'resend') return offerAnew(deps, { request, reply }, who)
    const taken = await registerApp(deps, { request, reply }, { who, link })
    if ('resetCode' in taken) return sendRegistered(deps, { request, reply }, { who, resetCode: taken.resetCode })
    return sendLink(deps, { request, reply }, { who, link, refused: { key: taken.refused } })
  })

  liveRoute(app, deps)
}

/** What the page's script hears: how far the phone is. Only in the session in which the link was offered. */
function liveRoute(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get<One>(`${ADD}/:link/live`, async (request, reply) => {
    const { link } = request.params
    const { account } = request.query as { account?: unknown }
    const session = (await currentSessions(deps, request)).find(({ realm }) => realm === account)
    if (!session || !isId(link)) return reply.code(404).header('cache-control', 'no-store').send({ is: 'expired' })
    const read = async () => {
      const now = deps.clock.now()
      const { is, expires } = await linkStanding(deps.db.kysely, { link, binding: session.id, now })
      const open = is === 'waiting' || is === 'scanned'
      return { data: { is }, over: !open, ...(open && { lookIn: Math.max(expires - now, SECOND) }) }
    }
    return sendStanding(deps, { request, reply }, { key: `binding:${session.id}`, read })
  })
}

/** A new code, at an address of its own, so that a page that is fetched again shows the same. */
async function offerAnew(deps: SelfServiceDeps, { request, reply }: Call, { session, realm }: SignedIn) {
  const asked = { account: session.account, binding: session.id, now: request.visit.now }
  const { link } = await deps.db.transaction((tx) => offerLink(deps, tx, asked))
  return reply.redirect(`${ADD}/${link}?account=${realm.key}`, 303)
}

type Linking = { who: SignedIn; link: string }
type Linked = { resetCode: string | undefined } | { refused: 'link-waiting' | 'link-expired' }

/** Keeps the app that came, once: as a method of the account that asked for it, in the session that asked. */
function registerApp(deps: SelfServiceDeps, { request }: Call, { who, link }: Linking): Promise<Linked> {
  const { session, realm } = who
  const { visit } = request
  return deps.db.transaction(async (tx): Promise<Linked> => {
    const asked = { link, account: session.account, binding: session.id, now: visit.now }
    const taken = await takeLinked(tx, asked)
    if (taken.verdict !== 'right') return { refused: `link-${taken.verdict}` }
    const method = { kind: 'app' as const, name: taken.name }
    return { resetCode: await keepRegistered(deps, tx, { by: { session, realm, visit }, method }) }
  })
}

type Showing = Linking & { refused?: Refused }

/** The page of a link; of one that is over, the way to a new one. */
async function sendLink(deps: SelfServiceDeps, { request, reply }: Call, { who, link, refused }: Showing) {
  const { session, realm } = who
  const { now } = request.visit
  const tx = deps.db.kysely
  const asked = { link, account: session.account, binding: session.id, now }
  const offer = await findLinkOffer(deps, tx, asked)
  const { is: standing } = await linkStanding(tx, asked)
  const keepsCode = takesResetCodes(who) && !(await hasResetCode(tx, session.account))
  const at = (act: string) => `${ADD}/${link}${act}?account=${realm.key}`
  const about = { action: at(''), live: at('/live'), app: deps.authenticatorUrl, now }
  const page = <AddAppPage who={who} refused={refused} link={{ offer, standing, keepsCode, ...about }} />
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}
