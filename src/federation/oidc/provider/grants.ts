import type { AdapterPayload } from 'oidc-provider'
import { CLAIMS_BY_SCOPE, type OidcApplication } from '../../../applications/index.ts'
import { DAY, epochSeconds, type Instant } from '../../../base/time/instant.ts'
import { parseGrantId } from '../records/grant-id.ts'

type Applications = ReadonlyMap<string, OidcApplication>

/** The grant that an identifier names, with all that the registration allows today; the request narrows it. */
export function grantOf(applications: Applications, id: string, now: Instant): AdapterPayload | undefined {
  const grant = parseGrantId(id)
  const allowed = grant && applications.get(grant.client)
  if (!grant || !allowed) return undefined
  return {
    kind: 'Grant',
    jti: id,
    iat: epochSeconds(now),
    exp: epochSeconds(now + DAY),
    accountId: grant.account,
    clientId: grant.client,
    openid: { scope: allowed.oidc.scopes.join(' '), claims: claimsAllowed(allowed) },
    resources: Object.fromEntries(
      allowed.oidc.resources.map(({ id: resource, scopes }) => [resource, scopes.join(' ')]),
    ),
  } as AdapterPayload
}

/** Claims that may be asked for one by one (`claims`): those of the registered scopes, and no others. */
const claimsAllowed = ({ oidc }: OidcApplication): string[] =>
  Object.entries(CLAIMS_BY_SCOPE).flatMap(([scope, claims]) => (oidc.scopes.includes(scope) ? [...claims] : []))
