import type { Pending } from '../../../methods/browser.ts'
import { send } from '../api/call.ts'
import { eventReader } from '../api/events.ts'
import type { App } from '../store/app.ts'
import type { Connection } from '../store/app-state.ts'
import { isRefused } from '../store/result.ts'
import { greet, receive, receivePending } from './receive.ts'

/** The server says something every 25 seconds; a stream that is silent for longer is dead, whatever the network says. */
const SILENCE_MS = 40_000
/** How long a stream may take to say its first word; a proxy that holds it back is gone round by asking. */
const FIRST_WORD_MS = 5_000
const SHORTEST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** Where no stream comes through, requests come by asking: more often than that, since they live two minutes. */
const LONGEST_ASKING_MS = 4_000

export type Live = {
  /** Starts over at once: accounts changed, the network is back, the phone woke. */
  wake(): void
  close(): void
}

/** Hears of requests as they come, for as long as the app is open: again after every break, less often the longer it lasts. */
export function openLive(app: App): Live {
  let closed = false
  let turn = new AbortController()
  const wake = () => turn.abort()
  const run = async () => {
    let failed = 0
    while (!closed) {
      turn = new AbortController()
      if (app.state.accounts.length === 0) {
        show(app, 'unlinked')
        await waiting(turn.signal)
        continue
      }
      const came = await listen(app, turn.signal)
      failed = came === 'stream' ? 0 : failed + 1
      if (closed || turn.signal.aborted) continue
      if (came === 'nothing') show(app, 'offline')
      const pause = pauseAfter(failed, app.world.chance(1)[0] ?? 0)
      await waiting(turn.signal, came === 'answer' ? Math.min(pause, LONGEST_ASKING_MS) : pause)
    }
  }
  void run()
  return {
    wake,
    close() {
      closed = true
      wake()
    },
  }
}

/** Doubled each time, and spread by chance, so that a server which comes back is not met by everybody at once. */
export const pauseAfter = (failed: number, chance: number): number =>
  Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.max(0, failed - 1)) * (0.5 + chance / 255 / 2)

/** What came through: a stream, an answer to a question, or nothing. */
type Came = 'stream' | 'answer' | 'nothing'

/** One stream, to its end. */
async function listen(app: App, woken: AbortSignal): Promise<Came> {
  if (app.state.connection !== 'live') show(app, 'connecting')
  const silent = new AbortController()
  const signal = AbortSignal.any([woken, silent.signal])
  const response = await send(app, 'live', { body: await greet(app), signal })
  if (!response?.ok || !response.body) return askInstead(app, response)
  let came: Came = 'nothing'
  const first = setTimeout(async () => {
    const asked = await askInstead(app, undefined)
    if (came === 'nothing') came = asked
  }, FIRST_WORD_MS)
  let watch = setTimeout(() => silent.abort(), SILENCE_MS)
  const read = eventReader((data) => {
    clearTimeout(first)
    came = 'stream'
    void takeIn(app, data)
  })
  try {
    for await (const piece of piecesOf(response.body)) {
      clearTimeout(watch)
      watch = setTimeout(() => silent.abort(), SILENCE_MS)
      read(piece)
    }
  } catch {
    // The connection broke, or was given up: it is opened anew.
  } finally {
    clearTimeout(first)
    clearTimeout(watch)
  }
  return came
}

/** Where no stream comes through, asking does; it also mends the clock when that is why the stream was refused. */
async function askInstead(app: App, response: Response | undefined): Promise<Came> {
  await response?.body?.cancel()
  const answer = await receivePending(app)
  if (isRefused(answer)) return 'nothing'
  show(app, 'live')
  return 'answer'
}

async function takeIn(app: App, data: string): Promise<void> {
  const pending: Pending & { readonly now?: number } = JSON.parse(data)
  if (typeof pending.now === 'number') app.clock.learn(pending.now, app.world.now() - 1_000, app.world.now())
  show(app, 'live')
  await receive(app, pending)
}

/** Read by hand: not every browser can iterate over a stream. */
async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const text = new TextDecoder()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield text.decode(value, { stream: true })
  }
}

function show(app: App, connection: Connection): void {
  if (app.state.connection !== connection) app.change({ connection })
}

const waiting = (woken: AbortSignal, ms?: number): Promise<void> =>
  new Promise((done) => {
    const timer = ms === undefined ? undefined : setTimeout(done, ms)
    woken.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
    if (woken.aborted) done()
  })
