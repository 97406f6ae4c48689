/** What is the same for every realm: what we speak and what we refuse. */
import type { Configuration } from 'oidc-provider'
import { CLAIMS_BY_SCOPE } from '../../../applications/index.ts'
import { languages } from '../../../i18n/index.ts'
import { MFA, SFA } from './demands.ts'

export const PATHS = {
  authorization: '/auth',
  end_session: '/logout',
  introspection: '/introspect',
  jwks: '/jwks',
  revocation: '/revoke',
  token: '/token',
  userinfo: '/userinfo',
} as const

/** What a program is told while the database is away, with 503 and `Retry-After`: RFC 6749 knows the word (§4.1.2.1). */
export const AWAY = { error: 'temporarily_unavailable' } as const

export const RESPONSE_MODES = ['query', 'form_post']

export const SPOKEN = {
  acrValues: [SFA, MFA],
  claims: {
    openid: ['sub', 'acr', 'amr', 'auth_time'],
    ...Object.fromEntries(Object.entries(CLAIMS_BY_SCOPE).map(([scope, claims]) => [scope, [...claims]])),
    sid: null,
  },
  clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
  enabledJWA: {
    clientAuthSigningAlgValues: ['ES256', 'RS256', 'PS256', 'EdDSA'],
    idTokenSigningAlgValues: ['ES256', 'RS256'],
  },
  responseTypes: ['code'],
  routes: PATHS,
  scopes: ['openid', 'offline_access'],
  subjectTypes: ['public'],
  // An application whose only address goes unsaid would be sent to it without having named it.
  allowOmittingSingleRegisteredRedirectUri: false,
} as const satisfies Configuration

/** Refused, each for being one more door: request objects (CVE-2026-9793), pushed requests, DPoP, and pages of the library's own. */
export const REFUSED = {
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  requestObjects: { enabled: false },
  // Signing out is led by pages of ours (`logout/`); the library would keep its state in a session, on a GET.
  rpInitiatedLogout: { enabled: false },
} as const satisfies Configuration['features']

export const DISCOVERY = { ui_locales_supported: [...languages], claims_locales_supported: [...languages] }
