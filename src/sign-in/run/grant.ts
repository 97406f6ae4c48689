/** The end of a sign-in: a session begins, or rises under a new token. */
import type { Tx } from '../../base/database/database.ts'
import type { Write } from '../../base/database/statements/statement.ts'
import type { Instant } from '../../base/time/instant.ts'
import { levelOf, sessionLifetime } from '../../policies/index.ts'
import type { Effect, Who } from '../flow/state.ts'
import { endSession } from '../sessions/end-session.ts'
import { beginSession, findLiveSession, findLiveSessionById, raiseSession } from '../sessions/session-store.ts'
import type { Granted } from './answer.ts'
import { realmOf } from './checks.ts'
import type { FlowDeps, Visitor } from './deps.ts'

type Grant = {
  session: Effect & { do: 'start-session' | 'raise-session' }
  who: Who
  visitor: Visitor
  now: Instant
}
/** `start`: the row of a new session, still to be written. */
type Given = { granted: Granted; details: { acr: string; amr: readonly string[]; session: string }; start?: Write }

/** The session, or undefined when the one to be raised has ended meanwhile. */
export const grant = (deps: FlowDeps, tx: Tx, wish: Grant): Promise<Given | undefined> =>
  wish.session.do === 'raise-session' ? raise(deps, tx, { ...wish, id: wish.session.session }) : start(deps, tx, wish)

async function start(deps: FlowDeps, tx: Tx, { session, who, visitor, now }: Grant): Promise<Given | undefined> {
  const { account, amr, authTime } = session.proof
  const realm = realmOf(deps, who.realm)
  const acr = levelOf(amr)
  const { endsWithBrowser, max } = sessionLifetime({ realm, shared: who.shared === true })
  const expiresAt = now + max
  await endReplaced(deps, tx, { realm: realm.key, visitor, now })
  const begun = beginSession({
    realm: realm.key,
    account,
    acr,
    amr,
    authTime,
    expiresAt,
    visit: { ...visitor, now },
  })
  const granted = { realm: realm.key, token: begun.token, endsWithBrowser, expiresAt }
  return { granted, details: { acr, amr, session: begun.id }, start: begun.start }
}

/** What this browser held before in the same realm would live on with nobody to end it. */
async function endReplaced(
  deps: FlowDeps,
  tx: Tx,
  { realm, visitor, now }: { realm: string; visitor: Visitor; now: Instant },
): Promise<void> {
  const token = visitor.held(realm)
  const old = token && (await findLiveSession(tx, { realm, token, now }))
  if (old) await endSession(deps, tx, { session: old.id, why: 'replaced', now })
}

async function raise(
  deps: FlowDeps,
  tx: Tx,
  { session, who, now, id }: Grant & { id: string },
): Promise<Given | undefined> {
  const { account, amr, authTime } = session.proof
  const acr = levelOf(amr)
  const old = await findLiveSessionById(tx, { id, now })
  const raised = old && (await raiseSession(tx, { id, account, acr, amr, authTime, now }))
  if (!old || !raised) return undefined
  const { endsWithBrowser } = sessionLifetime({ realm: realmOf(deps, old.realm), shared: who.shared === true })
  const granted = { realm: old.realm, token: raised.token, endsWithBrowser, expiresAt: old.expiresAt }
  return { granted, details: { acr, amr, session: id } }
}
