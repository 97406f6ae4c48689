/** A new flow, at the first step that is missing. */
import { tokenHash } from '../../base/crypto/token-hash.ts'
import type { Tx } from '../../base/database/database.ts'
import { writeTogether } from '../../base/database/statements/statement.ts'
import { newId } from '../../base/ids.ts'
import { type Instant, MINUTE } from '../../base/time/instant.ts'
import { onward } from '../flow/onward.ts'
import type { Outcome } from '../flow/outcome.ts'
import type { SignInRequest } from '../flow/request.ts'
import type { Amr, Proof, Raise, State, Who } from '../flow/state.ts'
import { findName, LONGEST_TYPED } from '../flow/steps/identify.ts'
import { hasSecondFactor, isFreshEnough, type LiveSession } from '../sessions/session.ts'
import type { Granted } from './answer.ts'
import { type FlowDeps, knowingOf, type Visitor } from './deps.ts'
import { carryOut } from './effects/carry-out.ts'
import { sendAfter, type ToSend } from './effects/send.ts'
import { addFlow, addFlowLazily, lockFlow, type NewFlow, savingFlow } from './flow-store.ts'
import { givenFor } from './given.ts'

/** A flow is kept for so long; a text can be read in that time, and a parked flow is worth little. */
export const FLOW_LIFETIME = 30 * MINUTE

type Opening = { ask: SignInRequest; session: LiveSession | undefined }

/** The flow, or what it has granted at once because nothing was missing. */
export type Opened = { id: string; granted?: Granted }

/** Opens a flow at the first step that is missing. When nothing is, the session has risen already. */
export async function openFlow(deps: FlowDeps, visitor: Visitor, { ask, session }: Opening): Promise<Opened> {
  const now = deps.clock.now()
  if (session && isFreshEnough(session, ask, now)) {
    return openProved(deps, visitor, { ask, who: whoOf(session), proof: proofOf(session) })
  }
  const row = rowOf(visitor, ask, now)
  await addFlowLazily(deps.db, { ...row, account: undefined, state: firstStep(deps, ask, session) })
  return { id: row.id }
}

type Proved = { ask: SignInRequest; who: Who; proof: Proof }

/** Opens a flow whose password has been proved already, so that only what follows it is missing. */
export async function openProved(deps: FlowDeps, visitor: Visitor, proved: Proved): Promise<Opened> {
  const { send, ...opened } = await deps.db.transaction((tx) => openIn(deps, tx, visitor, proved))
  if (send) await sendAfter(deps, visitor, send)
  return opened
}

async function openIn(
  deps: FlowDeps,
  tx: Tx,
  visitor: Visitor,
  { ask, who, proof }: Proved,
): Promise<Opened & { send: ToSend | undefined }> {
  const row = rowOf(visitor, ask, deps.clock.now())
  const here = { at: 'terms', who, proof } as const
  await addFlow(tx, { ...row, account: proof.account, state: here })
  const flow = await lockFlow(tx, row.id, knowingOf(deps, visitor, row.now))
  if (!flow) throw new Error('the flow that was just added is not there')
  const given = givenFor(deps, { flow, visitor, now: row.now })
  // Closed since it was found: nothing that was proved counts.
  const outcome = given.account?.id === proof.account ? onward(who, proof, given) : BEGUN_ANEW
  const done = await carryOut(deps, tx, { flow, here, given, visitor, outcome })
  await writeTogether(tx, [...done.writes, savingFlow(row.id, done.outcome.state)])
  return { id: row.id, send: done.send, ...(done.granted && { granted: done.granted }) }
}

const BEGUN_ANEW: Outcome = { state: { at: 'identify' }, effects: [] }

const rowOf = (visitor: Visitor, request: SignInRequest, now: Instant): Omit<NewFlow, 'state' | 'account'> => ({
  id: newId(now),
  browser: tokenHash(visitor.browser),
  request,
  now,
  expiresAt: now + FLOW_LIFETIME,
})

function firstStep({ campus }: FlowDeps, ask: SignInRequest, session: LiveSession | undefined): State {
  if (session) return { at: 'password', who: whoOf(session), raise: raiseOf(session) }
  const hint = ask.hints?.loginHint
  if (hint === undefined || hint.trim() === '') return { at: 'identify' }
  const found = findName(hint, { campus, realm: ask.realm })
  return 'named' in found
    ? { at: 'password', who: found.named }
    : { at: 'identify', hint: hint.slice(0, LONGEST_TYPED) }
}

/** A session in which a key answered is in a browser that can ask for one; a PIN tells that it was the app. */
const whoOf = ({ realm, signInKey, amr }: LiveSession): Who => ({
  ...{ realm, name: signInKey },
  ...((amr.includes('hwk') || amr.includes('swk')) && !amr.includes('pin') && { keys: true }),
})
const raiseOf = (session: LiveSession): Raise => {
  const { id, account, authTime } = session
  return { session: id, account, mfa: hasSecondFactor(session), since: authTime }
}
const AMR: readonly Amr[] = ['pwd', 'otp', 'sms', 'tel', 'hwk', 'swk', 'pin', 'user', 'mfa']
const proofOf = (session: LiveSession): Proof => ({
  account: session.account,
  person: session.person,
  amr: AMR.filter((method) => session.amr.includes(method)),
  authTime: session.authTime,
  raise: raiseOf(session),
})
