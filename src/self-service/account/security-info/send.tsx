/** The page of security information, with what it shows read. */
import type { Instant } from '../../../base/time/instant.ts'
import { sendPage } from '../../../design/index.ts'
import { defaultMethod, passwordChangedAt, resetCodeMadeAt } from '../../../methods/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import type { Call } from '../../signed-in/call.ts'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { stepsLeft } from '../tricked/standing.ts'
import { type Device, devicesOf } from './devices.ts'
import { type OwnFacts, ownFacts } from './facts.ts'
import { SecurityPage } from './page.tsx'
import type { Saying } from './words.ts'

type Shown = { who: SignedIn; done?: string | undefined; refused?: Refused | undefined }

export async function sendSecurity(deps: SelfServiceDeps, { request, reply }: Call, { who, done, refused }: Shown) {
  const { kysely } = deps.db
  const { now } = request.visit
  const { account } = who.session
  const own = await readDevices(deps, who, now)
  const page = (
    <SecurityPage
      {...{ who, ...own, done, refused }}
      saying={sayingOf(deps, who, now)}
      passwordChanged={await passwordChangedAt(kysely, account)}
      resetCode={takesResetCodes(who) ? { madeAt: await resetCodeMadeAt(kysely, account) } : undefined}
      alarm={await stepsLeft(kysely, account, now)}
    />
  )
  return sendPage(reply, page, { status: refused ? 422 : 200 })
}

/** What the account has, as things, and what the policies say of it. */
export async function readDevices(
  deps: SelfServiceDeps,
  who: SignedIn,
  now: Instant,
): Promise<{ facts: OwnFacts; devices: Device[] }> {
  const { kysely } = deps.db
  const facts = await ownFacts(deps, kysely, { ...who, now })
  const chosen = facts.mfa.choose === 'person' ? await defaultMethod(kysely, who.session.account) : undefined
  return { facts, devices: devicesOf(facts, chosen) }
}

export const sayingOf = ({ campus }: SelfServiceDeps, { frame }: SignedIn, now: Instant): Saying => {
  return { frame, campus, now }
}

/** Whether the realm lets a person start anew with a code on paper (M13). */
export const takesResetCodes = ({ realm }: Pick<SignedIn, 'realm'>): boolean => realm.mfa.reset.includes('reset-code')
