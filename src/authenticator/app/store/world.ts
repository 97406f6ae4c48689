import type { World } from './app.ts'

/** The world in a browser. It alone reads the phone's clock and asks for chance. */
export const browserWorld: World = {
  address: new URL('./', location.href).href,
  version: __VERSION__,
  fetch: (...asked) => fetch(...asked),
  now: () => Date.now(),
  chance: (count) => crypto.getRandomValues(new Uint8Array(count)),
}
