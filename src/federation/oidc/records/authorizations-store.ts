import { sql } from 'kysely'
import type { Tx } from '../../../base/database/database.ts'
import { keepOidcState } from '../../../sign-in/index.ts'
import { type Authorization, authorizationsOf } from './record.ts'

export type AuthorizationChange = {
  session: string
  client: string
  /** Gets what stands there now; undefined leaves it. */
  change: (now: Authorization | undefined) => Authorization | undefined
}

/**
 * Changes what a session remembers of one application. The row is locked first: two applications opened in the same
 * moment, in two tabs, must not forget one another. Nothing happens when the session has ended.
 */
export async function changeAuthorization(tx: Tx, { session, client, change }: AuthorizationChange): Promise<void> {
  const found = await sql<{ oidc: Record<string, unknown> }>`
    select oidc from sessions where id = ${session} and ended_at is null for no key update`.execute(tx)
  const row = found.rows[0]
  if (!row) return
  const authorizations = authorizationsOf(row)
  const changed = change(authorizations[client])
  if (changed)
    await keepOidcState(tx, session, { ...row.oidc, authorizations: { ...authorizations, [client]: changed } })
}

/** What a session remembers of its applications, whether or not it has ended: who is to be told of its end. */
export async function authorizationsOfSession(
  tx: Tx,
  session: string,
): Promise<Readonly<Record<string, Authorization>>> {
  const found = await sql<{
    oidc: Record<string, unknown>
  }>`select oidc from sign_in_v_sessions where id = ${session}`.execute(tx)
  return found.rows[0] ? authorizationsOf(found.rows[0]) : {}
}
