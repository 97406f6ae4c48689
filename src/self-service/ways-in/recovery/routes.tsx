/** `/recover`: from a name, by a mailed link, to a new password (A7). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../base/web/parse.ts'
import { frameOf, languageOfRequest, sendPage } from '../../../design/index.ts'
import { sendAway } from '../../account/password/crowd.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Call } from '../../signed-in/call.ts'
import { signedIn } from '../../signed-in/signed-in.tsx'
import { choosingRoutes } from '../choosing/routes.tsx'
import { AskedPage } from './pages/asked.tsx'
import { DonePage } from './pages/done.tsx'
import { askRecovery } from './run/ask.ts'
import { beginWithCode } from './run/prove.ts'
import { sendAsk, sendNoWay } from './send.tsx'
import { recovery } from './way.ts'

const act = z.literal('continue').optional()
const Ask = z.object({ username: z.string(), act })
const Code = z.object({ code: z.string().max(400), act })
const Link = z.object({ code: z.string().optional(), username: z.string().max(320).optional() })

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

  choosingRoutes(app, deps, recovery)
}

/** Opening a link spends nothing and changes nothing, so that a program that reads mail does no harm; the address then forgets the code. */
async function openLink(deps: SelfServiceDeps, { request, reply }: Call, code: string) {
  const begun = await beginWithCode(deps, { code, visit: request.visit })
  if ('refusal' in begun) return sendNoWay(deps, { request, reply }, begun)
  return reply.redirect(`/recover/${begun.flow}`, 303)
}
