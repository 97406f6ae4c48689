import type { OidcApplication } from '../../../applications/index.ts'
import type { Database } from '../../../base/database/database.ts'
import type { Campus, Realm } from '../../../campus/index.ts'
import { asksSecondFactor } from '../../../sign-in/index.ts'
import { currentWork } from '../records/work.ts'

/**
 * Whether a session with one factor is too little for this request: by the realm's date, and where the browser is now.
 * An address that is unknown is in no trusted network.
 */
export async function isFactorDue(
  deps: { campus: Campus; db: Database },
  realm: Realm,
  { key, name }: OidcApplication,
): Promise<boolean> {
  const { visit, browser, now } = currentWork()
  if (!browser) return true
  const request = { returnTo: '/', application: { id: key, name: name.en } }
  const visitor = visit?.request.visit ?? { address: undefined, devices: [] }
  const { person, id: session } = browser
  return asksSecondFactor(deps, { realm, person, session, request, visitor, now })
}
