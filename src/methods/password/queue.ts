/**
 * A queue for work that keeps a core busy: so many at once, the rest in the order in which they came, and a guess at
 * how long the next one will wait, by which the first step of a sign-in turns people away while it is busy.
 */
export type Load = {
  readonly running: number
  readonly waiting: number
  /** How long work that came now would wait, in milliseconds. */
  readonly expectedWait: number
  /** As many wait as may: no new work should be begun. */
  readonly full: boolean
}

export type Queue = {
  /** Does `work` when its turn comes. Never refuses: who asks looks at `load` first. */
  run<T>(work: () => Promise<T>): Promise<T>
  load(): Load
  /** Somebody was let in who will bring work in a moment: it counts in `load` until it is here, or did not come. */
  announce(): void
  /** Somebody who was announced brings no work after all. */
  callOff(): void
}

export type QueueOptions = {
  readonly concurrency: number
  readonly maxWaiting: number
  /** Milliseconds of a clock that only goes forward. */
  readonly timer: () => number
  /** How long one piece of work takes, before any was measured, in milliseconds. */
  readonly usual: number
}

/**
 * How long an announced piece of work is counted, in milliseconds. As long as the longest wait at the door: then people
 * are let in just as fast as their passwords can be checked, and a crowd that comes at once is not let in at once.
 */
const ANNOUNCED_FOR = 300

/** How much the newest measurement counts: the average follows a change of pace within some twenty pieces of work. */
const NEWEST = 0.1

export function openQueue({ concurrency, maxWaiting, timer, usual }: QueueOptions): Queue {
  const waiting: (() => void)[] = []
  let running = 0
  let average = usual
  let announced: number[] = []

  const coming = (): number => {
    const since = timer() - ANNOUNCED_FOR
    if ((announced[0] ?? since) <= since) announced = announced.filter((moment) => moment > since)
    return announced.length
  }

  const begin = (): Promise<void> | undefined => {
    if (running >= concurrency) return new Promise((resolve) => waiting.push(resolve))
    running += 1
    return undefined
  }
  const finish = (took: number): void => {
    average += (took - average) * NEWEST
    const next = waiting.shift()
    // The place is handed on, not given back: a newcomer cannot slip in before those who wait.
    if (next) next()
    else running -= 1
  }

  return {
    async run(work) {
      await begin()
      const started = timer()
      try {
        return await work()
      } finally {
        finish(timer() - started)
      }
    },
    load: () => ({
      running,
      waiting: waiting.length,
      expectedWait: Math.ceil((average * (waiting.length + coming() + (running < concurrency ? 0 : 1))) / concurrency),
      full: waiting.length >= maxWaiting,
    }),
    announce: () => {
      announced.push(timer())
    },
    callOff: () => {
      announced.shift()
    },
  }
}
