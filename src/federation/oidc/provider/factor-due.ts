import type { OidcApplication } from '../../../applications/index.ts'
import type { Campus, Realm } from '../../../campus/index.ts'
import { asksSecondFactor } from '../../../sign-in/index.ts'
import { currentWork } from '../records/work.ts'

/**
 * Whether a session with one factor is too little for this request: by the realm's date, and where the browser is now.
 * An address that is unknown is in no trusted network.
 */
export function isFactorDue(deps: { campus: Campus }, realm: Realm, { key, name }: OidcApplication): boolean {
  const { visit, now } = currentWork()
  const request = { returnTo: '/', application: { id: key, name: name.en } }
  return asksSecondFactor(deps, { realm, request, address: visit?.request.visit.address, now })
}
