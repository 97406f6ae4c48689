/** What an authorization request demands of the sign-in behind it, and whether a session meets it. Pure. */
import { decodeJwt } from 'jose'
import { type Instant, MINUTE, SECOND } from '../../../base/time/instant.ts'
import type { Application } from '../../../campus/index.ts'
import type { LiveSession } from '../../../sign-in/index.ts'

/** REFEDS Single-Factor and Multi-Factor Authentication Profiles 1.0. */
export const SFA = 'https://refeds.org/profile/sfa'
export const MFA = 'https://refeds.org/profile/mfa'

/** How recent a second factor must be for an application that wants a fresh one. */
export const FRESH_FACTOR = 5 * MINUTE

export type Demands = {
  /** Two factors, or `unknown`: a level that nobody here can reach, and that must not be left out. */
  level: 'mfa' | 'unknown' | undefined
  /** The longest time since the last proof, in milliseconds. */
  maxAge: number | undefined
  /** The person must prove who they are again, after the request came. */
  again: boolean
  /** The account that must be the one (`id_token_hint`, or the claim `sub` with a value). */
  subject: string | undefined
}

/** The parameters of a request that matter here, as the library keeps them. */
export type Params = { readonly [name: string]: unknown }

type AcrRequest = { essential: boolean; values: readonly string[] }

export function demandsOf(params: Params, mfa: Application['mfa']): Demands {
  const asked = levelOf(acrRequest(params))
  const level = asked === 'unknown' ? asked : asked === 'mfa' || mfa === 'required' ? 'mfa' : undefined
  const ages = [numberIn(params.max_age) * SECOND, asked === 'mfa' && mfa === 'refeds' ? FRESH_FACTOR : Number.NaN]
  const shortest = Math.min(...ages.filter((age) => !Number.isNaN(age)))
  const prompts = textIn(params.prompt).split(' ')
  return {
    level,
    maxAge: Number.isFinite(shortest) ? shortest : undefined,
    again: prompts.includes('login') || prompts.includes('select_account'),
    subject: subjectIn(params),
  }
}

/**
 * A request that names two factors and not one wants two. One that names both is content with either (REFEDS MFA
 * §4). Of levels that nobody here knows, an essential one cannot be met, and a voluntary one is passed over.
 */
function levelOf({ essential, values }: AcrRequest): Demands['level'] {
  if (values.length === 0 || values.includes(SFA)) return undefined
  if (values.includes(MFA)) return 'mfa'
  return essential ? 'unknown' : undefined
}

/** From `claims` where it asks for `acr` in the ID token, else from `acr_values` (OpenID Connect Core 1.0 §5.5.1.1). */
function acrRequest(params: Params): AcrRequest {
  const acr = claimIn(params, 'acr')
  const values = [...listIn(acr?.values), ...listIn(acr?.value)]
  if (values.length > 0) return { essential: acr?.essential === true, values }
  return { essential: false, values: textIn(params.acr_values).split(' ').filter(Boolean) }
}

function subjectIn(params: Params): string | undefined {
  const value = claimIn(params, 'sub')?.value
  if (typeof value === 'string') return value
  // The library verified the hint when the request came, and keeps it only then.
  return typeof params.id_token_hint === 'string' ? decodeJwt(params.id_token_hint).sub : undefined
}

function claimIn(params: Params, name: string): Record<string, unknown> | undefined {
  if (typeof params.claims !== 'string') return undefined
  try {
    const claim: unknown = JSON.parse(params.claims)?.id_token?.[name]
    return claim !== null && typeof claim === 'object' ? (claim as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
const numberIn = (value: unknown): number => (value === undefined ? Number.NaN : Number(value))
const listIn = (value: unknown): string[] => [value].flat().filter((one) => typeof one === 'string')

/** What of the demands a session does not meet, if anything. `since` is when the request came. */
export function unmetBy(
  session: Pick<LiveSession, 'amr' | 'authTime' | 'account'>,
  demands: Demands,
  since: Instant,
): 'level' | 'age' | 'subject' | undefined {
  if (demands.level === 'unknown' || (demands.level === 'mfa' && !session.amr.includes('mfa'))) return 'level'
  if (demands.again && session.authTime < since) return 'age'
  if (demands.maxAge !== undefined && since - session.authTime > demands.maxAge) return 'age'
  return demands.subject !== undefined && demands.subject !== session.account ? 'subject' : undefined
}
