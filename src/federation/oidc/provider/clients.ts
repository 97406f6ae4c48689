/** An application's registration as the library wants it (OpenID Connect Dynamic Client Registration 1.0 §2). */
import type { ClientMetadata, JWKS } from 'oidc-provider'
import { CLAIMS_BY_SCOPE, type OidcApplication } from '../../../applications/index.ts'
import { SPOKEN } from './settings.ts'

/** Scopes that are of the protocol or of claims, and not of a resource. */
export const SCOPES: ReadonlySet<string> = new Set([...SPOKEN.scopes, ...Object.keys(CLAIMS_BY_SCOPE)])

export function clientMetadata(application: OidcApplication): ClientMetadata {
  const { oidc, name } = application
  const signsIn = oidc.grantTypes.includes('authorization_code')
  return {
    client_id: oidc.clientId,
    client_name: name.en,
    ...(oidc.clientSecret && { client_secret: oidc.clientSecret.reveal() }),
    ...(oidc.jwks && { jwks: structuredClone(oidc.jwks) as unknown as JWKS }),
    token_endpoint_auth_method: oidc.tokenEndpointAuthMethod,
    application_type: isNative(application) ? 'native' : 'web',
    grant_types: [...oidc.grantTypes],
    response_types: signsIn ? ['code'] : [],
    ...(signsIn && { response_modes: ['query', 'form_post'] }),
    redirect_uris: [...oidc.redirectUris],
    // Scopes of resources are bounded by the resources themselves.
    scope: oidc.scopes.filter((scope) => SCOPES.has(scope)).join(' ') || 'openid',
    id_token_signed_response_alg: oidc.idTokenAlg,
    // Without a `sid` an application could not tell which of a person's sessions ended.
    ...(oidc.backchannelLogoutUri && {
      backchannel_logout_uri: oidc.backchannelLogoutUri,
      backchannel_logout_session_required: true,
    }),
  }
}

/**
 * An app on a phone or computer, which answers a scheme of its own. For it alone the port of a loopback address may
 * vary (RFC 8252 §7.3); everybody else's addresses are compared letter by letter.
 */
export const isNative = ({ oidc }: OidcApplication): boolean =>
  oidc.public && oidc.redirectUris.some((address) => !/^https?:/i.test(address))
