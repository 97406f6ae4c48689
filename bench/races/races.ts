/**
 * Twenty at once on one thing that is good once, from two processes over one database: one winner, round after round.
 * What is raced for: `course.ts`.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../src/base/database/database.ts'
import { DAY } from '../../src/base/time/instant.ts'
import { end, keepTrack } from '../subjects/running.ts'
import { BEGIN, RACES, setStage } from './course.ts'
import type { Result, Start } from './racer-program.ts'

export const RACERS = 20
const PROCESSES = 2

/** `winners`: of each round; all are 1, or something is broken. */
export type RaceResult = {
  race: string
  rounds: number
  winners: readonly number[]
  met: boolean
  milliseconds: number
}

/** Runs all races on a migrated, empty database. */
export async function runRaces({ appUrl, rounds }: { appUrl: string; rounds: number }): Promise<RaceResult[]> {
  const db = openDatabase({ url: appUrl, connections: 2, name: 'sleutelbos races' })
  const program = fileURLToPath(new URL('./racer-program.js', import.meta.url))
  const processes = Array.from({ length: PROCESSES }, () => keepTrack(fork(program, [appUrl])))
  try {
    const stage = await setStage(db)
    const results: RaceResult[] = []
    for (const [race, { set }] of Object.entries(RACES)) {
      const begun = performance.now()
      const winners: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        const now = BEGIN + round * DAY
        const prize = await set(stage, now)
        winners.push(await runRound(processes, race, { account: stage.account, now, prize }))
      }
      const met = winners.every((count) => count === 1)
      results.push({ race, rounds, winners, met, milliseconds: (performance.now() - begun) / rounds })
    }
    return results
  } finally {
    for (const one of processes) if (one.connected) one.disconnect()
    await Promise.all(processes.map(end))
    await db.close()
  }
}

/** Starts all racers of all processes at the same moment; how many of them won. */
async function runRound(processes: readonly ChildProcess[], race: string, round: Start['round']): Promise<number> {
  const each = RACERS / processes.length
  const results = processes.map(resultOf)
  for (const [at, one] of processes.entries()) {
    one.send({ race, round, racers: Array.from({ length: each }, (_, i) => at * each + i) } satisfies Start)
  }
  let winners = 0
  for (const result of await Promise.all(results)) {
    if ('fault' in result) throw new Error(`${race}: ${result.fault}`)
    winners += result.winners
  }
  return winners
}

/** What a process says at the end of its round; one that ends before that has broken. */
async function resultOf(one: ChildProcess): Promise<Result> {
  const over = new AbortController()
  const { signal } = over
  const ended = once(one, 'exit', { signal }).then(() => ({ fault: 'a process of the race has ended' }))
  const said = once(one, 'message', { signal }).then(([result]) => result as Result)
  try {
    if (one.exitCode !== null || one.signalCode !== null) return { fault: 'a process of the race has ended' }
    return await Promise.race([said, ended])
  } finally {
    for (const left of [said, ended]) left.catch(() => undefined)
    over.abort()
  }
}

/** One line a race: rounds, those with one winner, and the rounds that had another number. */
export function raceTable(results: readonly RaceResult[]): string {
  const head = ['race', 'rounds', 'one winner', 'ms a round', '']
  const lines = results.map(({ race, rounds, winners, met, milliseconds }) => {
    const one = winners.filter((count) => count === 1).length
    return [race, String(rounds), String(one), milliseconds.toFixed(1), met ? '✔' : '✖']
  })
  const widths = head.map((_, at) => Math.max(...[head, ...lines].map((line) => (line[at] ?? '').length)))
  const shown = (line: readonly string[]) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')
  return [head, ...lines].map(shown).join('\n')
}
