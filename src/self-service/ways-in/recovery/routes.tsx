/** `/recover`: from a name, by a mailed link, to a new password (A7). */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId } from '../../../base/ids.ts'
import { parseForm } from '../../../base/web/parse.ts'
import { normaliseName } from '../../../campus/index.ts'
import { frameOf, languageOfRequest, sendPage } from '../../../design/index.ts'
import type { Account } from '../../../people/index.ts'
import { continueSignIn } from '../../../sign-in/index.ts'
import { sendAway } from '../../account/password/crowd.ts'
import { rulesFor } from '../../account/password/judge.ts'
import { rulesInWords } from '../../account/password/rules-in-words.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Call } from '../../signed-in/call.ts'
import { signedIn } from '../../signed-in/signed-in.tsx'
import { AskedPage } from './pages/asked.tsx'
import { DonePage } from './pages/done.tsx'
import { askRecovery } from './run/ask.ts'
import { choosePassword, type Finished, findChoosing } from './run/choose.ts'
import { beginWithCode } from './run/prove.ts'
import type { NoWay } from './run/refusal.ts'
import { sendAsk, sendChoose, sendNoWay } from './send.tsx'

const act = z.literal('continue').optional()
const Ask = z.object({ username: z.string(), act })
const Code = z.object({ code: z.string().max(400), act })
const Choose = z.object({ username: z.string().optional(), password: z.string(), act })
const Typed = z.object({ password: z.string() })
const Link = z.object({ code: z.string().optional(), username: z.string().max(320).optional() })

type Flow = { Params: { flow: string } }

export function recoveryRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/recover', async (request, reply) => {
    const { code, username } = Link.safeParse(request.query).data ?? {}
    if (code === undefined) return sendAsk(deps, { request, reply }, { name: username })
    return sendAway(deps, { request, reply }) ?? openLink(deps, { request, reply }, code)
  })

  app.post('/recover', async (request, reply) => {
    const { username: typed } = parseForm(Ask, request.body)
    const language = languageOfRequest(request, deps.cookies)
    const refused = await askRecovery(deps, { typed, visit: request.visit, language })
    if (refused) return sendAsk(deps, { request, reply }, { name: typed, refused })
    return reply.redirect('/recover/asked', 303)
  })

  app.get('/recover/asked', (request, reply) =>
    sendPage(reply, <AskedPage frame={frameOf(request, deps)} campus={deps.campus} />),
  )

  app.post('/recover/code', async (request, reply) =>
    openLink(deps, { request, reply }, parseForm(Code, request.body).code),
  )

  app.get('/recover/done', async (request, reply) => {
    const who = await signedIn(deps, { request, reply })
    return who ? sendPage(reply, <DonePage frame={who.frame} realm={who.realm.key} />) : reply
  })

  choosingRoutes(app, deps)
}

function choosingRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get<Flow>('/recover/:flow', async (request, reply) => {
    const found = await choosingOf(deps, request)
    if ('flow' in found) return sendChoose(deps, { request, reply }, { choosing: found })
    return sendEnded(deps, { request, reply }, found)
  })

  app.post<Flow>('/recover/:flow', async (request, reply) => {
    const { password: typed } = parseForm(Choose, request.body)
    const found = await choosingOf(deps, request)
    if (!('flow' in found)) return sendEnded(deps, { request, reply }, found)
    const chosen = await choosePassword(deps, { choosing: found, typed, visit: request.visit })
    if ('recovered' in chosen) return reply.redirect(await goOn(deps, { request, reply }, chosen.recovered), 303)
    if ('mend' in chosen) return sendChoose(deps, { request, reply }, { choosing: found, typed, mend: chosen.mend })
    return sendEnded(deps, { request, reply }, chosen)
  })

  app.post<Flow>('/recover/:flow/rules', async (request, reply) => {
    const { password } = parseForm(Typed, request.body)
    const found = await choosingOf(deps, request)
    if (!('flow' in found)) return reply.code(404).send({ error: 'recovery-expired' })
    const { t } = frameOf(request, deps)
    return reply.send({ rules: rulesInWords(t, await rulesFor(deps, found.account, password)) })
  })
}

/** Opening a link spends nothing and changes nothing, so that a program that reads mail does no harm; the address then forgets the code. */
async function openLink(deps: SelfServiceDeps, { request, reply }: Call, code: string) {
  const begun = await beginWithCode(deps, { code, visit: request.visit })
  if ('refusal' in begun) return sendNoWay(deps, { request, reply }, begun)
  return reply.redirect(`/recover/${begun.flow}`, 303)
}

const doneAt = ({ realm }: Account) => `/recover/done?account=${realm}`

const choosingOf = (deps: SelfServiceDeps, { params, visit }: FastifyRequest<Flow>) =>
  isId(params.flow) ? findChoosing(deps, params.flow, visit) : ({ refusal: 'recovery-expired' } as const)

/** The run is over: well, and then it leads on, or not. */
const sendEnded = (deps: SelfServiceDeps, call: Call, ended: Finished | NoWay) =>
  'finished' in ended ? call.reply.redirect(doneAt(ended.finished), 303) : sendNoWay(deps, call, ended)

/** Mail proved what the password proves, and no more: the second factor is asked as in any sign-in (CVE-2025-3910). */
function goOn(deps: SelfServiceDeps, { request, reply }: Call, account: Account): Promise<string> {
  const { id, person, realm, signInName } = account
  const proven = { realm, nameKey: normaliseName(signInName), account: id, person }
  return continueSignIn(deps, request, reply, { ask: { returnTo: doneAt(account), realm }, proven })
}
