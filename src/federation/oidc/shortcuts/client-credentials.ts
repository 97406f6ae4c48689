/**
 * A program's token for itself (RFC 6749 §4.4), where it is a JWT (RFC 9068): nothing is read and nothing is stored, so
 * that the signature is most of the work. What is not so plain is left to the library, with its body given back;
 * `client-credentials.test.ts` holds the two side by side.
 */
import { type ParsedUrlQuery, parse } from 'node:querystring'
import type { OidcApplication } from '../../../applications/index.ts'
import { randomToken } from '../../../base/random.ts'
import { epochSeconds } from '../../../base/time/instant.ts'
import type { OidcDeps } from '../deps.ts'
import { type Call, refuseLong, sendJson } from '../door/call.ts'
import { SCOPES } from '../provider/clients.ts'
import { JWT_ACCESS_TOKEN } from '../provider/lifetimes.ts'
import { giveBack, isPlainForm, readBody } from './form-body.ts'
import { provenClient } from './proven-client.ts'

const GRANT = 'client_credentials'
/** Any other field, and any that came twice, is for the library to judge. */
const KNOWN: ReadonlySet<string> = new Set(['grant_type', 'scope', 'resource', 'client_id', 'client_secret'])

export async function answerClientCredentials(deps: OidcDeps, call: Call): Promise<boolean> {
  const { request, issuer } = call
  if (!isPlainForm(request)) return false
  const body = await readBody(request)
  if (body === undefined) return refuseLong(call)
  const fields = parse(body.toString())
  if (!isPlain(fields)) return giveBack(request, body)
  const client = await provenClient(issuer, request.headers.authorization, fields)
  const application = issuer.applications.get(client?.clientId ?? '')
  const granted = client?.grantTypeAllowed(GRANT) && application && grantedTo(application, fields)
  const key = granted && issuer.keys.find(({ alg }) => alg === granted.resource.alg)
  if (!key) return giveBack(request, body)
  const { resource, scope } = granted
  const id = application.oidc.clientId
  const iat = epochSeconds(deps.clock.now())
  const access_token = await key.signJwt('at+jwt', {
    ...{ jti: randomToken(), sub: id, iat, exp: iat + JWT_ACCESS_TOKEN },
    ...{ scope, client_id: id, iss: issuer.issuer, aud: resource.id },
  })
  sendJson(call, 200, { access_token, expires_in: JWT_ACCESS_TOKEN, scope, token_type: 'Bearer' })
  return true
}

function isPlain(fields: ParsedUrlQuery): boolean {
  if (fields.grant_type !== GRANT) return false
  for (const name in fields) {
    if (!KNOWN.has(name) || typeof fields[name] !== 'string' || fields[name] === '') return false
  }
  return true
}

type Resource = OidcApplication['oidc']['resources'][number]

/** The resource that is meant and the scopes of it, when all that was asked for is granted. */
function grantedTo(
  { oidc: { resources } }: OidcApplication,
  { resource: named, scope }: ParsedUrlQuery,
): { resource: Resource; scope: string | undefined } | undefined {
  const [first, ...others] = resources
  const resource = named === undefined && others.length === 0 ? first : resources.find(({ id }) => id === named)
  if (resource?.token !== 'jwt' || !URL.canParse(resource.id)) return undefined
  if (typeof scope !== 'string') return { resource, scope: undefined }
  const asked = new Set(scope.split(' '))
  for (const one of asked) if (SCOPES.has(one) || !resource.scopes.includes(one)) return undefined
  return { resource, scope: [...asked].join(' ') }
}
