/** Routes that a device asks by a signed message. */
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Tx } from '../../../base/database/database.ts'
import type { Visit } from '../../../base/web/visit.ts'
import { type EnvelopePurpose, type HeardDevice, hearDevice } from '../../../methods/index.ts'
import type { AuthenticatorDeps } from '../deps.ts'
import { Envelope, parseBody } from './messages.ts'
import { isRefused, type Refused, say } from './say.ts'
import { countingStrangers } from './strangers.ts'

export type Heard = HeardDevice & { readonly visit: Visit }

type Asked<P extends z.ZodType> = {
  readonly path: string
  readonly purpose: Exclude<EnvelopePurpose, 'hello'>
  readonly payload: P
}

type Act<P extends z.ZodType> = (tx: Tx, heard: Heard, payload: z.infer<P>) => Promise<object | Refused>

/** Heard and done in one transaction, which commits whatever is answered: the same message is nothing a second time. */
export function hearing<P extends z.ZodType>(
  api: FastifyInstance,
  deps: AuthenticatorDeps,
  { path, purpose, payload }: Asked<P>,
  act: Act<P>,
): void {
  api.post(path, async (request, reply) => {
    const envelope = parseBody(Envelope, request.body)
    const { visit } = request
    const done = await deps.db.transaction(async (tx) => {
      const heard = await hearDevice(deps, tx, { purpose, envelope, now: visit.now })
      return isRefused(heard) ? heard : act(tx, { ...heard, visit }, parseBody(payload, heard.payload))
    })
    return say(reply, await countingStrangers(deps, visit, done), visit.now)
  })
}
