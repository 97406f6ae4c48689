/** `/mfa-reset`: for who lost their methods; leads to a sign-in in which the reset code is asked (M13). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../base/web/parse.ts'
import { realmByKey } from '../../../campus/index.ts'
import { frameOf, sendPage } from '../../../design/index.ts'
import { beginSignIn } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { ResetPage } from './page.tsx'
import { resetWays } from './ways.ts'

const Begin = z.object({ realm: z.string().max(100).optional(), act: z.literal('continue').optional() })
const Asked = z.object({ realm: z.string().optional().catch(undefined) })

export function resetRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/mfa-reset', (request, reply) => {
    const { campus } = deps
    const ways = resetWays(campus, Asked.parse(request.query).realm)
    return sendPage(reply, <ResetPage frame={frameOf(request, deps)} campus={campus} ways={ways} />)
  })

  // Whether the realm of the name takes a reset code, and whether there is one, shows after the password alone.
  app.post('/mfa-reset', async (request, reply) => {
    const { realm } = parseForm(Begin, request.body)
    const known = realm === undefined ? undefined : realmByKey(deps.campus, realm)?.key
    const ask = {
      returnTo: '/account/security-info',
      reset: true,
      ...(known !== undefined && { realm: known }),
    } as const
    return reply.redirect(await beginSignIn(deps, request, reply, ask), 303)
  })
}
