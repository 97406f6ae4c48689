/** `/activate`: from an initial password or a mailed link to an account of one's own. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../base/web/parse.ts'
import { sendPage } from '../../../design/index.ts'
import { sendAway } from '../../account/password/crowd.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { signedIn } from '../../signed-in/signed-in.tsx'
import { choosingRoutes } from '../choosing/routes.tsx'
import { DonePage } from './pages/done.tsx'
import { beginWithCode, beginWithPassword } from './run/prove.ts'
import { sendBegin, sendNoWay } from './send.tsx'
import { activation } from './way.ts'

const Begin = z.object({ username: z.string(), password: z.string(), act: z.literal('continue').optional() })
const Link = z.object({ code: z.string().optional() })

export function activationRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/activate', async (request, reply) => {
    const away = sendAway(deps, { request, reply })
    if (away) return away
    const { code } = Link.safeParse(request.query).data ?? {}
    if (code === undefined) return sendBegin(deps, { request, reply })
    const begun = await beginWithCode(deps, { code, visit: request.visit })
    if ('refusal' in begun) return sendNoWay(deps, { request, reply }, begun)
    return reply.redirect(`/activate/${begun.flow}`, 303)
  })

  app.post('/activate', async (request, reply) => {
    const { username, password } = parseForm(Begin, request.body)
    const begun = await beginWithPassword(deps, { name: username, typed: password, visit: request.visit })
    if ('refusal' in begun) return sendBegin(deps, { request, reply }, { name: username, refused: begun })
    return reply.redirect(`/activate/${begun.flow}`, 303)
  })

  app.get('/activate/done', async (request, reply) => {
    const who = await signedIn(deps, { request, reply })
    return who ? sendPage(reply, <DonePage frame={who.frame} realm={who.realm.key} />) : reply
  })

  choosingRoutes(app, deps, activation)
}
