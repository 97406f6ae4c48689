/** What an app has to know: once, or for as long as it listens. */
import type { FastifyInstance } from 'fastify'
import { type Seen, streamEvents } from '../../../../base/live/stream-events.ts'
import type { Visit } from '../../../../base/web/visit.ts'
import { type GoneDevice, hearHellos, type Pending, pendingRequests } from '../../../../methods/index.ts'
import type { AuthenticatorDeps } from '../../deps.ts'
import { Hellos, parseBody } from '../messages.ts'
import { isRefused, type Refused, say } from '../say.ts'
import { countingStrangers } from '../strangers.ts'

export function pendingRoutes(api: FastifyInstance, deps: AuthenticatorDeps): void {
  api.post('/requests', async (request, reply) => {
    const { visit } = request
    const greeted = await greet(deps, visit, request.body)
    return say(reply, isRefused(greeted) ? greeted : await pendingOf(deps, greeted, visit), visit.now)
  })

  api.post('/live', async (request, reply) => {
    const { visit } = request
    const greeted = await greet(deps, visit, request.body)
    if (isRefused(greeted)) return say(reply, greeted, visit.now)
    const { address } = visit
    const keys = greeted.accounts.map((account) => `account:${account}`)
    // The request itself, with its body and its visit, is not kept as long as somebody listens.
    streamEvents(request, reply, { live: deps.live, keys, read: () => standing(deps, greeted, address) })
    return reply
  })
}

type Greeted = {
  readonly devices: readonly string[]
  readonly accounts: readonly string[]
  readonly unknown: readonly GoneDevice[]
}

/** Whose greetings hold. Those that nobody signed are left out, and counted. */
async function greet(deps: AuthenticatorDeps, visit: Visit, body: unknown): Promise<Greeted | Refused> {
  const { devices: envelopes } = parseBody(Hellos, body)
  const { now } = visit
  const heard = await hearHellos(deps, deps.db.kysely, { envelopes, now })
  if (isRefused(heard) || heard.devices.length + heard.unknown.length === envelopes.length) return heard
  const said = await countingStrangers(deps, visit, { refused: 'bad-answer' } as const)
  return said.refused === 'too-many-tries' && heard.devices.length === 0 ? said : heard
}

async function pendingOf(
  deps: AuthenticatorDeps,
  { devices, unknown }: Greeted,
  { address, now }: Pick<Visit, 'address' | 'now'>,
): Promise<Pending> {
  const pending = await deps.db.transaction((tx) => pendingRequests(deps, tx, { devices, address, now }))
  return { ...pending, gone: [...pending.gone, ...unknown] }
}

/** Over when nothing is left that could be asked anything. What expires, and clocks that are late, look again by themselves. */
async function standing(deps: AuthenticatorDeps, greeted: Greeted, address: string | undefined): Promise<Seen> {
  const now = deps.clock.now()
  const data = await pendingOf(deps, greeted, { address, now })
  const ends = data.requests.map(({ expires }) => expires)
  return { data, over: data.devices.length === 0, lookIn: ends.length > 0 ? Math.min(...ends) - now : undefined }
}
