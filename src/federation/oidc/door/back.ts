/** `/realms/{realm}/back/{interaction}`: sign-in is over, and the library learns from the session's row what came of it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import { epochSeconds, SECOND } from '../../../base/time/instant.ts'
import { frameOf, sendPage } from '../../../design/index.ts'
import { currentSessions, type LiveSession } from '../../../sign-in/index.ts'
import type { OidcDeps } from '../deps.ts'
import { RefusedPage } from '../pages/refused.tsx'
import { cookieNames, readCookie, resumeCookie } from '../provider/cookies.ts'
import { demandsOf, type Params, unmetBy } from '../provider/demands.ts'
import { PATHS } from '../provider/settings.ts'
import type { SignInResult } from '../records/interaction.ts'
import type { FoundRecord } from '../records/record.ts'
import { putRecord } from '../records/records-store.ts'
import type { RealmIssuer } from './issuers.ts'

type Return = { request: FastifyRequest; reply: FastifyReply; interaction: string }

/** What the library stores of an interaction, as far as it matters here. */
type Waiting = { iat: number; exp: number; params: Params; lastSubmission?: { tries?: number } }

/** A sign-in that comes back so often without what was asked would come back for ever. */
const MOST_TRIES = 3

export async function goOn(
  deps: OidcDeps,
  issuer: RealmIssuer,
  { request, reply, interaction }: Return,
): Promise<FastifyReply> {
  const realm = issuer.realm.key
  const names = cookieNames((base) => deps.cookies.name(base), realm)
  const { now } = request.visit
  // Only where it began: else an attacker could send the address of theirs, and be signed in as the victim (CVE-2026-7507).
  const isHere = readCookie(request.raw, resumeCookie(names, interaction)) === interaction
  const sought = { realm, kinds: ['Interaction'], idHash: tokenHash(interaction), now }
  const found = isHere ? await issuer.lookUp(sought) : undefined
  const waiting = found?.payload as (FoundRecord['payload'] & Waiting) | undefined
  if (!waiting || waiting.exp * SECOND <= now) {
    const frame = frameOf(request, deps, { realm: issuer.realm })
    return sendPage(reply, RefusedPage({ frame, refusal: 'authorization-expired' }), { status: 400 })
  }
  const [session] = await currentSessions(deps, request, realm)
  const mfa = [...issuer.applications.values()].find(({ oidc }) => oidc.clientId === waiting.params.client_id)?.mfa
  // Whose session it began in no longer matters: this browser's is the one that counts.
  const { session: _, ...rest } = waiting as Waiting & { session?: object }
  const payload = { ...rest, result: resultOf(waiting, session, mfa ?? 'by-realm') }
  await putRecord(deps.db.kysely, realm, {
    ...{ kind: 'Interaction', idHash: sought.idHash, grantId: null, session: null, client: null },
    ...{ payload, expiresAt: waiting.exp * SECOND },
  })
  return reply.redirect(`/realms/${realm}${PATHS.authorization}/${interaction}`, 303)
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
