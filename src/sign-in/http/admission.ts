/**
 * Who is let in while passwords queue. People are turned away before they have typed anything, never in the midst: the
 * work done for those who are in is then never lost, and everybody else is told in a page that costs nothing.
 */
import type { Load } from '../../methods/index.ts'

/** A password that would wait longer than this makes the first step wait outside. Milliseconds. */
export const LONGEST_WAIT = 300
/** Who has been let in is turned away at the name only when it is twice as bad: their wait has begun already. */
export const LONGEST_WAIT_INSIDE = 2 * LONGEST_WAIT

/** How long to stay away, in seconds; undefined when there is room. */
export function turnAway(load: Pick<Load, 'expectedWait'>, longest = LONGEST_WAIT): { retryAfter: number } | undefined {
  if (load.expectedWait <= longest) return undefined
  // Twice the queue as it is: who comes back just when it is empty comes back with all the others.
  return { retryAfter: Math.min(Math.ceil((2 * load.expectedWait) / 1000), 60) }
}
