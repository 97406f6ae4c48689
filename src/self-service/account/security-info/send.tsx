/** The pages of security information, with what they show read. */
import { isId } from '../../../base/ids.ts'
import { sendPage } from '../../../design/index.ts'
import { formatTime } from '../../../i18n/index.ts'
import {
  beginTotp,
  passwordChangedAt,
  type TotpOffer,
  type TotpRegistration,
  totpRegistrations,
} from '../../../methods/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import type { Call } from '../../signed-in/call.ts'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { stepsLeft } from '../tricked/standing.ts'
import { AddTotpPage } from './add-totp-page.tsx'
import { methodStanding } from './facts.ts'
import { ManageTotpPage } from './manage-totp-page.tsx'
import { SecurityPage } from './page.tsx'

type Shown = { who: SignedIn; done?: string | undefined; refused?: Refused | undefined }

export async function sendSecurity(deps: SelfServiceDeps, { request, reply }: Call, { who, done, refused }: Shown) {
  const { t } = who.frame
  const { kysely } = deps.db
  const { now } = request.visit
  const [registrations, changed, { mayAddTotp: mayAdd }, alarm] = await Promise.all([
    totpRegistrations(kysely, who.session.account),
    passwordChangedAt(kysely, who.session.account),
    methodStanding(deps, who, now),
    stepsLeft(kysely, who.session.account, now),
  ])
  const methods = registrations.map((one) => shownMethod(deps, who, { one, now }))
  const passwordHint =
    changed === undefined ? '' : t('security.password-changed', { time: timeOf(deps, who, { at: changed, now }) })
  const page = <SecurityPage {...{ who, methods, passwordHint, mayAdd, done, refused, alarm }} />
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}

type Adding = { who: SignedIn; offer?: TotpOffer | undefined; refused?: Refused }

/** The page of an offer; of a new one, when there is none that still stands. */
export async function sendAddTotp(deps: SelfServiceDeps, { request, reply }: Call, { who, offer, refused }: Adding) {
  const shown = offer ?? (await deps.db.transaction((tx) => beginTotp(deps, tx, offered(who, request.visit.now))))
  return sendPage(reply, <AddTotpPage who={who} offer={shown} refused={refused} />, { status: refused ? 422 : 200 })
}

/** What a code app shows of the account. */
export const offered = ({ session, realm, frame }: SignedIn, now: number) => {
  return { account: session.account, now, issuer: realm.name[frame.language], label: session.signInName }
}

type Managing = { who: SignedIn; id: string; typed?: string; refused?: Refused }

/** 404 for what is not there, and for what is somebody else's. */
export async function sendManage(
  deps: SelfServiceDeps,
  { request, reply }: Call,
  { who, id, typed, refused }: Managing,
) {
  const registrations = isId(id) ? await totpRegistrations(deps.db.kysely, who.session.account) : []
  const one = registrations.find((registration) => registration.id === id)
  if (!one) return reply.callNotFound()
  const method = shownMethod(deps, who, { one, now: request.visit.now })
  const page = <ManageTotpPage who={who} method={method} typed={typed} refused={refused} />
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}

function shownMethod(deps: SelfServiceDeps, who: SignedIn, { one, now }: { one: TotpRegistration; now: number }) {
  const { t } = who.frame
  const { id, name, createdAt, lastUsedAt } = one
  const used = lastUsedAt
    ? t('security.last-used', { time: timeOf(deps, who, { at: lastUsedAt, now }) })
    : t('security.never-used')
  const added = t('security.added', { time: timeOf(deps, who, { at: createdAt, now }) })
  return { id, name: name || t('method.totp'), hint: `${added} · ${used}` }
}

const timeOf = ({ campus }: SelfServiceDeps, { frame }: SignedIn, { at, now }: { at: number; now: number }): string =>
  formatTime(frame.language, at, campus.institution.timeZone, now)
