/** `/activate/request`: the activation mail never came (A3). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { makeHumanCheck } from '../../../../base/abuse/human-check/human-check.ts'
import { humanFields } from '../../../../base/abuse/human-check/pass.ts'
import { makePatience } from '../../../../base/abuse/human-check/patience.ts'
import { SECOND } from '../../../../base/time/instant.ts'
import { parseForm } from '../../../../base/web/parse.ts'
import { frameOf, type PageFrame, sendPage } from '../../../../design/index.ts'
import { formatDuration } from '../../../../i18n/index.ts'
import { nameExamples } from '../../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import type { Refused } from '../../../refused.tsx'
import type { Call } from '../../../signed-in/call.ts'
import { type NotPassed, PURPOSE, type RequestRefusal, requestActivation, type Typed } from './ask.ts'
import { RequestedPage, RequestPage, WaitPage } from './pages.tsx'

const act = z.literal('continue').optional()
const Request = z.object({
  email: z.string(),
  username: z.string().optional(),
  waited: z.literal('yes').optional(),
  act,
  ...humanFields,
})
const Code = z.object({ code: z.string().max(400), act })

export function activationRequestRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/activate/request', (request, reply) => sendRequest(deps, { request, reply }))

  app.post('/activate/request', async (request, reply) => {
    const { email, username = '', waited, act: _, ...human } = parseForm(Request, request.body)
    const typed = { email, username }
    const { visit } = request
    const { language } = frameOf(request, deps)
    const no = await requestActivation(deps, { typed, human, visit, language })
    if (!no) return reply.redirect('/activate/request/asked', 303)
    if ('why' in no && no.why === 'human-check-wait')
      return sendWait(deps, { request, reply }, { typed, no, again: waited === 'yes' })
    return sendRequest(deps, { request, reply }, { typed, refused: no })
  })

  app.get('/activate/request/asked', (request, reply) =>
    sendPage(reply, <RequestedPage frame={frameOf(request, deps)} campus={deps.campus} />),
  )

  // The code as it stands in the mail; the link's own address takes it from here.
  app.post('/activate/request/code', (request, reply) => {
    const { code } = parseForm(Code, request.body)
    return reply.redirect(`/activate?${new URLSearchParams({ code: code.trim() })}`, 303)
  })
}

type Why = Exclude<RequestRefusal | NotPassed, { why: 'human-check-wait' }>

async function sendRequest(deps: SelfServiceDeps, { request, reply }: Call, failed?: { typed: Typed; refused: Why }) {
  const frame = frameOf(request, deps, { here: '/activate/request' })
  const { now } = request.visit
  const { challenge } = await makeHumanCheck(deps, { purpose: PURPOSE, now })
  const check = { challenge, patience: makePatience(deps, { purpose: PURPOSE, now }) }
  const why = failed?.refused
  const tooMany = why && 'retryAfter' in why ? why.retryAfter : undefined
  if (tooMany !== undefined) reply.header('retry-after', Math.ceil(tooMany / SECOND))
  const typed = failed && { email: failed.typed.email.slice(0, 320), username: failed.typed.username.slice(0, 320) }
  const refused = why && inWords(deps, frame, why)
  const page = <RequestPage {...{ frame, check, typed, refused }} campus={deps.campus} />
  return sendPage(reply, page, { status: tooMany !== undefined ? 429 : failed ? 422 : 200 })
}

function inWords({ campus }: SelfServiceDeps, { t, language }: PageFrame, why: Why): Refused {
  if ('why' in why) return { key: why.why }
  if ('retryAfter' in why) return { key: why.refusal, values: { time: formatDuration(language, why.retryAfter) } }
  return { key: why.refusal, field: why.field, values: { examples: nameExamples(campus, t) } }
}

type Waiting = { typed: Typed; no: Extract<NotPassed, { why: 'human-check-wait' }>; again: boolean }

/** The first time it is what was said it would be; only who comes back too early is refused. */
function sendWait(deps: SelfServiceDeps, { request, reply }: Call, { typed, no, again }: Waiting) {
  const frame = frameOf(request, deps, { here: '/activate/request' })
  reply.header('retry-after', Math.ceil(no.retryAfter / SECOND))
  const page = <WaitPage {...{ frame, typed }} wait={no.retryAfter} patience={no.patience} refused={again} />
  return sendPage(reply, page, { status: again ? 429 : 200 })
}
