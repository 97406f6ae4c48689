/** The thread that judges passwords: it has the lists in its memory, and may think for as long as it takes. */
import { parentPort } from 'node:worker_threads'
import type { PasswordFacts } from '../facts.ts'
import { reasonsAgainst } from '../judge.ts'
import { passwordRules } from '../standing.ts'

/** What can be asked of the thread; everything is plain data, in and out. */
export const questions = { reasons: reasonsAgainst, rules: passwordRules }

export type Question = { id: number; what: keyof typeof questions; typed: string; facts: PasswordFacts }
export type Answer = { id: number; answer: unknown }

parentPort?.on('message', ({ id, what, typed, facts }: Question) => {
  parentPort?.postMessage({ id, answer: questions[what](typed, facts) } satisfies Answer)
})
