/**
 * The edge of the sign-in: loads, decides, writes, in one transaction. The flow's row stays locked till its end, so
 * that two answers at once are taken one after the other, and the second finds the step over.
 */
import { isDeepStrictEqual } from 'node:util'
import { tidyCode } from '../../base/crypto/otp/totp.ts'
import { tokenHash } from '../../base/crypto/token-hash.ts'
import { lazily, type Tx } from '../../base/database/database.ts'
import { type Write, writeTogether } from '../../base/database/statements/statement.ts'
import type { Instant } from '../../base/time/instant.ts'
import { findName, nameGiven } from '../flow/identify.ts'
import type { Outcome, State } from '../flow/state.ts'
import { settled, step } from '../flow/step.ts'
import { barrierOf } from './access.ts'
import { type Answer, type Ask, addressOf, type Granted } from './answer.ts'
import { carryOut } from './carry-out.ts'
import { askPassword, eventOf, type PasswordCheck } from './checks.ts'
import { type FlowDeps, knowingOf, type Visitor } from './deps.ts'
import { type Flow, findFlow, lockFlow, moveBegun, savingFlow } from './flow-store.ts'
import { givenFor } from './given.ts'

/** Takes an answer to a step of a flow. Throws nothing that a person can cause. */
export async function answerStep(
  deps: FlowDeps,
  visitor: Visitor,
  { id, ask }: { id: string; ask: Ask },
): Promise<Answer> {
  const taken = ask.step === 'identify' ? await takeFirstName(deps, visitor, { id, ask }) : undefined
  if (taken) return taken
  const check = ask.step === 'password' ? await checkedBefore(deps, visitor, { id, ask }) : undefined
  if (check && 'is' in check) return check
  const answer = await deps.db.transaction((tx) => answerIn(deps, tx, { id, ask, visitor, check }))
  count(deps, answer)
  return answer
}

/**
 * Nearly every name is the first answer to a flow that was just begun. For those one statement does what the
 * transaction would; whatever else the flow turns out to be, the long way finds out.
 */
async function takeFirstName(
  deps: FlowDeps,
  visitor: Visitor,
  { id, ask }: { id: string; ask: Ask & { step: 'identify' } },
): Promise<Answer | undefined> {
  const found = findName(ask.typed, { campus: deps.campus, realm: undefined, shared: ask.shared })
  if ('refusal' in found) return undefined
  const { state } = nameGiven(BEGUN, found)
  const moved = await moveBegun(deps.db, {
    ...{ id, browser: tokenHash(visitor.browser), realm: found.named.realm, now: deps.clock.now() },
    ...{ from: BEGUN, to: state },
  })
  return moved ? { is: 'moved', to: addressOf(id), state } : undefined
}

const BEGUN: State = { at: 'identify' }

/** The hash takes as long as twenty queries and must not hold a connection or a lock: it comes before. */
async function checkedBefore(
  deps: FlowDeps,
  visitor: Visitor,
  { id, ask }: { id: string; ask: Ask & { step: 'password' } },
): Promise<PasswordCheck | Answer> {
  const now = deps.clock.now()
  const flow = await findFlow(deps.db.kysely, id, knowingOf(deps, visitor, now))
  const barrier = barrierOf(flow, visitor.browser, now)
  if (!flow || barrier) return { is: 'barred', barrier: barrier ?? 'unknown', flow }
  const here = settled(flow.state, now)
  if (here.at !== 'password' || (ask.name !== undefined && ask.name !== here.who.name)) return { is: 'stale', flow }
  if (ask.typed === '') return { is: 'refused', flow, refusal: { why: 'password-empty' } }
  return askPassword(deps, { flow, who: here.who, typed: ask.typed, visitor, now })
}

type Asked = { id: string; ask: Ask; visitor: Visitor; check: PasswordCheck | undefined }

async function answerIn(deps: FlowDeps, tx: Tx, asked: Asked): Promise<Answer> {
  const { answer, writes } = await decide(deps, tx, asked)
  await writeTogether(tx, [...writes, ...(asked.check?.takeBack ?? [])])
  return answer
}

/** What the answer to a step comes to, and what is still to be written for it. */
type Decided = { answer: Answer; writes: Write[] }

async function decide(deps: FlowDeps, tx: Tx, { id, ask, visitor, check }: Asked): Promise<Decided> {
  const now = deps.clock.now()
  const flow = await lockFlow(tx, id, knowingOf(deps, visitor, now))
  const barrier = barrierOf(flow, visitor.browser, now)
  if (!flow || barrier) return untouched({ is: 'barred', barrier: barrier ?? 'unknown', flow })
  if (isStale(flow, { ask, check, now })) return untouched({ is: 'stale', flow })
  if ('code' in ask && !/^\d{6}$/.test(tidyCode(ask.code)))
    return untouched({ is: 'refused', flow, refusal: { why: 'code-form' } })
  const here = settled(flow.state, now)
  const given = givenFor(deps, { flow, visitor, now, checkedAt: check?.at })
  const event = await eventOf(deps, tx, { flow, here, ask, check, now })
  const outcome = step(flow.state, event, given)
  const done = await carryOut(deps, tx, { flow, here, outcome, given, visitor })
  // Only typing a name leaves nothing that a crash must not lose.
  if (ask.step === 'identify' && outcome.effects.length === 0) await lazily(tx)
  const { state } = done.outcome
  const moved = isDeepStrictEqual(state, flow.state) ? [] : [savingFlow(id, state)]
  return { answer: answerOf(flow, done), writes: [...done.writes, ...moved] }
}

const untouched = (answer: Answer): Decided => ({ answer, writes: [] })

/**
 * Whether the answer belongs to a step that is no more. A name may be given at any step but the last. A password was
 * checked for the state as it was then: if that has moved, the verdict is about something else.
 */
function isStale(
  flow: Flow,
  { ask, check, now }: { ask: Ask; check: PasswordCheck | undefined; now: Instant },
): boolean {
  if (check && !isDeepStrictEqual(flow.state, check.state)) return true
  const { at } = settled(flow.state, now)
  return ask.step === 'identify' ? at === 'done' : at !== ask.step
}

function answerOf(flow: Flow, { outcome, granted }: { outcome: Outcome; granted?: Granted }): Answer {
  const { state, refusal } = outcome
  if (refusal) return { is: 'refused', flow: { ...flow, state }, refusal }
  const to = state.at === 'done' ? flow.request.returnTo : addressOf(flow.id)
  return { is: 'moved', to, state, ...(granted && { granted }) }
}

function count({ telemetry }: FlowDeps, answer: Answer): void {
  if (answer.is === 'moved' && answer.state.at === 'done') {
    telemetry.signIns.inc({ realm: answer.state.who.realm, outcome: 'succeeded' })
  } else if (answer.is === 'refused' && 'who' in answer.flow.state) {
    telemetry.signIns.inc({ realm: answer.flow.state.who.realm, outcome: answer.refusal.why })
  }
}
