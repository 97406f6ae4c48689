/** An interaction is what waits while a person signs in. Stored without what would let a reader of the table take part. */
import type { AdapterPayload } from 'oidc-provider'
import type { RecordPayload } from './record.ts'

/** What sign-in answered, as `door/back.ts` finds it out. */
export type SignInResult = {
  login: { accountId: string; ts: number; acr: string; amr: string[]; session: string }
  select_account: object
  consent: object
}

/** Without its own address (it holds the identifier) and without the session's token. */
export function interactionIn(payload: AdapterPayload): object {
  const { returnTo: _, session, ...rest } = payload
  const { cookie: __, ...kept } = session ?? {}
  return session ? { ...rest, session: kept } : rest
}

/**
 * As the library wants it back. A result counts only in the session that it was written for: one that an attacker's
 * interaction got from a victim's browser is worth nothing in the attacker's (CVE-2026-7507).
 */
export function interactionOut(
  payload: RecordPayload,
  id: string,
  now: { issuer: string; session: string | undefined },
): AdapterPayload {
  const { result, ...rest } = payload as RecordPayload & { result?: Partial<SignInResult> }
  const meant = result?.login === undefined || result.login.session === now.session
  const found = { ...rest, jti: id, returnTo: `${now.issuer}/auth/${id}` } as AdapterPayload
  return result && meant ? { ...found, result: result as NonNullable<AdapterPayload['result']> } : found
}
