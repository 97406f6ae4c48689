/** `/account/security-info/reset-code`: made and renewed with a fresh proof, and shown once (M13). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../../base/web/parse.ts'
import { sendPage } from '../../../../design/index.ts'
import { resetCodeMadeAt } from '../../../../methods/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import type { Call } from '../../../signed-in/call.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { freshlySignedIn } from '../freshly-signed-in.ts'
import { HOME, homeOf } from '../home.ts'
import { sayingOf, takesResetCodes } from '../send.tsx'
import { AskResetCodePage } from './pages.tsx'
import { renewResetCode } from './renew.ts'
import { sendResetCode } from './send.tsx'

const Press = z.object({ act: z.literal('continue').optional() })

export function resetCodeRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get(`${HOME}/reset-code`, async (request, reply) => {
    const who = await whoMayHaveOne(deps, { request, reply })
    if (!who) return reply
    const madeAt = await resetCodeMadeAt(deps.db.kysely, who.session.account)
    return sendPage(reply, <AskResetCodePage {...{ who, madeAt }} saying={sayingOf(deps, who, request.visit.now)} />)
  })

  app.post(`${HOME}/reset-code`, async (request, reply) => {
    parseForm(Press, request.body)
    const who = await whoMayHaveOne(deps, { request, reply })
    if (!who) return reply
    const by = { session: who.session, visit: request.visit }
    const code = await deps.db.transaction((tx) => renewResetCode(deps, tx, by))
    return sendResetCode(deps, { request, reply }, { who, code })
  })
}

/** Undefined when the reply has been sent: to a proof, or back to the list where the realm takes no reset codes. */
async function whoMayHaveOne(deps: SelfServiceDeps, call: Call): Promise<SignedIn | undefined> {
  const who = await freshlySignedIn(deps, call)
  if (!who) return undefined
  if (takesResetCodes(who)) return who
  call.reply.redirect(homeOf(who), 303)
  return undefined
}
