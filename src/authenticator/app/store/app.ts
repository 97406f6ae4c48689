import type { Bytes, UnlockAssertion } from '../../../methods/browser.ts'
import type { Clock } from '../api/clock.ts'
import type { AppState } from './app-state.ts'
import type { Refused } from './result.ts'
import type { Store } from './store.ts'

/** What the service worker has as well: what is kept, the clock, and the way to the server. */
export type Core = { readonly store: Store; readonly clock: Clock; readonly world: World }

/** The running app. Verbs take it first. */
export type App = Core & {
  readonly state: AppState
  /** Replaces parts of the state, and tells whoever subscribed. */
  readonly change: (parts: Partial<AppState>) => void
  /** Returns how to stop hearing. */
  readonly subscribe: (heard: () => void) => () => void
  readonly verifier: Verifier
  /** Asks the server anew at once: accounts changed, or the phone woke. */
  readonly wake: () => void
}

/** What stands around the app, handed in so that tests can stand there. */
export type World = {
  /** Address of the app, with a slash at its end. */
  readonly address: string
  readonly version: string
  readonly fetch: typeof fetch
  /** Milliseconds of the phone's own clock. */
  readonly now: () => number
  /** So many bytes that nobody can foretell. */
  readonly chance: (count: number) => Bytes
}

/** The phone's own check of its person: finger, face, or its lock (WebAuthn). */
export type Verifier = {
  /** Over a challenge in base64url. */
  readonly assertUnlock: (challenge: string, credential: string) => Promise<UnlockAssertion | Refused>
  /** Makes a key that they release, with the server's options. */
  readonly createUnlock: (options: object) => Promise<{ readonly id: string } | Refused>
}

/** The server's time in milliseconds, as well as it is known: for rings, codes and what is signed. */
export const now = (app: Core): number => app.clock.now()

/** Of the app's own address, never of what a server says: an answer given elsewhere is for elsewhere. */
export const originOf = (core: Core): string => new URL(core.world.address).origin
