/** `/mfa-reset`: for who lost their methods; leads to a sign-in in which the reset code is asked, or a device that is left (M13). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../base/web/parse.ts'
import { realmByKey } from '../../../campus/index.ts'
import { frameOf, sendPage } from '../../../design/index.ts'
import { beginSignIn } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { ResetPage } from './page.tsx'
import { resetWays } from './ways.ts'

const Begin = z.object({
  realm: z.string().max(100).optional(),
  way: z.enum(['device', 'reset-code']).default('reset-code'),
  act: z.literal('continue').optional(),
})
const Asked = z.object({ realm: z.string().optional().catch(undefined) })

export function resetRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/mfa-reset', (request, reply) => {
    const { campus } = deps
    const ways = resetWays(campus, Asked.parse(request.query).realm)
    return sendPage(reply, <ResetPage frame={frameOf(request, deps)} campus={campus} ways={ways} />)
  })

  // Whether the realm of the name takes a reset code, and whether there is one, shows after the password alone.
  app.post('/mfa-reset', async (request, reply) => {
    const { realm, way } = parseForm(Begin, request.body)
    const known = realm === undefined ? undefined : realmByKey(deps.campus, realm)?.key
    const ask = {
      returnTo: '/account/security-info',
      // A device that is still linked proves itself as at any sign-in; the list of methods does the rest (M12).
      ...(way === 'device' ? { level: 'mfa' as const } : { reset: true as const }),
      ...(known !== undefined && { realm: known }),
    }
    return reply.redirect(await beginSignIn(deps, request, reply, ask), 303)
  })
}
