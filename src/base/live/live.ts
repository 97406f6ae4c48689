/** Pages that wait: what they wait for, and who is told when it changed. */
import type { Listener } from '../database/notify.ts'
import { SECOND } from '../time/instant.ts'
import { CHANNEL } from './tell.ts'

type Hear = () => void

/** Something open for as long as a client waits. */
export type Waiting = {
  /** Looks after itself, now and then: `at` in milliseconds of `performance.now()`. */
  beat(at: number): void
  end(): void
}

export type Live = {
  /** Calls `heard` whenever somebody tells this key; answers how to stop that. */
  watch(key: string, heard: Hear): () => void
  /** Something may have been missed, or time was moved: all look again. */
  stir(): void
  /** Keeps what is open, until the function that it answers is called. */
  keep(waiting: Waiting): () => void
  /** No more is taken: there are too many, or this ends. */
  readonly full: boolean
  /** How many are open. */
  readonly open: number
  /** Ends all that is open, and takes nothing more. */
  close(): void
}

/** More than this at once one process does not hold: a listening socket each would be all that it has. */
const MOST = 20_000

/** Begins to listen. One timer serves all that is open. */
export async function openLive({ listener }: { listener: Pick<Listener, 'on'> }): Promise<Live> {
  const watchers = new Map<string, Hear[]>()
  const open = new Set<Waiting>()
  let closed = false
  const beats = setInterval(() => {
    const at = performance.now()
    for (const waiting of open) waiting.beat(at)
  }, SECOND)
  beats.unref()
  await listener.on(CHANNEL, (keys) => {
    for (const key of keys.split(' ')) for (const heard of watchers.get(key) ?? []) heard()
  })
  return {
    watch(key, heard) {
      watchers.set(key, [...(watchers.get(key) ?? []), heard])
      return () => {
        const left = (watchers.get(key) ?? []).filter((other) => other !== heard)
        if (left.length > 0) watchers.set(key, left)
        else watchers.delete(key)
      }
    },
    stir() {
      for (const heard of new Set([...watchers.values()].flat())) heard()
    },
    keep(waiting) {
      open.add(waiting)
      return () => open.delete(waiting)
    },
    get full() {
      return closed || open.size >= MOST
    },
    get open() {
      return open.size
    },
    close() {
      closed = true
      clearInterval(beats)
      for (const waiting of open) waiting.end()
    },
  }
}
