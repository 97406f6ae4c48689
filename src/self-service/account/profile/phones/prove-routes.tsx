/** `/account/profile/phones/{phone}/prove`: a code or a call shows that a number is theirs (A13). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../../base/web/parse.ts'
import { HousePage, sendPage } from '../../../../design/index.ts'
import type { ChallengeBy } from '../../../../methods/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { type Refused, RefusedNote } from '../../../refused.tsx'
import type { Call } from '../../../signed-in/call.ts'
import { ForAccount } from '../../../signed-in/for-account.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { freshlySignedIn } from '../../security-info/freshly-signed-in.ts'
import { askTelephone } from '../../telephone/ask.ts'
import {
  Answer,
  type Proving,
  provingBody,
  provingIn,
  queryOf,
  refusedAsk,
  refusedProof,
  sendStanding,
} from '../../telephone/proving.tsx'
import { homeOf, profileFor } from '../home.ts'
import { sendProfile } from '../send.tsx'
import { askNumber, unproved, verifyPhone } from './prove.ts'

const Press = z.object({ act: z.literal('continue').optional() })

type One = { Params: { phone: string } }
const ONE = '/account/profile/phones/:phone'
const pathOf = (phone: string) => `/account/profile/phones/${phone}/prove`
const GONE: Refused = { key: 'phone-gone' }

export function provePhoneRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.post<One>(`${ONE}/verify`, async (request, reply) => {
    parseForm(Press, request.body)
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: profileFor(request.query) })
    if (!who) return reply
    const { phone } = request.params
    const begun = await askNumber(deps, { ...who, visit: request.visit }, phone)
    if (!begun) return sendProfile(deps, { request, reply }, { who, refused: GONE })
    const { asked } = begun
    if ('challenge' in asked) return reply.redirect(`${pathOf(phone)}?${queryOf(who, begun)}`, 303)
    const refused = refusedAsk(deps, { ...who, now: request.visit.now }, asked)
    return sendProfile(deps, { request, reply }, { who, refused })
  })

  app.get<One>(`${ONE}/prove/call`, (request, reply) => sendStanding(deps, { request, reply }))

  app.get<One>(`${ONE}/prove`, async (request, reply) => {
    const asked = provingIn(request)
    if (!asked) return reply.callNotFound()
    const who = await freshlySignedIn(deps, { request, reply })
    return who ? sendProve(deps, { request, reply }, { who, asked }) : reply
  })

  app.post<One>(`${ONE}/prove`, async (request, reply) => {
    const { act, code = '', by: other } = parseForm(Answer, request.body)
    const asked = provingIn(request)
    if (!asked) return reply.callNotFound()
    const who = await freshlySignedIn(deps, { request, reply }, { returnTo: request.url })
    if (!who) return reply
    if (act === 'back') return reply.redirect(profileFor(request.query), 303)
    if (act === 'resend') return resend(deps, { request, reply }, { who, asked, by: other ?? asked.by })
    const outcome = await verifyPhone(deps, { ...who, visit: request.visit }, { ...asked, code })
    if (outcome === 'verified') return reply.redirect(homeOf(who, { done: 'phone-verified' }), 303)
    if (outcome === 'phone-gone') return sendProfile(deps, { request, reply }, { who, refused: GONE })
    return sendProve(deps, { request, reply }, { who, asked, refused: refusedProof(outcome) })
  })
}

type Resending = { who: SignedIn; asked: Proving; by: ChallengeBy }

async function resend(deps: SelfServiceDeps, { request, reply }: Call, { who, asked, by }: Resending) {
  const { phone, line, challenge } = asked
  const again = await askTelephone(deps, { ...who, visit: request.visit }, { phone, by, purpose: 'address' })
  const query = queryOf(who, { by: 'challenge' in again ? by : asked.by, line, asked: again, before: challenge })
  return reply.redirect(`${pathOf(phone)}?${query}`, 303)
}

type Page = { who: SignedIn; asked: Proving; refused?: Refused | undefined }

/** 404 for a number that is not there, is another's, or is proved already. */
async function sendProve(deps: SelfServiceDeps, { request, reply }: Call, { who, asked, refused }: Page) {
  if (!(await unproved(deps, who, asked.phone))) return reply.callNotFound()
  const { frame } = who
  const shown = refused ?? refusedProof(asked.said)
  const path = pathOf(asked.phone)
  const page = (
    <HousePage
      frame={frame}
      title={frame.t('profile.phone-prove')}
      lead={<ForAccount frame={frame} />}
      current="profile"
      failed={shown !== undefined}
      narrow
    >
      <RefusedNote t={frame.t} refused={shown} />
      {await provingBody(deps, { who, asked, path, refused: shown, now: request.visit.now })}
    </HousePage>
  )
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}
