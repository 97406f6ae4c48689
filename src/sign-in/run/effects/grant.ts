/** The end of a sign-in: a session begins, or rises under a new token. */
import { browserInWords } from '../../../audit/index.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Write } from '../../../base/database/statements/statement.ts'
import { randomToken } from '../../../base/random.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { levelOf, sessionLifetime } from '../../../policies/index.ts'
import type { Effect } from '../../flow/outcome.ts'
import type { Proof, Who } from '../../flow/state.ts'
import { keepingBrowser, notingMethod, rememberingBrowser } from '../../known-browsers/known-browsers-store.ts'
import { endSession } from '../../sessions/end-session.ts'
import { beginSession, findLiveSession, findLiveSessionById, raiseSession } from '../../sessions/session-store.ts'
import { standsHere } from '../../sessions/standing.ts'
import type { Granted } from '../answer.ts'
import { type FlowDeps, realmOf, type Visitor } from '../deps.ts'

type Grant = {
  session: Effect & { do: 'start-session' | 'raise-session' }
  who: Who
  visitor: Visitor
  now: Instant
  /** The known browser that asks. */
  here: string | undefined
}
/** `writes`: the row of a new session and what follows from it, still to be written. */
type Given = { granted: Granted; details: { acr: string; amr: readonly string[]; session: string }; writes: Write[] }

/** The session, or undefined when the one to be raised has ended meanwhile. */
export const grant = (deps: FlowDeps, tx: Tx, wish: Grant): Promise<Given | undefined> =>
  wish.session.do === 'raise-session' ? raise(deps, tx, { ...wish, id: wish.session.session }) : start(deps, tx, wish)

async function start(deps: FlowDeps, tx: Tx, wish: Grant): Promise<Given | undefined> {
  const { session, who, visitor, now } = wish
  const { account, amr, authTime, stays, stoodIn } = session.proof
  const realm = realmOf(deps, who.realm)
  const acr = levelOf(amr)
  const { device, address } = visitor
  const lifetime = sessionLifetime({ realm, shared: who.shared === true, stay: stays ? device : undefined })
  const { endsWithBrowser, max, idle } = lifetime
  await endReplaced(deps, tx, { realm: realm.key, visitor, now })
  const country = deps.places?.countryOf(address)
  const begun = beginSession({
    ...{ realm: realm.key, account, acr, amr, authTime, expiresAt: now + max, idle, stays: !endsWithBrowser },
    ...{ device, country, visit: { ...visitor, now }, stoodIn: stoodIn === true },
  })
  const known = knownFrom(deps, { ...wish, country })
  const granted = { realm: realm.key, token: begun.token, endsWithBrowser, expiresAt: now + max, known: known.held }
  return { granted, details: { acr, amr, session: begun.id }, writes: [begun.start, ...known.writes] }
}

/** From now on the account knows this browser, unless others use it too (P7): then it forgets what it knew. */
function knownFrom(deps: FlowDeps, { session, who, visitor, now, country }: Grant & { country: string | undefined }) {
  if (who.shared) return { held: 'forget', writes: [] } as const
  // The token that it has stays: other accounts of this realm may know the browser by it.
  const token = visitor.known(who.realm) ?? randomToken(32)
  const { account, by: last } = session.proof
  const remember = remembers(deps, session.proof, who)
  const kept = { account, token, browser: browserInWords(visitor.userAgent), country, last, remember, now }
  return { held: { token }, writes: [keepingBrowser(deps, kept)] }
}

/** "Remember my device": where the realm lets it, and the app itself has just proved who asks for it (M4). */
const remembers = (deps: FlowDeps, { remember, by }: Proof, who: Who): boolean =>
  remember === true && by?.kind === 'app' && !who.shared && realmOf(deps, who.realm).mfa.rememberDevice

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
  { session, who, visitor, now, here, id }: Grant & { id: string },
): Promise<Given | undefined> {
  const { account, amr, authTime, by } = session.proof
  const knows = here !== undefined && !who.shared
  const remember = remembers(deps, session.proof, who)
  const acr = levelOf(amr)
  const old = await findLiveSessionById(tx, { id, now })
  // One that is bound to another address ends with its next use; here it only does not rise.
  if (!old || !standsHere(deps.campus, old, visitor.address)) return undefined
  const raised = await raiseSession(tx, { id, account, acr, amr, authTime, now })
  if (!raised) return undefined
  const { realm, stays, expiresAt } = old
  return {
    granted: { realm, token: raised.token, endsWithBrowser: !stays, expiresAt },
    details: { acr, amr, session: id },
    writes: [
      ...(by && knows ? [notingMethod(here, by)] : []),
      ...(remember && knows ? [rememberingBrowser(here, now)] : []),
    ],
  }
}
