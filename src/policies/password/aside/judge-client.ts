/**
 * Passwords judged beside the event loop. The lists take half a second to load and the worst that can be typed a tenth
 * of one to judge: for as long, nobody else would get an answer. One thread for the process, begun when it is first
 * wanted, and again when it broke down.
 */
import { Worker } from 'node:worker_threads'
import { lengthOf } from '../../../methods/index.ts'
import type { PasswordFacts } from '../facts.ts'
import { fitPassword, type PasswordVerdict, verdictOf } from '../judge.ts'
import { passwordRules, type RuleState } from '../standing.ts'
import type { Answer, Question, questions } from './judge-worker.ts'

/** As `judgePassword`. */
export const judgePasswordAside = async (typed: string, facts: PasswordFacts): Promise<PasswordVerdict> =>
  verdictOf(typed, facts, await ask('reasons', typed, facts))

/** As `passwordRules`. What is too short for the lists is answered at once, while the thread gets ready for the rest. */
export async function passwordRulesAside(typed: string, facts: PasswordFacts): Promise<RuleState[]> {
  thread ??= open()
  const fitted = fitPassword(typed, facts)
  const short = 'reason' in fitted || lengthOf(fitted.password) < facts.policy.minLength
  return short ? passwordRules(typed, facts) : ask('rules', typed, facts)
}

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void }
type Thread = { worker: Worker; waiting: Map<number, Waiting> }
type What = keyof typeof questions

let thread: Thread | undefined
let asked = 0

function ask<W extends What>(what: W, typed: string, facts: PasswordFacts): Promise<ReturnType<(typeof questions)[W]>> {
  thread ??= open()
  const { worker, waiting } = thread
  asked += 1
  const id = asked
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
    worker.ref() // whoever waits for an answer gets it, even when nothing else keeps the process
    worker.postMessage({ id, what, typed, facts } satisfies Question)
  })
}

function open(): Thread {
  // Without the process's own arguments: what is loaded before the program is not for this thread.
  const worker = new Worker(new URL('./judge-worker.js', import.meta.url), {
    ...{ execArgv: [], env: {} },
    // The lists stay; what a judgement makes beside them is small and short-lived.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  const waiting: Thread['waiting'] = new Map()
  worker.on('message', ({ id, answer }: Answer) => {
    waiting.get(id)?.resolve(answer)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
  })
  const breakDown = (error: Error) => {
    if (thread?.worker === worker) thread = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.once('error', breakDown)
  worker.once('exit', () => breakDown(new Error('the thread that judges passwords ended')))
  // After the listeners: to listen for messages is to wait for them, and a server with nothing else to do must end.
  worker.unref()
  return { worker, waiting }
}
