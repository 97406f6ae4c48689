/** `/activate`: from an initial password or a mailed link to an account of one's own. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId } from '../../../base/ids.ts'
import { parseForm } from '../../../base/web/parse.ts'
import { normaliseName } from '../../../campus/index.ts'
import { frameOf, sendPage } from '../../../design/index.ts'
import type { Account } from '../../../people/index.ts'
import { continueSignIn } from '../../../sign-in/index.ts'
import { sendAway } from '../../account/password/crowd.ts'
import { rulesFor } from '../../account/password/judge.ts'
import { rulesInWords } from '../../account/password/rules-in-words.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Call } from '../../signed-in/call.ts'
import { signedIn } from '../../signed-in/signed-in.tsx'
import { DonePage } from './pages/done.tsx'
import { choosePassword, type Finished, findChoosing } from './run/choose.ts'
import { beginWithCode, beginWithPassword } from './run/prove.ts'
import type { NoWay } from './run/refusal.ts'
import { sendBegin, sendChoose, sendNoWay } from './send.tsx'

const Begin = z.object({ username: z.string(), password: z.string(), act: z.literal('continue').optional() })
const Choose = z.object({
  username: z.string().optional(),
  password: z.string(),
  act: z.literal('continue').optional(),
})
const Typed = z.object({ password: z.string() })
const Link = z.object({ code: z.string().optional() })

type Flow = { Params: { flow: string } }

export function activationRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/activate', async (request, reply) => {
    const away = sendAway(deps, { request, reply })
    if (away) return away
    const { code } = Link.safeParse(request.query).data ?? {}
    if (code === undefined) return sendBegin(deps, { request, reply })
    const begun = await beginWithCode(deps, { code, visit: request.visit })
    if ('refusal' in begun) return sendNoWay(deps, { request, reply }, begun)
    return reply.redirect(addressOf(begun.flow), 303)
  })

  app.post('/activate', async (request, reply) => {
    const { username, password } = parseForm(Begin, request.body)
    const begun = await beginWithPassword(deps, { name: username, typed: password, visit: request.visit })
    if ('refusal' in begun) return sendBegin(deps, { request, reply }, { name: username, refused: begun })
    return reply.redirect(addressOf(begun.flow), 303)
  })

  app.get('/activate/done', async (request, reply) => {
    const who = await signedIn(deps, { request, reply })
    return who ? sendPage(reply, <DonePage frame={who.frame} realm={who.realm.key} />) : reply
  })

  choosingRoutes(app, deps)
}

function choosingRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get<Flow>('/activate/:flow', async (request, reply) => {
    const found = await choosingOf(deps, request)
    if ('flow' in found) return sendChoose(deps, { request, reply }, { choosing: found })
    return sendEnded(deps, { request, reply }, found)
  })

  app.post<Flow>('/activate/:flow', async (request, reply) => {
    const { password: typed } = parseForm(Choose, request.body)
    const found = await choosingOf(deps, request)
    if (!('flow' in found)) return sendEnded(deps, { request, reply }, found)
    const chosen = await choosePassword(deps, { choosing: found, typed, visit: request.visit })
    if ('active' in chosen) return reply.redirect(await goOn(deps, { request, reply }, chosen.active), 303)
    if ('mend' in chosen) return sendChoose(deps, { request, reply }, { choosing: found, typed, mend: chosen.mend })
    return sendEnded(deps, { request, reply }, chosen)
  })

  app.post<Flow>('/activate/:flow/rules', async (request, reply) => {
    const { password } = parseForm(Typed, request.body)
    const found = await choosingOf(deps, request)
    if (!('flow' in found)) return reply.code(404).send({ error: 'activation-expired' })
    const { t } = frameOf(request, deps)
    return reply.send({ rules: rulesInWords(t, await rulesFor(deps, found.account, password)) })
  })
}

const addressOf = (flow: string) => `/activate/${flow}`
const doneAt = ({ realm }: Account) => `/activate/done?account=${realm}`

const choosingOf = (deps: SelfServiceDeps, { params, visit }: FastifyRequest<Flow>) =>
  isId(params.flow) ? findChoosing(deps, params.flow, visit) : ({ refusal: 'activation-expired' } as const)

/** The run is over: well, and then it leads on, or not. */
const sendEnded = (deps: SelfServiceDeps, call: Call, ended: Finished | NoWay) =>
  'finished' in ended ? call.reply.redirect(doneAt(ended.finished), 303) : sendNoWay(deps, call, ended)

/** The password was set in this very request: what is missing yet comes as in any sign-in (CVE-2025-3910). */
function goOn(deps: SelfServiceDeps, { request, reply }: Call, account: Account): Promise<string> {
  const { id, person, realm, signInName } = account
  const proven = { realm, nameKey: normaliseName(signInName), account: id, person }
  return continueSignIn(deps, request, reply, { ask: { returnTo: doneAt(account), realm }, proven })
}
