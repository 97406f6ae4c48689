/** The last step of each way in: a new password, and on with the sign-in. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId } from '../../../base/ids.ts'
import { parseForm } from '../../../base/web/parse.ts'
import { normaliseName, realmByKey } from '../../../campus/index.ts'
import { frameOf, type PageFrame, sendPage } from '../../../design/index.ts'
import { formatDuration } from '../../../i18n/index.ts'
import type { Account } from '../../../people/index.ts'
import { continueSignIn } from '../../../sign-in/index.ts'
import { secondsOf } from '../../account/password/crowd.ts'
import { rulesFor } from '../../account/password/judge.ts'
import { passwordRefused, rulesInWords } from '../../account/password/rules-in-words.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import type { Call } from '../../signed-in/call.ts'
import { initialsOf } from '../../signed-in/names.ts'
import { ChoosePage } from './page.tsx'
import type { ChooseRefusal, Choosing, Finished, Way } from './way.ts'

const Choose = z.object({
  username: z.string().optional(),
  password: z.string(),
  act: z.literal('continue').optional(),
})
const Typed = z.object({ password: z.string() })

type Flow = { Params: { flow: string } }
type AnyNoWay = { refusal: string }

export function choosingRoutes<NoWay extends AnyNoWay>(
  app: FastifyInstance,
  deps: SelfServiceDeps,
  way: Way<NoWay>,
): void {
  const found = async ({ params, visit }: FastifyRequest<Flow>) =>
    isId(params.flow) ? way.find(deps, params.flow, visit) : way.expired

  app.get<Flow>(`${way.path}/:flow`, async (request, reply) => {
    const run = await found(request)
    if (waits(run)) return sendChoose(deps, { request, reply }, { way, choosing: run })
    return sendEnded(deps, { request, reply }, { way, ended: run })
  })

  app.post<Flow>(`${way.path}/:flow`, async (request, reply) => {
    const { password: typed } = parseForm(Choose, request.body)
    const run = await found(request)
    if (!waits(run)) return sendEnded(deps, { request, reply }, { way, ended: run })
    const chosen = await way.choose(deps, { choosing: run, typed, visit: request.visit })
    if ('set' in chosen) return reply.redirect(await goOn(deps, { request, reply }, { way, account: chosen.set }), 303)
    if ('mend' in chosen) return sendChoose(deps, { request, reply }, { way, choosing: run, typed, mend: chosen.mend })
    return sendEnded(deps, { request, reply }, { way, ended: chosen })
  })

  app.post<Flow>(`${way.path}/:flow/rules`, async (request, reply) => {
    const { password } = parseForm(Typed, request.body)
    const run = await found(request)
    if (!waits(run)) return reply.code(404).send({ error: way.expired.refusal })
    const { t } = frameOf(request, deps)
    return reply.send({ rules: rulesInWords(t, await rulesFor(deps, run.account, password)) })
  })
}

const waits = (run: object): run is Choosing => 'flow' in run

type Shown<NoWay extends AnyNoWay> = { way: Way<NoWay>; choosing: Choosing; typed?: string; mend?: ChooseRefusal }

async function sendChoose<NoWay extends AnyNoWay>(
  deps: SelfServiceDeps,
  { request, reply }: Call,
  { way, choosing, typed = '', mend }: Shown<NoWay>,
) {
  const { flow, account } = choosing
  const here = `${way.path}/${flow}`
  const frame = frameOf(request, deps, { realm: realmByKey(deps.campus, account.realm), here })
  const busy = mend?.refusal === 'busy'
  // What was not looked at is not judged either.
  const rules = rulesInWords(frame.t, await rulesFor(deps, account, busy ? '' : typed))
  const words = way.words(deps, frame, { choosing, now: request.visit.now })
  if (busy) reply.header('retry-after', secondsOf(mend))
  const refused = mend && chooseRefused(frame, mend)
  const shown = { name: account.signInName, initials: initialsOf(account) }
  const page = <ChoosePage {...{ frame, here, words, rules, refused }} account={shown} />
  return sendPage(reply, page, { status: mend ? STATUSES[mend.refusal] : 200 })
}

const STATUSES = { busy: 503, 'password-refused': 422 } as const

const chooseRefused = ({ t, language }: PageFrame, mend: ChooseRefusal): Refused =>
  mend.refusal === 'busy'
    ? { key: 'busy', values: { time: formatDuration(language, mend.retryAfter) } }
    : passwordRefused(t, mend.reasons)

/** The run is over: well, and then it leads on, or not. */
const sendEnded = <NoWay extends AnyNoWay>(
  deps: SelfServiceDeps,
  call: Call,
  { way, ended }: { way: Way<NoWay>; ended: Finished | NoWay },
) =>
  'finished' in ended
    ? call.reply.redirect(doneAt(way, (ended as Finished).finished), 303)
    : way.sendNoWay(deps, call, ended as NoWay)

const doneAt = ({ path }: { path: string }, { realm }: Account) => `${path}/done?account=${realm}`

/**
 * The password was set in this very request, and proves what a password proves, no more: what is missing yet, the second
 * factor among it, comes as in any sign-in (CVE-2025-3910).
 */
function goOn(
  deps: SelfServiceDeps,
  { request, reply }: Call,
  { way, account }: { way: { path: string }; account: Account },
): Promise<string> {
  const { id, person, realm, signInName } = account
  const proven = { realm, nameKey: normaliseName(signInName), account: id, person }
  return continueSignIn(deps, request, reply, { ask: { returnTo: doneAt(way, account), realm }, proven })
}
