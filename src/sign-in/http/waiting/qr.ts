/** `/sign-in/{flow}/qr`: a code for the script beside the name, made anew each minute (M3). The flow itself stays where it is. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addressBlock, addressPrefix } from '../../../base/abuse/limits/address-groups.ts'
import { chargeLimits, type LimitCharge } from '../../../base/abuse/limits/limits-store.ts'
import { isId } from '../../../base/ids.ts'
import { isoTime, SECOND } from '../../../base/time/instant.ts'
import { parseForm } from '../../../base/web/parse.ts'
import { type Campus, inNetworks } from '../../../campus/index.ts'
import { type FrameDeps, qrModules } from '../../../design/index.ts'
import { settled } from '../../flow/step.ts'
import { barrierOf } from '../../run/access.ts'
import type { FlowDeps } from '../../run/deps.ts'
import { openQrFor } from '../../run/effects/show-qr.ts'
import { findFlow } from '../../run/flow-store.ts'
import { offersApp } from '../../run/offered.ts'
import { visitorOf } from '../visitor.ts'

/** Where the script beside the name asks for a code. */
export const qrPath = (flow: string): string => `/sign-in/${flow}/qr`

/** A page renews its code once a minute; some tabs and some reloading more. */
const BY_FLOW = { name: 'qr-shown:flow', burst: 10, every: 10 * SECOND }
/** A lesson of thirty that opens its browsers at once, and a building behind one address. */
const BY_ADDRESS = { name: 'qr-shown:address', burst: 300, every: SECOND / 5 }
const BY_PREFIX = { name: 'qr-shown:prefix', burst: 1500, every: SECOND / 25 }

const Nothing = z.object({})

export function qrRoute(app: FastifyInstance, deps: FlowDeps & FrameDeps): void {
  app.post<{ Params: { flow: string } }>('/sign-in/:flow/qr', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    parseForm(Nothing, request.body)
    const { now, browser } = request.visit
    const { flow: id } = request.params
    const flow = isId(id) ? await findFlow(deps.db.kysely, id) : undefined
    if (!flow || barrierOf(flow, browser, now)) return reply.code(404).send({ refusal: 'flow-expired' })
    if (!offersApp(deps.campus, flow.request.realm)) return reply.code(404).send({ refusal: 'app-not-accepted' })
    // Whoever has gone on in another tab is asked by their name there.
    if (settled(flow.state, now).at !== 'identify') return reply.code(409).send({ refusal: 'step-is-over' })
    const charged = await chargeLimits(deps.db.kysely, chargesOf(deps.campus, request, id), now)
    if (!charged.charged) {
      reply.header('retry-after', Math.ceil(charged.retryAfter / SECOND))
      return reply.code(429).send({ refusal: 'busy' })
    }
    const { address, expires } = await openQrFor(deps, { flow, visitor: visitorOf(deps, request), now })
    return { address, expires: isoTime(expires), left: expires - now, modules: qrModules(address) }
  })
}

/** Behind the campus's own addresses thousands sit together: there the limit by flow has to do. */
function chargesOf(campus: Campus, { visit }: FastifyRequest, flow: string): LimitCharge[] {
  const { address, limitBy } = visit
  const byFlow = { limit: BY_FLOW, of: flow }
  if (address !== undefined && inNetworks(campus, Object.keys(campus.networks), address)) return [byFlow]
  return [byFlow, { limit: BY_ADDRESS, of: addressBlock(limitBy) }, { limit: BY_PREFIX, of: addressPrefix(limitBy) }]
}
