/** What a person decided on the phone: written down, and told to whom it concerns. */
import type { AuditKey } from '../../../audit/index.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Visit } from '../../../base/web/visit.ts'
import { type Answered, type AnswerOutcome, compareNetworks, type Shown } from '../../../methods/index.ts'
import { type AccountNews, tellAccount } from '../../../notices/index.ts'
import type { AuthenticatorDeps } from '../deps.ts'
import { type Doer, fromOf, recordOf } from './line.ts'

type Settled = Extract<AnswerOutcome, Answered>
type Told = { readonly answered: Settled; readonly visit: Visit }

export async function tellAnswered(deps: AuthenticatorDeps, tx: Tx, { answered, visit }: Told): Promise<void> {
  const { device, deviceName: name, account } = answered
  const doer = { device, name, account, visit }
  if ('refused' in answered) return tellRefused(deps, tx, { doer, answered })
  if (answered.outcome === 'approved') return tellApproved(deps, tx, { doer, answered })
  if (isOwn(answered)) return
  const { request, kind: way, notMe, stopped } = answered
  await recordOf(tx, doer, {
    what: notMe ? 'approval.disowned' : 'approval.declined',
    details: { request, way, device, name, ...(notMe && browserOf(deps, answered)) },
  })
  if (stopped !== undefined) {
    await recordOf(tx, doer, { what: 'approval.stopped', details: { until: stopped } })
    await mail(deps, tx, doer, { template: 'requests-stopped', until: stopped })
  }
  if (notMe) await tellDisowned(deps, tx, { doer, answered })
}

type Of<T> = { readonly doer: Doer; readonly answered: T }
type Refused = Extract<Settled, { refused: unknown }>
type Approved = Extract<Settled, { outcome: 'approved' }>

/** A wrong PIN concerns the device alone; the third one, the person. */
async function tellRefused(deps: AuthenticatorDeps, tx: Tx, { doer, answered }: Of<Refused>): Promise<void> {
  const { device, name } = doer
  const { request, kind: way } = answered
  if (answered.refused === 'wrong-number')
    return recordOf(tx, doer, { what: 'approval.wrong-number', details: { request, way, device, name } })
  const left = answered.refused === 'wrong-pin' ? answered.left : 0
  await recordOf(tx, doer, { what: 'device.pin-wrong', details: { device, name, left } })
  if (answered.refused !== 'device-void') return
  await recordOf(tx, doer, { what: 'device.voided' })
  await mail(deps, tx, doer, { template: 'device-void', device: name })
}

/** What a device asks itself; biometrics are written down when they are there. */
const OWN: Readonly<Partial<Record<Answered['kind'], AuditKey | 'later'>>> = {
  pin: 'device.pin-changed',
  link: 'link.offered-by-device',
  unlock: 'later',
}
const isOwn = ({ kind }: Answered): boolean => OWN[kind] !== undefined

async function tellApproved(deps: AuthenticatorDeps, tx: Tx, { doer, answered }: Of<Approved>): Promise<void> {
  const own = OWN[answered.kind]
  if (own === 'later') return
  if (own) return recordOf(tx, doer, { what: own })
  const { request, kind: way, user: by, browserAddress } = answered
  const { device, name, visit } = doer
  const network = compareNetworks(deps.campus, browserAddress, visit.address)
  const details = { request, way, device, name, by, network, ...browserOf(deps, answered) }
  await recordOf(tx, doer, { what: 'approval.approved', details })
}

const browserOf = ({ places }: AuthenticatorDeps, { browserAddress }: Answered) => ({
  browserAddress,
  browserCountry: places?.countryOf(browserAddress),
})

/** "That wasn't me": the desk sees the event, the person is told whence the stranger asked. */
async function tellDisowned(deps: AuthenticatorDeps, tx: Tx, { doer, answered }: Of<Settled>): Promise<void> {
  const { account, visit } = doer
  const { request, shown: text, browserAddress } = answered
  const way = answered.kind as 'approval' | 'qr' | 'remembered'
  await deps.events.publish(tx, 'sign-in.disowned', {
    account: account.id,
    realm: account.realm,
    at: visit.now,
    request,
    way,
  })
  const { application, browser, system, country }: Shown = JSON.parse(text)
  const words = [browser, system].filter((word) => word !== undefined).join(' · ')
  await tellAccount(deps, tx, {
    ...{ account, now: visit.now, news: { template: 'sign-in-disowned', application: application?.name, way } },
    from: { browser: words || undefined, address: browserAddress, country },
  })
}

const mail = (deps: AuthenticatorDeps, tx: Tx, { account, visit }: Doer, news: AccountNews): Promise<void> =>
  tellAccount(deps, tx, { account, now: visit.now, news, from: fromOf(deps, visit) })
