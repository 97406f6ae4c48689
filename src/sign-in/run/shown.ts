/** What the phone shows of a sign-in before it asks anything: who wants it, where it began, and when. Pure. */
import { browserAndSystem } from '../../audit/index.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Places } from '../../base/web/place/places.ts'
import { applicationByKey, type Campus } from '../../campus/index.ts'
import type { Shown } from '../../methods/index.ts'
import { proofIn } from '../flow/state.ts'
import type { Visitor } from './deps.ts'
import type { Flow } from './flow-store.ts'

type Deps = { campus: Campus; baseUrl: string; places?: Places }
type Asking = {
  flow: Pick<Flow, 'request' | 'state' | 'account'>
  visitor: Pick<Visitor, 'address' | 'userAgent'>
  /** Where nobody is named yet, the phone's own account is what it shows. */
  named: boolean
  now: Instant
}

/** Without an application it is the account's own pages, at this server. */
export function shownOf(deps: Deps, { flow, visitor, named, now }: Asking): Shown {
  const { account, request, state } = flow
  const application = request.application && applicationByKey(deps.campus, request.application.id)
  const country = deps.places?.countryOf(visitor.address)
  const { browser, system } = browserAndSystem(visitor.userAgent)
  return {
    what: proofIn(state)?.raise ? 'step-up' : 'sign-in',
    ...(application && { application: { name: application.name } }),
    host: hostOf((application && request.formTargets?.[0]) ?? deps.baseUrl),
    ...(country && { country }),
    ...(browser && { browser }),
    ...(system && { system }),
    at: now,
    ...(named && account && { realm: account.realm, account: account.signInName }),
  }
}

const hostOf = (address: string): string => new URL(address).host
