/** The demo's movable clock: one offset in the database, followed by all processes. */
import type { Database, Tx } from '../../base/database/database.ts'
import { type Listener, notify } from '../../base/database/notify.ts'
import { DAY, type Instant } from '../../base/time/instant.ts'
import type { ClockControl } from '../clock-preload.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { findOffset, keepOffset, lockOffset } from './clock-store.ts'
import { laterBy } from './iso-duration.ts'

const CHANNEL = 'demo_clock'
/** Further than this nobody means to go, and certificates, keys and calendars would all have ended. */
const FURTHEST = 50 * 366 * DAY

/** A wish: by an ISO 8601 duration, or to a moment. */
type ClockChange = { advance: string } | { set: string }

type ClockRefusal = 'not-a-duration' | 'not-a-time' | 'backwards' | 'too-far'

export type ClockState = { now: Instant; offset: number }

export type DemoClock = {
  state(): ClockState
  /** Moves the clock of all processes forward, and returns when every job that fell due has run. */
  move(change: ClockChange): Promise<ClockState | { refusal: ClockRefusal }>
  /** Reads the offset again: after the connection that tells of moves was away. */
  reload(): Promise<void>
}

type Deps = {
  db: Database
  listener: Listener
  /** Runs all jobs that are due now. */
  runDueJobs: () => Promise<unknown>
  /** What waits for its time in this process looks again. */
  onMoved?: () => void
}

/** Takes up the offset of this installation once, for a command that ends soon. Demo mode alone. */
export async function followDemoClock(tx: Tx): Promise<void> {
  clockControl().move(await findOffset(tx))
}

/** Takes up the offset of this installation and follows it from then on. Demo mode alone: the preload must have run. */
export async function openDemoClock({ db, listener, runDueJobs, onMoved }: Deps): Promise<DemoClock> {
  const control = clockControl()
  const runDue = oneAtATime(runDueJobs)
  const state = () => ({ now: control.machineNow() + control.offset(), offset: control.offset() })
  // Words from other processes may come late and out of order: the furthest counts.
  const follow = (offset: number) => {
    if (offset <= control.offset()) return
    control.move(offset)
    onMoved?.()
  }
  const reload = async () => follow(await findOffset(db.kysely))
  await listener.on(CHANNEL, (payload) => follow(Number(payload) || 0))
  await reload()
  return {
    state,
    reload,
    async move(change) {
      const moved = await db.transaction(async (tx) => {
        const offset = await lockOffset(tx)
        const now = control.machineNow() + offset
        const target = targetOf(change, now)
        if (typeof target !== 'number') return target
        const reached = offset + target - now
        await keepOffset(tx, reached)
        await notify(tx, CHANNEL, String(reached))
        return reached
      })
      if (typeof moved !== 'number') return moved
      follow(moved)
      await runDue()
      return state()
    },
  }
}

/** Where a change leads; the clock goes forward alone, since what has happened has happened. */
export function targetOf(change: ClockChange, now: Instant): Instant | { refusal: ClockRefusal } {
  const target = 'advance' in change ? laterBy(change.advance, now) : parseTime(change.set)
  if (target === undefined) return { refusal: 'advance' in change ? 'not-a-duration' : 'not-a-time' }
  if (target < now) return { refusal: 'backwards' }
  // Also when it lies beyond what a date can be, and is no number.
  if (!(target <= now + FURTHEST)) return { refusal: 'too-far' }
  return target
}

/** An ISO 8601 time with its zone, so that it means one moment wherever it is read. */
function parseTime(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? undefined : instant
}

function clockControl(): ClockControl {
  const control = (globalThis as Record<symbol, unknown>)[Symbol.for('sleutelbos.demo-clock')]
  if (control === undefined) throw new Error('the demo clock was not loaded before the program')
  return control as ClockControl
}
