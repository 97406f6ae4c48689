/**
 * Userinfo (OpenID Connect Core 1.0 §5.3) in one query, for the plain case: a bearer token in the header that lives.
 * Everything else, refusals included, is left to the library; `differential.test.ts` holds the two side by side.
 */
import { CLAIMS_BY_SCOPE, claimsOf } from '../../../applications/index.ts'
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import type { OidcDeps } from '../deps.ts'
import { type Call, sendJson } from '../door/call.ts'
import type { FoundRecord, SessionFacts } from '../records/record.ts'
import { isLive } from './live-token.ts'

const ACCESS_TOKEN = ['AccessToken']

export async function answerUserinfo(deps: OidcDeps, call: Call): Promise<boolean> {
  const { request, issuer } = call
  const { headers, url = '' } = request
  const token = /^bearer ([^\s.]+)$/i.exec(headers.authorization ?? '')?.[1]
  const hasBody =
    headers['content-type'] !== undefined ||
    Number(headers['content-length'] ?? 0) > 0 ||
    headers['transfer-encoding'] !== undefined
  if (
    token === undefined ||
    hasBody ||
    headers.origin !== undefined ||
    url.includes('?') ||
    request.method === 'OPTIONS'
  )
    return false
  const now = deps.clock.now()
  const sought = { realm: issuer.realm.key, kinds: ACCESS_TOKEN, idHash: tokenHash(token), now }
  const found = await issuer.lookUp(sought)
  if (!isLive(issuer.applications, found, now) || !found.session) return false
  const claims = claimsFor(issuer, found, found.session)
  if (!claims) return false
  sendJson(call, 200, claims)
  return true
}

/** The claims of the token's scopes, as far as the application is still registered for them. */
function claimsFor(
  { realm, applications }: Call['issuer'],
  { payload }: FoundRecord,
  session: SessionFacts,
): object | undefined {
  const scopes = (payload.scope ?? '').split(' ')
  if (!scopes.includes('openid') || payload.aud !== undefined || payload.claims?.userinfo !== undefined)
    return undefined
  const registered = applications.get(payload.clientId ?? '')?.oidc.scopes ?? []
  const all = claimsOf(realm, { ...session, mail: session.mail ?? null })
  const granted = [
    'sub',
    ...Object.entries(CLAIMS_BY_SCOPE).flatMap(([scope, names]) =>
      scopes.includes(scope) && registered.includes(scope) ? names : [],
    ),
  ]
  return Object.fromEntries(granted.filter((name) => all[name] !== undefined).map((name) => [name, all[name]]))
}
