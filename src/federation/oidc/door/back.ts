/** `/realms/{realm}/back/{interaction}`: sign-in is over, and the library learns from the session's row what came of it. */
import type { FastifyRequest } from 'fastify'
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import { epochSeconds, SECOND } from '../../../base/time/instant.ts'
import type { LiveSession } from '../../../sign-in/index.ts'
import type { OidcDeps } from '../deps.ts'
import { cookieNames, readCookie, resumeCookie } from '../provider/cookies.ts'
import { demandsOf, type Params, unmetBy } from '../provider/demands.ts'
import type { SignInResult } from '../records/interaction.ts'
import type { FoundRecord } from '../records/record.ts'
import { browserSession } from '../records/session-view.ts'
import type { Work } from '../records/work.ts'
import type { RealmIssuer } from './issuers.ts'

type Return = { request: FastifyRequest; work: Work; interaction: string }

/** What the library stores of an interaction, as far as it matters here. */
type Waiting = { iat: number; exp: number; params: Params; lastSubmission?: { tries?: number } }

/** A sign-in that comes back so often without what was asked would come back for ever. */
const MOST_TRIES = 3

/**
 * Puts the interaction with what came of the sign-in into the unit of work, where the library will look for it in this
 * same request: nothing has to be stored, and no other request can use it. False when it does not wait here.
 */
export async function takeUp(
  deps: OidcDeps,
  issuer: RealmIssuer,
  { request, work, interaction }: Return,
): Promise<boolean> {
  const { realm, now } = work
  const names = cookieNames((base) => deps.cookies.name(base), realm)
  // Only where it began: else an attacker could send the address of theirs, and be signed in as the victim (CVE-2026-7507).
  const isHere = readCookie(request.raw, resumeCookie(names, interaction)) === interaction
  const sought = { realm, kinds: ['Interaction'], idHash: tokenHash(interaction), now }
  const found = isHere ? await issuer.lookUp(sought) : undefined
  const waiting = found?.payload as (FoundRecord['payload'] & Waiting) | undefined
  if (!waiting || waiting.exp * SECOND <= now) return false
  const token = readCookie(request.raw, names.session)
  const session = token === undefined ? undefined : await browserSession(deps, work, token)
  const mfa = [...issuer.applications.values()].find(({ oidc }) => oidc.clientId === waiting.params.client_id)?.mfa
  // Whose session it began in no longer matters: this browser's is the one that counts.
  const { session: _, ...rest } = waiting as typeof waiting & { session?: object }
  const payload = { ...rest, result: resultOf(waiting, session, mfa ?? 'by-realm') }
  work.takenUp = { interaction, payload }
  return true
}

type Result = Partial<SignInResult> & { tries?: number; error?: string; error_description?: string }

/** What came of the sign-in. Without `login` the library asks again, until it has asked too often. */
function resultOf(
  { params, iat, lastSubmission }: Waiting,
  session: LiveSession | undefined,
  mfa: Parameters<typeof demandsOf>[1],
): Result {
  const tries = (lastSubmission?.tries ?? 0) + 1
  const unmet = session ? unmetBy(session, demandsOf(params, mfa), iat * SECOND) : 'age'
  if (unmet === 'level' && demandsOf(params, mfa).level === 'unknown') return UNREACHABLE
  if (tries > MOST_TRIES)
    return unmet === 'level'
      ? UNREACHABLE
      : { error: 'login_required', error_description: 'the sign-in that was asked for did not take place' }
  if (!session || unmet) return { tries }
  const { account: accountId, authTime, acr, amr, id } = session
  return {
    tries,
    login: { accountId, ts: epochSeconds(authTime), acr, amr: [...amr], session: id },
    select_account: {},
    consent: {},
  }
}

/** OpenID Connect Core Unmet Authentication Requirements 1.0. */
const UNREACHABLE = {
  error: 'unmet_authentication_requirements',
  error_description: 'the requested level could not be reached',
}
