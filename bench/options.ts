/** What is asked of a run. */
import { parseArgs } from 'node:util'
import type { Pace } from './rows/measure.ts'

export type Options = {
  json: boolean
  /** Rows to measure; all when undefined. */
  only: ReadonlySet<string> | undefined
  pace: Pace
  /** How long the rates of the machine are measured, in seconds each. */
  ratesFor: number
  crowdFor: number
  starts: number
  namePairs: number
  large: number
  /** Pages that wait at once; approvals and starts of the app in a real browser. */
  waiting: number
  approvals: number
  appStarts: number
  profile: string | undefined
}

export const SMALL = 1_000

const DEFAULT: Omit<Options, 'json' | 'only' | 'profile'> = {
  pace: { rounds: 3, seconds: 2.5, warmUp: 3, most: 30_000, workers: 8 },
  // Twice as many wrong passwords as pairs, all from one address, which may have sixty at once.
  ...{ ratesFor: 1, crowdFor: 15, starts: 3, namePairs: 29, large: 1_000_000 },
  ...{ waiting: 10_000, approvals: 21, appStarts: 9 },
}
const QUICK: typeof DEFAULT = {
  pace: { rounds: 3, seconds: 1, warmUp: 1, most: 10_000, workers: 8 },
  ...{ ratesFor: 0.3, crowdFor: 6, starts: 1, namePairs: 15, large: 20_000 },
  ...{ waiting: 2_000, approvals: 5, appStarts: 3 },
}

/** `--json`, `--only id,id`, `--quick` (small rounds, for the impatient), `--profile FOLDER` (of the server's CPU). */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: 'boolean' },
      quick: { type: 'boolean' },
      only: { type: 'string' },
      profile: { type: 'string' },
    },
  })
  return {
    ...(values.quick ? QUICK : DEFAULT),
    json: values.json ?? false,
    only: values.only === undefined ? undefined : new Set(values.only.split(',').map((id) => id.trim())),
    profile: values.profile,
  }
}
