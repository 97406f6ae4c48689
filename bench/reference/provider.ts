/**
 * The bare library with its own in-memory adapter, registered and configured as the product configures it: the same
 * clients, algorithms and lifetimes.
 */
import { generateKeyPairSync } from 'node:crypto'
import Provider, { type Configuration, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider'
import { CALLBACK, CLIENTS, RESOURCE, SCOPE, SECRET } from '../subjects/campus.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

const clients = Object.entries(CLIENTS).map(([id, grants]: [string, readonly string[]]) => {
  const signsIn = grants.includes('authorization_code')
  return {
    client_id: id,
    client_secret: SECRET,
    grant_types: [...grants],
    response_types: signsIn ? (['code'] as const) : [],
    redirect_uris: signsIn ? [CALLBACK] : [],
    scope: signsIn ? SCOPE : 'read',
    id_token_signed_response_alg: 'ES256' as const,
  }
})

export function bareProvider(port: number): Provider {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const configuration: Configuration = {
    clients: clients as unknown as NonNullable<Configuration['clients']>,
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      profile: ['name', 'given_name', 'family_name'],
      email: ['email'],
    },
    cookies: { keys: ['bench-cookie-key'] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    features: {
      claimsParameter: { enabled: true },
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      introspection: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => (client.clientId === 'machine' ? RESOURCE : []),
        getResourceServerInfo: () => jwtResource,
        useGrantedResource: () => false,
      },
      revocation: { enabled: true },
    },
    findAccount: (_ctx, id) => ({ accountId: id, claims: async () => claimsOf(id) }),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'bench' }],
    } as NonNullable<Configuration['jwks']>,
    loadExistingGrant: grantedAlready,
    pkce: { required: () => true },
    rotateRefreshToken: () => true,
    scopes: ['openid', 'read'],
    ttl: {
      AccessToken: 15 * MINUTE,
      AuthorizationCode: MINUTE,
      ClientCredentials: 5 * MINUTE,
      Grant: 12 * HOUR,
      IdToken: 5 * MINUTE,
      Interaction: HOUR,
      RefreshToken: 12 * HOUR,
      Session: 12 * HOUR,
    },
  }
  return new Provider(`http://localhost:${port}`, configuration)
}

const jwtResource: ResourceServer = {
  ...{ scope: 'read', audience: RESOURCE, accessTokenTTL: 5 * MINUTE },
  ...{ accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } },
}

const claimsOf = (id: string) => {
  return { sub: id, name: 'Given Family', given_name: 'Given', family_name: 'Family', email: `${id}@home.example` }
}

/** Nobody is asked for consent: the first time the grant is made, then it is found. */
async function grantedAlready(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc
  const clientId = client?.clientId ?? ''
  const known = session?.grantIdFor(clientId)
  if (known !== undefined) return provider.Grant.find(known)
  const grant = new provider.Grant({ clientId, accountId: session?.accountId ?? '' })
  grant.addOIDCScope(SCOPE)
  await grant.save()
  return grant
}
