/** `/account/security-info/totp`: a code app (M7). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isId } from '../../../../base/ids.ts'
import { parseForm } from '../../../../base/web/parse.ts'
import type { Realm } from '../../../../campus/index.ts'
import { sendPage } from '../../../../design/index.ts'
import { beginTotp, confirmTotp, findTotpOffer, type TotpOffer } from '../../../../methods/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import type { Refused } from '../../../refused.tsx'
import type { By } from '../../../signed-in/by.ts'
import type { Call } from '../../../signed-in/call.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { HOME } from '../home.ts'
import { sendSecurity } from '../send.tsx'
import { keepRegistered } from './keep-registered.ts'
import { whoMayAdd } from './may-add.ts'
import { sendRegistered } from './send-registered.ts'
import { AddTotpPage } from './totp-page.tsx'

const Confirm = z.object({
  registration: z.string().refine(isId),
  code: z.string().max(400),
  act: z.literal('continue').optional(),
})

export function totpRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get(`${HOME}/totp`, async (request, reply) => {
    const who = await whoMayAdd(deps, { request, reply }, { kind: 'totp' })
    return who ? sendAddTotp(deps, { request, reply }, { who }) : reply
  })

  app.post(`${HOME}/totp`, async (request, reply) => {
    const { registration: id, code } = parseForm(Confirm, request.body)
    const who = await whoMayAdd(deps, { request, reply }, { kind: 'totp' })
    if (!who) return reply
    const { visit } = request
    const { verdict, resetCode } = await registerTotp(deps, { ...who, visit }, { id, code })
    if (verdict === 'right') return sendRegistered(deps, { request, reply }, { who, resetCode })
    const refused = NOT_CONFIRMED[verdict]
    if (verdict === 'too-many') return sendSecurity(deps, { request, reply }, { who, refused })
    const offer = await findTotpOffer(deps, deps.db.kysely, { id, ...offered(who, visit.now) })
    return sendAddTotp(deps, { request, reply }, { who, offer, refused })
  })
}

type Verdict = Awaited<ReturnType<typeof confirmTotp>>

const NOT_CONFIRMED: Record<Exclude<Verdict, 'right'>, Refused> = {
  wrong: { key: 'wrong-new-code', field: 'code' },
  expired: { key: 'registration-expired' },
  'too-many': { key: 'too-many-methods' },
}

/** Confirms a code app that was offered, with a code that it shows. */
const registerTotp = (
  deps: SelfServiceDeps,
  by: By & { realm: Realm },
  { id, code }: { id: string; code: string },
): Promise<{ verdict: Verdict; resetCode?: string | undefined }> =>
  deps.db.transaction(async (tx) => {
    const verdict = await confirmTotp(deps, tx, { account: by.session.account, id, code, now: by.visit.now })
    if (verdict !== 'right') return { verdict }
    return { verdict, resetCode: await keepRegistered(deps, tx, { by, method: { kind: 'totp', name: '' } }) }
  })

type Adding = { who: SignedIn; offer?: TotpOffer | undefined; refused?: Refused }

/** The page of an offer; of a new one, when there is none that still stands. */
async function sendAddTotp(deps: SelfServiceDeps, { request, reply }: Call, { who, offer, refused }: Adding) {
  const shown = offer ?? (await deps.db.transaction((tx) => beginTotp(deps, tx, offered(who, request.visit.now))))
  return sendPage(reply, <AddTotpPage who={who} offer={shown} refused={refused} />, { status: refused ? 422 : 200 })
}

/** What a code app shows of the account. */
const offered = ({ session, realm, frame }: SignedIn, now: number) => {
  return { account: session.account, now, issuer: realm.name[frame.language], label: session.signInName }
}
