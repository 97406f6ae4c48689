/**
 * The sealer: chains what was recorded, in order, behind the sign-ins' backs, so that they need not queue behind one
 * hash. Any number of processes may run it; an advisory lock lets one at a time work.
 */
import type { Database, Tx } from '../../base/database/database.ts'
import type { Log } from '../../base/telemetry/log.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Instant } from '../../base/time/instant.ts'
import { addLines, isAnyUnsealed, lastLine, type NewLine, takeSealing, waitingEvents } from './chain-store.ts'
import { chainHash, GENESIS } from './encoding.ts'

const BATCH = 2_000
/** Pause between two looks, in milliseconds: what is recorded is sealed within a second. */
const PAUSE = 500

/** Chains all that waits and answers how many events that were; 0 when another process is at it. */
export async function sealAudit({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  let sealed = 0
  while (await isAnyUnsealed(db.kysely)) {
    const taken = await db.transaction((tx) => sealBatch(tx, clock.now()))
    sealed += taken
    if (taken < BATCH) break
  }
  return sealed
}

async function sealBatch(tx: Tx, now: Instant): Promise<number> {
  if (!(await takeSealing(tx))) return 0
  const waiting = await waitingEvents(tx, { now, limit: BATCH })
  if (waiting.length === 0) return 0
  let { seq, hash } = (await lastLine(tx)) ?? { seq: 0, hash: GENESIS }
  const lines: NewLine[] = []
  for (const { sealed, ...event } of waiting) {
    // An event put on the list a second time must not stop the sealer: it is taken off and no more.
    if (sealed) continue
    seq += 1
    hash = chainHash(hash, { seq, ...event })
    lines.push({ seq, event: event.event, hash })
  }
  await addLines(tx, { lines, done: waiting.map(({ event }) => event), now })
  return waiting.length
}

export type Sealer = { stop(): Promise<void> }

/** Seals twice a second until stopped; stopping seals once more, so that a clean end leaves no unsealed tail. */
export function startSealer(deps: { db: Database; clock: Clock; log: Log }): Sealer {
  const stopping = new AbortController()
  const run = async () => {
    while (!stopping.signal.aborted) {
      await sealOrLog(deps)
      await pause(stopping.signal)
    }
    await sealOrLog(deps)
  }
  const running = run()
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

/** The database may be away for a while: nothing is lost, the events wait. */
const sealOrLog = (deps: { db: Database; clock: Clock; log: Log }) =>
  sealAudit(deps).catch((error: unknown) => deps.log.error({ err: error }, 'the audit could not be sealed'))

const pause = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PAUSE)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
