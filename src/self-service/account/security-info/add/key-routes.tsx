/** `/account/security-info/security-key` and `…/passkey` (M6): what the browser is to ask, and what its key answered. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../../base/web/parse.ts'
import { sendPage } from '../../../../design/index.ts'
import { confirmKey, type KeyKind, keyCreation, keyRulesOf } from '../../../../methods/index.ts'
import { registrableMethods } from '../../../../policies/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import type { Refused } from '../../../refused.tsx'
import type { Call } from '../../../signed-in/call.ts'
import { fullName } from '../../../signed-in/names.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { ownFacts } from '../facts.ts'
import { HOME } from '../home.ts'
import { keepRegistered } from './keep-registered.ts'
import { AddKeyPage } from './key-page.tsx'
import { whoMayAdd } from './may-add.ts'
import { sendRegistered } from './send-registered.ts'

/** Longer than any key says: what is over that is looked at by nobody (the body itself is capped at 64 kB). */
const Answer = z.object({
  answer: z.string().max(60_000),
  name: z.string().max(400).optional(),
  act: z.literal('continue').optional(),
})

export function keyRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  for (const wanted of ['security-key', 'passkey'] as const) {
    app.get(`${HOME}/${wanted}`, async (request, reply) => {
      const who = await whoMayAdd(deps, { request, reply }, { kind: wanted })
      return who ? sendAddKey(deps, { request, reply }, { who, wanted }) : reply
    })

    app.post(`${HOME}/${wanted}`, async (request, reply) => {
      const { answer, name = '' } = parseForm(Answer, request.body)
      const who = await whoMayAdd(deps, { request, reply }, { kind: wanted })
      if (!who) return reply
      const outcome = await registerKey(deps, { request, reply }, { who, wanted, answer, name })
      if ('refused' in outcome)
        return sendAddKey(deps, { request, reply }, { who, wanted, refused: { key: outcome.refused } })
      return sendRegistered(deps, { request, reply }, { who, resetCode: outcome.resetCode })
    })
  }
}

type Registering = { who: SignedIn; wanted: KeyKind; answer: string; name: string }

/** Confirms a key that was asked for in this very session; of which kind it is shows only now. */
function registerKey(deps: SelfServiceDeps, { request }: Call, { who, ...answered }: Registering) {
  const { session, realm } = who
  const { visit } = request
  return deps.db.transaction(async (tx) => {
    const accepted = registrableMethods(await ownFacts(deps, tx, { session, realm, now: visit.now }))
    const asked = { account: session.account, realm, binding: session.id, accepted, now: visit.now }
    const confirmed = await confirmKey(deps, tx, { ...asked, ...answered })
    if ('refused' in confirmed) return confirmed
    const by = { session, realm, visit }
    return { resetCode: await keepRegistered(deps, tx, { by, method: confirmed.registered }) }
  })
}

type Adding = { who: SignedIn; wanted: KeyKind; refused?: Refused }

async function sendAddKey(deps: SelfServiceDeps, { request, reply }: Call, { who, wanted, refused }: Adding) {
  const { session, realm } = who
  const { now } = request.visit
  const asked = { account: session.account, label: session.signInName, displayName: fullName(session) }
  const insist = refused?.key === 'key-not-fido2'
  const wish = { ...asked, wanted, realm, insist, binding: session.id, now }
  const options = await keyCreation(deps, deps.db.kysely, wish)
  const { models } = keyRulesOf(realm)
  const page = <AddKeyPage {...{ who, wanted, options, models, refused, now }} />
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}
