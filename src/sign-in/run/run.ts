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
import type { Event } from '../flow/event.ts'
import type { State } from '../flow/state.ts'
import { settled, step } from '../flow/step.ts'
import { findName, nameGiven } from '../flow/steps/identify.ts'
import { barrierOf } from './access.ts'
import { type Answer, type Ask, addressOf, type ToCheck } from './answer.ts'
import { eventOf } from './checks/event-of.ts'
import { askPassword, type PasswordCheck } from './checks/password.ts'
import { type FlowDeps, knowingOf, type Visitor } from './deps.ts'
import { carryOut, type Done } from './effects/carry-out.ts'
import { sendAfter } from './effects/send.ts'
import { type Flow, findFlow, lockFlow, moveBegun, savingFlow } from './flow-store.ts'
import { givenFor } from './given.ts'

/** Takes an answer to a step of a flow. Throws nothing that a person can cause. */
export async function answerStep(
  deps: FlowDeps,
  visitor: Visitor,
  { id, ask }: { id: string; ask: Ask },
): Promise<Answer> {
  const taken = isName(ask) ? await takeFirstName(deps, visitor, { id, ask }) : undefined
  if (taken) return taken
  const check = isPassword(ask) ? await checkedBefore(deps, visitor, { id, ask }) : undefined
  if (check && 'is' in check) return check
  const { answer, send } = await deps.db.transaction((tx) => answerIn(deps, tx, { id, ask, visitor, check }))
  count(deps, answer)
  // Only now: what is sent for a transaction that did not commit could never be answered.
  if (send) await sendAfter(deps, visitor, send)
  return answer
}

type Typed<Name> = Extract<ToCheck, { step: Name; typed: string }>
const isName = (ask: Ask): ask is Typed<'identify'> => ask.step === 'identify' && 'typed' in ask
const isPassword = (ask: Ask): ask is Typed<'password'> => ask.step === 'password' && 'typed' in ask

/**
 * Nearly every name is the first answer to a flow that was just begun. For those one statement does what the
 * transaction would; whatever else the flow turns out to be, the long way finds out.
 */
async function takeFirstName(
  deps: FlowDeps,
  visitor: Visitor,
  { id, ask }: { id: string; ask: Typed<'identify'> },
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
  { id, ask }: { id: string; ask: Typed<'password'> },
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

/** `send`: the challenge that is to go out once this has committed. */
type Answered = { answer: Answer; send?: Done['send'] }

async function answerIn(deps: FlowDeps, tx: Tx, asked: Asked): Promise<Answered> {
  const { answer, writes, send } = await decide(deps, tx, asked)
  await writeTogether(tx, [...writes, ...(asked.check?.takeBack ?? [])])
  return { answer, send }
}

/** What the answer to a step comes to, and what is still to be written for it. */
type Decided = Answered & { writes: Write[] }

async function decide(deps: FlowDeps, tx: Tx, { id, ask, visitor, check }: Asked): Promise<Decided> {
  const now = deps.clock.now()
  const found = await lockFlow(tx, id, knowingOf(deps, visitor, now))
  const barrier = barrierOf(found, visitor.browser, now)
  if (!found || barrier) return untouched({ is: 'barred', barrier: barrier ?? 'unknown', flow: found })
  if (isStale(found, { ask, check, now })) return untouched({ is: 'stale', flow: found })
  if (hasNoCode(ask)) return untouched({ is: 'refused', flow: found, refusal: { why: 'code-form' } })
  const here = settled(found.state, now)
  const accepted = givenFor(deps, { flow: found, visitor, now }).second.registrable
  const happened = await eventOf(deps, tx, { flow: found, here, ask, check, visitor, now, accepted })
  if (happened === 'way-not-open') {
    return untouched({ is: 'refused', flow: found, refusal: { why: 'way-not-open' } })
  }
  const { event, flow } = happened
  return settle(deps, tx, { flow, here, event, visitor, checkedAt: check?.at, now })
}

type Happened = {
  flow: Flow
  here: State
  event: Event
  visitor: Visitor
  checkedAt: Instant | undefined
  now: Instant
}

/** What the machine makes of the event, carried out but for what can be written together. */
async function settle(deps: FlowDeps, tx: Tx, happened: Happened): Promise<Decided> {
  const { flow, here, event, visitor } = happened
  const given = givenFor(deps, happened)
  const outcome = step(flow.state, event, given)
  const done = await carryOut(deps, tx, { flow, here, outcome, given, visitor })
  // Only typing a name leaves nothing that a crash must not lose.
  if (event.did === 'name' && outcome.effects.length === 0) await lazily(tx)
  const { state } = done.outcome
  const moved = isDeepStrictEqual(state, flow.state) ? [] : [savingFlow(flow.id, state)]
  return { answer: answerOf(flow, done), writes: [...done.writes, ...moved], send: done.send }
}

const untouched = (answer: Answer): Decided => ({ answer, writes: [] })

/** Six digits where six digits are asked; the longer codes on paper have a check of their own. */
function hasNoCode(ask: Ask): boolean {
  if (!('code' in ask) || ask.step === 'access-pass' || ask.step === 'reset-code') return false
  return !/^\d{6,8}$/.test(tidyCode(ask.code))
}

/**
 * Whether the answer belongs to a step that is no more. A name may be given at any step but the last. A password was
 * checked for the state as it was then: if that has moved, the verdict is about something else.
 */
function isStale(
  flow: Flow,
  { ask, check, now }: { ask: Ask; check: PasswordCheck | undefined; now: Instant },
): boolean {
  if (check && !isDeepStrictEqual(flow.state, check.state)) return true
  const here = settled(flow.state, now)
  if (ask.step === 'identify') return here.at === 'done'
  // A page of another kind of method, left open in another tab, is as much another step.
  const kind = 'kind' in ask && here.at === 'register-method' && ask.kind !== undefined && ask.kind !== here.kind
  return here.at !== ask.step || kind
}

function answerOf(flow: Flow, { outcome, granted }: Done): Answer {
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
