import type { Instant } from './instant.ts'

/** Where the time comes from. Everything that decides gets the moment as an argument; edges ask a clock. */
export type Clock = { now(): Instant }

/** The machine's clock. In demo mode the global `Date` itself has been replaced before, so that libraries follow. */
export const systemClock: Clock = { now: () => Date.now() }
