/** Who the library speaks of, and what is granted to an application in their name. */
import type { AccessToken, Account, AuthorizationCode, KoaContextWithOIDC, RefreshToken } from 'oidc-provider'
import { claimsOf, type OidcApplication } from '../../../applications/index.ts'
import type { Keyring } from '../../../base/crypto/keyring.ts'
import { newId } from '../../../base/ids.ts'
import type { Realm } from '../../../campus/index.ts'
import { grantIdOf } from '../records/grant-id.ts'
import { authorizationsOf, type SessionFacts } from '../records/record.ts'
import { currentWork, type Work } from '../records/work.ts'
import { OFFLINE_LIFETIME } from './lifetimes.ts'

type Source = AuthorizationCode | RefreshToken | AccessToken

/**
 * The account behind a session or token. Undefined when its session is over: then there is nobody. A code with
 * `offline_access` moves here, before its tokens are made, to a session of its own, which outlives the browser's.
 */
export function findAccount(
  realm: Realm,
  applications: ReadonlyMap<string, OidcApplication>,
  id: string,
  source?: Source,
): Account | undefined {
  const work = currentWork()
  const session: SessionFacts | undefined =
    source?.sessionUid === undefined ? work.browser : work.sessions.get(source.sessionUid)
  if (session?.account !== id) return undefined
  if (source?.kind === 'AuthorizationCode') moveOffline(work, session, source, applications)
  return { accountId: id, claims: async () => claimsOf(realm, { ...session, mail: session.mail ?? null }) }
}

function moveOffline(
  work: Work,
  from: SessionFacts,
  code: AuthorizationCode,
  applications: ReadonlyMap<string, OidcApplication>,
): void {
  const { clientId: client = '', grantId, sid } = code
  const application = applications.get(client)
  if (!application || grantId === undefined || !code.scopes.has('offline_access')) return
  const id = newId(work.now)
  work.offline = {
    ...{ id, from, client, application: application.key, expiresAt: work.now + OFFLINE_LIFETIME },
    // The grant's identifier stays, so that a code that comes a second time takes these tokens with it.
    authorization: { grantId, ...(sid !== undefined && { sid }) },
  }
  code.sessionUid = id
}

/**
 * The identifier of the grant by which an application acts in this browser session. Session, application and number of
 * revocations make it, so that two tabs come to the same one without asking each other.
 */
export function authorize(ctx: KoaContextWithOIDC, application: OidcApplication, keyring: Keyring): string {
  const work = currentWork()
  const { browser } = work
  if (!browser) throw new Error('a grant without a session')
  const client = application.oidc.clientId
  const known = authorizationsOf(browser)[client]
  if (known?.grantId) return known.grantId
  const turn = known?.turn ?? 0
  const grantId = grantIdOf({ account: browser.account, session: browser.id, turn, client })
  const sid = keyring.mac('oidc-sid', `${browser.id}:${client}`).toString('base64url').slice(0, 22)
  ctx.oidc.session?.sidFor(client, sid)
  const scope = typeof ctx.oidc.params?.scope === 'string' ? ctx.oidc.params.scope : ''
  work.authorized = {
    session: browser,
    client,
    application: application.key,
    authorization: { sid, grantId, turn },
    scope,
  }
  return grantId
}
