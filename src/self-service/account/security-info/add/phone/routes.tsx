/** `/account/security-info/phone`: a telephone for texts and calls (M5); `…/phone/{phone}` while it proves itself. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../../../base/web/parse.ts'
import { sendPage } from '../../../../../design/index.ts'
import { type ChallengeBy, phoneCountries } from '../../../../../methods/index.ts'
import { RegisterPhone, type RegisterPhoneProps } from '../../../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../../../deps.ts'
import type { Refused } from '../../../../refused.tsx'
import type { Call } from '../../../../signed-in/call.ts'
import type { SignedIn } from '../../../../signed-in/signed-in.tsx'
import { askTelephone } from '../../../telephone/ask.ts'
import {
  Answer,
  type Proving,
  provingBody,
  provingIn,
  queryOf,
  refusedAsk,
  refusedProof,
  sendStanding,
} from '../../../telephone/proving.tsx'
import { HOME } from '../../home.ts'
import { whoMayAdd } from '../may-add.ts'
import { sendRegistered } from '../send-registered.ts'
import { AddPhonePage } from './page.tsx'
import { beginTelephone, registerTelephone } from './telephone.ts'

const Way = z.enum(['sms', 'voice'])
const Asking = z.object({ by: Way.catch('sms') })
/** `way`: what the page was about; `by`: the button for the other one. */
const Numbered = z.object({
  country: z.string().max(2),
  number: z.string().max(400),
  way: Way,
  by: Way.optional(),
  act: z.literal('continue').optional(),
})

type One = { Params: { phone: string } }
const PHONE = `${HOME}/phone`

export function phoneRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get(PHONE, async (request, reply) => {
    const { by } = Asking.parse(request.query)
    const who = await whoMayAdd(deps, { request, reply }, { kind: by })
    return who ? sendNumber(deps, { request, reply }, { who, by }) : reply
  })

  app.post(PHONE, async (request, reply) => {
    const { number, country, way, by = way } = parseForm(Numbered, request.body)
    const returnTo = request.url
    const who = await whoMayAdd(deps, { request, reply }, { kind: by, returnTo })
    if (!who) return reply
    const typed = { number, country }
    const begun = await beginTelephone(deps, { ...who, visit: request.visit }, { ...typed, by })
    if ('refused' in begun)
      return sendNumber(deps, { request, reply }, { who, by, typed, refused: atField(begun.refused) })
    const { asked, phone } = begun
    if ('challenge' in asked) return reply.redirect(`${PHONE}/${phone}?${queryOf(who, begun)}`, 303)
    const refused = refusedAsk(deps, { ...who, now: request.visit.now }, asked)
    return sendNumber(deps, { request, reply }, { who, by, typed, refused })
  })

  app.get(`${PHONE}/:phone/call`, (request, reply) => sendStanding(deps, { request, reply }))
  provingRoutes(app, deps)
}

function provingRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get<One>(`${PHONE}/:phone`, async (request, reply) => {
    const asked = provingIn(request)
    if (!asked) return reply.callNotFound()
    const who = await whoMayAdd(deps, { request, reply }, { kind: asked.by })
    return who ? sendProve(deps, { request, reply }, { who, asked }) : reply
  })

  app.post<One>(`${PHONE}/:phone`, async (request, reply) => {
    const { act, code = '', by: other } = parseForm(Answer, request.body)
    const asked = provingIn(request)
    if (!asked) return reply.callNotFound()
    const who = await whoMayAdd(deps, { request, reply }, { kind: asked.by, returnTo: request.url })
    if (!who) return reply
    if (act === 'back') return reply.redirect(`${PHONE}?by=${asked.by}&account=${who.realm.key}`, 303)
    if (act === 'resend') return resend(deps, { request, reply }, { who, asked, by: other ?? asked.by })
    const outcome = await registerTelephone(deps, { ...who, visit: request.visit }, { ...asked, code })
    if ('registered' in outcome) return sendRegistered(deps, { request, reply }, { who, ...outcome.registered })
    return sendProve(deps, { request, reply }, { who, asked, refused: refusedProof(outcome.refused) })
  })
}

type Resending = { who: SignedIn; asked: Proving; by: ChallengeBy }

async function resend(deps: SelfServiceDeps, { request, reply }: Call, { who, asked, by }: Resending) {
  const { phone, line, challenge } = asked
  const again = await askTelephone(deps, { ...who, visit: request.visit }, { phone, by, purpose: 'register' })
  // What was asked before still counts when there were too many.
  const query = queryOf(who, { by: 'challenge' in again ? by : asked.by, line, asked: again, before: challenge })
  return reply.redirect(`${PHONE}/${phone}?${query}`, 303)
}

const atField = (key: Refused['key']): Refused => ({ key, field: key === 'phone-country' ? 'country' : 'number' })

type Numbering = { who: SignedIn; by: ChallengeBy; typed?: { country: string; number: string }; refused?: Refused }

function sendNumber(deps: SelfServiceDeps, { request, reply }: Call, { who, by, typed, refused }: Numbering) {
  const { campus } = deps
  const { frame, realm } = who
  const page = (
    <AddPhonePage {...{ who, by, refused }}>
      <RegisterPhone
        {...{ frame, by }}
        action={`${PHONE}?account=${realm.key}`}
        hidden={{ way: by }}
        refusal={refused && ({ why: refused.key } as RegisterPhoneProps['refusal'])}
        countries={phoneCountries(frame.language, campus)}
        {...(typed && { typed: { ...typed, number: typed.number.slice(0, 40) } })}
        now={request.visit.now}
        timeZone={campus.institution.timeZone}
      />
    </AddPhonePage>
  )
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}

type ProvingPage = { who: SignedIn; asked: Proving; refused?: Refused | undefined }

async function sendProve(deps: SelfServiceDeps, { request, reply }: Call, { who, asked, refused }: ProvingPage) {
  const shown = refused ?? refusedProof(asked.said)
  const path = `${PHONE}/${asked.phone}`
  const body = await provingBody(deps, { who, asked, path, refused: shown, now: request.visit.now })
  const page = <AddPhonePage {...{ who, by: asked.by, refused: shown }}>{body}</AddPhonePage>
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}
