/** An application as others write one: `openid-client`, with a browser beside it. */
import * as client from 'openid-client'
import type { Browser, Page } from './browser.ts'
import { CALLBACK, SECRET } from './oidc-campus.ts'

export type Application = {
  config: client.Configuration
  /** Address of an authorization request, and what is needed to check its answer. */
  request(extra?: Record<string, string>): Promise<{ url: string; checks: client.AuthorizationCodeGrantChecks }>
  /** Goes through sign-in in this browser and exchanges the code. */
  signIn(browser: Browser, extra?: Record<string, string>): Promise<Tokens>
  /** Goes through sign-in and stops at the address with the code. */
  fetchCode(
    browser: Browser,
    extra?: Record<string, string>,
  ): Promise<{ page: Page; checks: client.AuthorizationCodeGrantChecks }>
  redeem(url: string, checks: client.AuthorizationCodeGrantChecks): Promise<Tokens>
  refresh(token: string): Promise<Tokens>
}
export type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers

type Registered = {
  id?: string
  realm?: string
  redirect?: string
  scope?: string
  auth?: client.ClientAuth
  alg?: string
}

export async function application(server: { url: string }, registered: Registered = {}): Promise<Application> {
  const {
    id = 'app',
    realm = 'campus',
    redirect = CALLBACK,
    scope = 'openid profile email',
    auth,
    alg = 'ES256',
  } = registered
  const issuer = new URL(`${server.url}/realms/${realm}`)
  const options = { execute: [client.allowInsecureRequests] }
  const metadata = { id_token_signed_response_alg: alg }
  const config = await client.discovery(issuer, id, metadata, auth ?? client.ClientSecretBasic(SECRET), options)
  const request = async (extra: Record<string, string> = {}) => {
    const pkceCodeVerifier = client.randomPKCECodeVerifier()
    const checks = { pkceCodeVerifier, expectedState: client.randomState(), expectedNonce: client.randomNonce() }
    const url = client.buildAuthorizationUrl(config, {
      ...{ redirect_uri: redirect, scope, state: checks.expectedState, nonce: checks.expectedNonce },
      ...{ code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier), code_challenge_method: 'S256' },
      ...extra,
    })
    return { url: url.href, checks }
  }
  const redeem = (url: string, checks: client.AuthorizationCodeGrantChecks) =>
    client.authorizationCodeGrant(config, new URL(url), { ...checks, idTokenExpected: true })
  const fetchCode = async (browser: Browser, extra?: Record<string, string>) => {
    const { url, checks } = await request(extra)
    return { page: await browser.follow(url), checks }
  }
  return {
    config,
    request,
    fetchCode,
    redeem,
    signIn: async (browser, extra) => {
      const { page, checks } = await fetchCode(browser, extra)
      if (!page.url.startsWith(redirect))
        throw new Error(
          `${page.status} ${page.url} ${page.text
            .replace(/<[^>]*>/g, ' ')
            .replace(/\s+/g, ' ')
            .slice(-600)}`,
        )
      return redeem(page.url, checks)
    },
    refresh: (token) => client.refreshTokenGrant(config, token),
  }
}
