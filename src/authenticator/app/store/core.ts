import { openClock } from '../api/clock.ts'
import type { Core } from './app.ts'
import { openStore } from './database.ts'
import { keptNowhere } from './nothing-kept.ts'
import { browserWorld } from './world.ts'

/** What is kept, the clock and the way to the server: for the app and for its service worker. */
export async function openCore(): Promise<Core> {
  const world = browserWorld
  const store = await openStore().catch(keptNowhere)
  const difference = (await store.note<number>('clock')) ?? 0
  const keep = (learnt: number) => void store.keepNote('clock', learnt)
  return { store, world, clock: openClock({ now: world.now, difference, keep }) }
}
