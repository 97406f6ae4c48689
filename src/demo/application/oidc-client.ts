/** The sample application's side of OpenID Connect: a client like any other, by `openid-client`. */
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import { DEMO_CLIENT_ID, demoAppAddresses } from './register.ts'

/** What the application keeps of a sign-in that has begun. */
export type Begun = { realm: string; state: string; nonce: string; verifier: string }

/** What it keeps of one that succeeded. */
export type SignedIn = { realm: string; idToken: string; accessToken: string; refreshToken?: string }

/** What it asks for beside who you are. */
export type Wish = {
  level?: 'mfa' | undefined
  again?: boolean | undefined
  hint?: string | undefined
  language: string
}

export type DemoClient = {
  /** Where to send the browser, and what to remember meanwhile. */
  begin(realm: string, wish: Wish): Promise<{ address: string; begun: Begun }>
  /** Redeems the code with which the browser came back. Throws when anything does not fit. */
  finish(begun: Begun, pathAndQuery: string): Promise<SignedIn>
  refresh(signedIn: SignedIn): Promise<SignedIn>
  /** What the userinfo endpoint says; undefined when it takes the access token no longer. */
  userinfo(signedIn: SignedIn): Promise<Record<string, unknown> | undefined>
  /** Where to send the browser to sign out. */
  signOutAddress(signedIn: SignedIn): Promise<string>
  /** The session that a logout token ends (OpenID Connect Back-Channel Logout 1.0 §2.6). Throws when it is none. */
  endedSession(logoutToken: string): Promise<string>
}

const MFA = 'https://refeds.org/profile/mfa'
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

export function openDemoClient({ baseUrl, realms }: { baseUrl: string; realms: readonly string[] }): DemoClient {
  const { home, callback } = demoAppAddresses(baseUrl)
  const issuerOf = (realm: string) => `${baseUrl}/realms/${realm}`
  const configuration = rememberAnswers((realm) => discover(issuerOf(realm), baseUrl))
  const keys = rememberAnswers(async (realm) => {
    const { jwks_uri = '' } = (await configuration(realm)).serverMetadata()
    return createRemoteJWKSet(new URL(jwks_uri))
  })
  return {
    async begin(realm, { level, again, hint, language }) {
      const verifier = oidc.randomPKCECodeVerifier()
      const begun = { realm, verifier, state: oidc.randomState(), nonce: oidc.randomNonce() }
      const address = oidc.buildAuthorizationUrl(await configuration(realm), {
        redirect_uri: callback,
        scope: 'openid profile email',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        ...(level === 'mfa' ? { acr_values: MFA } : {}),
        ...(again ? { prompt: 'login' } : {}),
        ...(hint === undefined ? {} : { login_hint: hint }),
      })
      return { address: address.href, begun }
    },
    async finish({ realm, verifier, state, nonce }, pathAndQuery) {
      // The address is ours and not the request's: a Host header says what a stranger likes.
      const tokens = await oidc.authorizationCodeGrant(await configuration(realm), new URL(pathAndQuery, baseUrl), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      return keptOf(realm, tokens, {})
    },
    async refresh(signedIn) {
      const { realm, refreshToken = '' } = signedIn
      return keptOf(realm, await oidc.refreshTokenGrant(await configuration(realm), refreshToken), signedIn)
    },
    async userinfo({ realm, idToken, accessToken }) {
      try {
        return await oidc.fetchUserInfo(await configuration(realm), accessToken, decodeJwt(idToken).sub ?? '')
      } catch (error) {
        if (error instanceof oidc.WWWAuthenticateChallengeError) return undefined
        throw error
      }
    },
    async signOutAddress({ realm, idToken }) {
      const wish = { id_token_hint: idToken, post_logout_redirect_uri: home }
      return oidc.buildEndSessionUrl(await configuration(realm), wish).href
    },
    async endedSession(logoutToken) {
      const realm = realms.find((key) => issuerOf(key) === decodeJwt(logoutToken).iss)
      if (realm === undefined) throw new Error('no issuer of ours')
      const options = { issuer: issuerOf(realm), audience: DEMO_CLIENT_ID, typ: 'logout+jwt' }
      const { payload } = await jwtVerify(logoutToken, await keys(realm), options)
      const { sid, events, nonce } = payload as { sid?: unknown; events?: Record<string, unknown>; nonce?: unknown }
      if (typeof sid !== 'string' || !events?.[LOGOUT_EVENT] || nonce !== undefined) throw new Error('no logout token')
      return sid
    },
  }
}

function discover(issuer: string, baseUrl: string): Promise<oidc.Configuration> {
  const insecure = baseUrl.startsWith('http:') ? [oidc.allowInsecureRequests] : [] // loopback alone (settings)
  return oidc.discovery(new URL(issuer), DEMO_CLIENT_ID, undefined, oidc.None(), {
    execute: [...insecure, oidc.enableNonRepudiationChecks],
  })
}

/** Asks once and keeps the answer, unless it was a fault. */
function rememberAnswers<V>(ask: (key: string) => Promise<V>): (key: string) => Promise<V> {
  const answers = new Map<string, Promise<V>>()
  return (key) => {
    const known = answers.get(key)
    if (known) return known
    const answer = ask(key)
    answers.set(key, answer)
    answer.catch(() => answers.delete(key))
    return answer
  }
}

/** A refresh may leave out the ID token and the refresh token: then the earlier ones stay. */
function keptOf(realm: string, tokens: oidc.TokenEndpointResponse, earlier: Partial<SignedIn>): SignedIn {
  const refreshToken = tokens.refresh_token ?? earlier.refreshToken
  return {
    realm,
    idToken: tokens.id_token ?? earlier.idToken ?? '',
    accessToken: tokens.access_token,
    ...(refreshToken === undefined ? {} : { refreshToken }),
  }
}
