/** One realm's provider: the library, told who its applications are, what it may ask, and where it may write. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import Provider, {
  type ClientMetadata,
  type Configuration,
  errors,
  type KoaContextWithOIDC,
  type RefreshToken,
} from 'oidc-provider'
import type { OidcApplication } from '../../../applications/index.ts'
import type { Realm } from '../../../campus/index.ts'
import { issuerOf, type OidcDeps } from '../deps.ts'
import type { SigningKey } from '../keys/signing-key.ts'
import { adapterOf } from '../records/adapter.ts'
import type { LookUp } from '../records/look-ups.ts'
import { currentWork } from '../records/work.ts'
import { authorize, findAccount } from './accounts.ts'
import { clientMetadata } from './clients.ts'
import { cookieNames, libraryCookies } from './cookies.ts'
import { grantOf } from './grants.ts'
import { JWT_ACCESS_TOKEN, lifetimes } from './lifetimes.ts'
import type { NotAllowed } from './may-use.ts'
import { promptsOf } from './prompts.ts'
import { DISCOVERY, PATHS, REFUSED, SPOKEN } from './settings.ts'

export type RealmFacts = {
  realm: Realm
  applications: ReadonlyMap<string, OidcApplication>
  keys: readonly SigningKey[]
  lookUp: LookUp
}

/** What the doors bring in: pages and sign-in know nothing of the library. */
export type Doors = {
  interactionUrl: NonNullable<NonNullable<Configuration['interactions']>['url']>
  renderError: NonNullable<Configuration['renderError']>
  refusalOf: (application: OidcApplication) => Promise<NotAllowed | undefined>
  /** As `refusalOf`, of somebody who is not there: a program asks in their name. */
  refusalFor: (application: OidcApplication, of: { person: string; account: string }) => Promise<NotAllowed | undefined>
  isFactorDue: (application: OidcApplication) => Promise<boolean>
}

export function buildProvider(deps: OidcDeps, facts: RealmFacts, doors: Doors): Provider {
  const issuer = issuerOf(deps, facts.realm.key)
  const provider = new Provider(issuer, configurationOf(deps, facts, doors))
  // Behind a proxy the socket tells nothing of https; the door says what the base address says.
  provider.proxy = true
  // Sign-in gives a session its identifier, and a new one at each rise. The library would destroy, at each return from
  // sign-in, the session that was just made.
  provider.Session.prototype.resetIdentifier = () => undefined
  const https = issuer.startsWith('https:')
  const names = cookieNames((base) => deps.cookies.name(base), facts.realm.key)
  // In the place of Koa's own cookies, made when they are first asked for: programs bring none.
  const made = Symbol('cookies')
  Object.defineProperty(provider.context, 'cookies', {
    get(this: Context) {
      this[made] ??= libraryCookies(this.req, this.res, names, https)
      return this[made]
    },
  })
  type Context = { req: IncomingMessage; res: ServerResponse; [made]?: object }
  return provider
}

function configurationOf(deps: OidcDeps, facts: RealmFacts, doors: Doors): Configuration {
  const { realm, applications } = facts
  const issuer = issuerOf(deps, realm.key)
  const grant = (id: string) => grantOf(applications, id, deps.clock.now())
  return {
    ...SPOKEN,
    adapter: (kind: string) => adapterOf({ ...deps, lookUp: facts.lookUp, issuer, grantOf: grant }, kind),
    clients: [...applications.values()].map(clientMetadata) as ClientMetadata[],
    clientBasedCORS,
    cookies: {
      names: cookieNames((base) => deps.cookies.name(base), realm.key),
      long: { signed: false, httpOnly: true, sameSite: 'lax', path: '/' },
      short: { signed: false, httpOnly: true, sameSite: 'lax', path: '/' },
    },
    discovery: { ...DISCOVERY, end_session_endpoint: `${issuer}${PATHS.end_session}` },
    expiresWithSession: () => true,
    extraTokenClaims: () => undefined,
    features: featuresOf(applications),
    findAccount: async (_ctx, id, token) => {
      const source = token as Parameters<typeof findAccount>[3]
      // A door that has closed since: what was granted before it did is renewed no more.
      if (source?.kind === 'RefreshToken' && !(await mayStillUse(facts, doors, source))) return undefined
      return findAccount(realm, applications, id, source)
    },
    interactions: {
      policy: promptsOf({ applications, refusalOf: doors.refusalOf, isFactorDue: doors.isFactorDue }),
      url: doors.interactionUrl,
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    jwks: { keys: [...facts.keys] },
    loadExistingGrant: async (ctx) => {
      const application = applications.get(ctx.oidc.client?.clientId ?? '')
      return application && ctx.oidc.provider.Grant.find(authorize(ctx, application, deps.keyring))
    },
    pkce: {
      required: (_ctx, client) =>
        applications.get(client.clientId)?.oidc.pkce !== 'optional' || client.clientAuthMethod === 'none',
    },
    renderError: doors.renderError,
    rotateRefreshToken: () => true,
    ttl: lifetimes,
  }
}

async function mayStillUse(
  { applications }: RealmFacts,
  { refusalFor }: Doors,
  { clientId = '', sessionUid = '' }: RefreshToken,
): Promise<boolean> {
  const application = applications.get(clientId)
  const session = currentWork().sessions.get(sessionUid)
  // Without either, the library refuses for reasons of its own.
  return !application || !session || (await refusalFor(application, session)) === undefined
}

function featuresOf(applications: RealmFacts['applications']): NonNullable<Configuration['features']> {
  return {
    ...REFUSED,
    backchannelLogout: { enabled: true },
    claimsParameter: { enabled: true },
    clientCredentials: { enabled: true },
    externalSigningSupport: { enabled: true, ack: 'experimental-01' },
    introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => mayAskAbout(client, token) },
    resourceIndicators: {
      enabled: true,
      defaultResource: (ctx, client, oneOf) => oneOf ?? onlyResource(ctx, applications.get(client.clientId)),
      getResourceServerInfo: (_ctx, resource, client) => resourceServer(applications.get(client.clientId), resource),
      useGrantedResource: () => false,
    },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    userinfo: { enabled: true },
  }
}

/** A program that keeps a secret may ask about any access token of its realm; about refresh tokens only their owner. */
export const mayAskAbout = (
  client: { clientId: string; clientAuthMethod?: string | undefined },
  token: { clientId?: string | undefined; kind: string },
): boolean =>
  token.clientId === client.clientId || (client.clientAuthMethod !== 'none' && token.kind !== 'RefreshToken')

/** A page of another origin may read answers for the application whose redirect addresses are of that origin. */
const clientBasedCORS: Configuration['clientBasedCORS'] = (_ctx, origin, client) =>
  (client.redirectUris ?? []).some((address) => URL.parse(address)?.origin === origin)

/** A program that acts for itself and has one resource means that one. */
function onlyResource(ctx: KoaContextWithOIDC, application: OidcApplication | undefined): string | undefined {
  const [resource, ...others] = application?.oidc.resources ?? []
  return ctx.oidc.params?.grant_type === 'client_credentials' && others.length === 0 ? resource?.id : undefined
}

function resourceServer(application: OidcApplication | undefined, id: string) {
  const resource = application?.oidc.resources.find((one) => one.id === id)
  if (!resource) throw new errors.InvalidTarget()
  return {
    scope: resource.scopes.join(' '),
    audience: resource.id,
    accessTokenFormat: resource.token,
    ...(resource.token === 'jwt' && { accessTokenTTL: JWT_ACCESS_TOKEN, jwt: { sign: { alg: resource.alg } } }),
  } as const
}
