/** `/account/tricked`: the one button for "I was tricked", and the three steps behind it (P4). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../base/web/parse.ts'
import { sendPage } from '../../../design/index.ts'
import { formatTimeUntil } from '../../../i18n/index.ts'
import { holdSession } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import type { Call } from '../../signed-in/call.ts'
import { type SignedIn, signedIn } from '../../signed-in/signed-in.tsx'
import { freshlySignedIn } from '../security-info/freshly-signed-in.ts'
import { dropMethod } from '../security-info/manage/change.ts'
import { BeginPage, MethodsStepPage, PasswordStepPage, SafePage } from './pages.tsx'
import { endAlarm, raiseAlarm } from './raise.ts'
import { reviewOf } from './review.ts'
import { standingOf } from './standing.ts'

const HOME = '/account/tricked'

const Nothing = z.object({ act: z.literal('continue').optional() })

type Method = { Params: { method: string } }

export function trickedRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get(HOME, async (request, reply) => {
    const who = await signedIn(deps, { request, reply }, { choose: true })
    return who ? sendStep(deps, { request, reply }, { who }) : reply
  })

  // No fresh proof is asked: it shuts doors, opens none, and whoever is in a hurry must not look for a telephone first.
  app.post(HOME, async (request, reply) => {
    const who = await atForm(deps, { request, reply })
    if (!who) return reply
    const { session } = who
    const { now } = request.visit
    const token = await raiseAlarm(deps, { session, visit: request.visit })
    if (token) holdSession(deps, reply, { ...session, token, endsWithBrowser: !session.stays, now })
    return reply.redirect(homeOf(who), 303)
  })

  app.post<Method>(`${HOME}/methods/:method/remove`, async (request, reply) => {
    parseForm(Nothing, request.body ?? {})
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: returnTo({ request, reply }) })
    if (!who) return reply
    const { session, realm } = who
    const outcome = await dropMethod(deps, { session, realm, visit: request.visit }, request.params.method)
    if ('refused' in outcome) return sendStep(deps, { request, reply }, { who, refused: { key: outcome.refused } })
    return reply.redirect(`${homeOf(who)}&done=removed`, 303)
  })

  app.post(`${HOME}/done`, async (request, reply) => {
    const who = await atForm(deps, { request, reply })
    if (!who) return reply
    const over = await endAlarm(deps, { session: who.session, visit: request.visit })
    return reply.redirect(over ? `${homeOf(who)}&done=safe` : homeOf(who), 303)
  })
}

function atForm(deps: SelfServiceDeps, call: Call): Promise<SignedIn | undefined> {
  parseForm(Nothing, call.request.body ?? {})
  return signedIn(deps, call, { choose: true, returnTo: returnTo(call) })
}

/** Where a sign-in in between leads to: the page, which knows where one was. */
function returnTo({ request }: Call): string {
  const { account } = request.query as { account?: unknown }
  return typeof account === 'string' ? `${HOME}?${new URLSearchParams({ account })}` : HOME
}

const homeOf = ({ realm }: SignedIn): string => `${HOME}?account=${realm.key}`

type Sent = { who: SignedIn; refused?: Refused }

/** The page of the step at which the account is. */
async function sendStep(deps: SelfServiceDeps, { request, reply }: Call, { who, refused }: Sent) {
  const { now } = request.visit
  const { done } = request.query as { done?: unknown }
  const { step, alarm } = await standingOf(deps.db.kysely, who.session.account, now)
  if (step === 'methods') {
    const review = await reviewOf(deps, who, now)
    const page = <MethodsStepPage who={who} {...review} removed={done === 'removed'} refused={refused} />
    return sendPage(reply, page, { status: refused ? 422 : 200 })
  }
  if (step === 'password' && alarm) {
    const { t, language } = who.frame
    const time = formatTimeUntil(language, alarm.raisedAt, deps.campus.institution.timeZone, now)
    return sendPage(reply, <PasswordStepPage who={who} raised={t('tricked.raised', { time })} />)
  }
  // Anybody can write the address: it says so only of an alarm that was gone through.
  const safe = done === 'safe' && alarm !== undefined && alarm.reviewedAt !== null
  return sendPage(reply, safe ? <SafePage who={who} /> : <BeginPage who={who} />)
}
