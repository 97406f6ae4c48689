/** Parts of the app that need nobody else. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { readRequest } from '../../src/authenticator/app/accounts/find.ts'
import { openClock } from '../../src/authenticator/app/api/clock.ts'
import { eventReader } from '../../src/authenticator/app/api/events.ts'
import { mindingClock } from '../../src/authenticator/app/api/signed.ts'
import { nameOfDevice, platformOf } from '../../src/authenticator/app/install/platform.ts'
import { openLive, pauseAfter } from '../../src/authenticator/app/requests/live.ts'
import type { App } from '../../src/authenticator/app/store/app.ts'
import type { AppAccount } from '../../src/authenticator/app/store/kept.ts'
import { isRefused, refuse } from '../../src/authenticator/app/store/result.ts'
import { firstState, observable } from '../../src/authenticator/app/store/state.ts'
import { keptInMemory } from './kept-in-memory.ts'

const NOW = Date.UTC(2026, 9, 1, 12)

test('events are read whole, wherever the network cuts them', () => {
  const sent = 'retry: 5\ndata: {"a":1}\n\n: still here\r\n\r\ndata: two\ndata: lines\n\nevent: x\ndata:bare\n\n'
  fc.assert(
    fc.property(fc.array(fc.nat(sent.length)), (cuts) => {
      const heard: string[] = []
      const read = eventReader((data) => heard.push(data))
      const at = [0, ...cuts.sort((a, b) => a - b), sent.length]
      for (let i = 1; i < at.length; i += 1) read(sent.slice(at[i - 1], at[i]))
      assert.deepEqual(heard, ['{"a":1}', 'two\nlines', 'bare'])
    }),
  )
})

test('the clock learns by how much it is off, and does not tremble with the network', () => {
  const learnt: number[] = []
  const clock = openClock({ now: () => NOW, difference: 0, keep: (difference) => learnt.push(difference) })
  clock.learn(NOW + 200, NOW, NOW + 400)
  assert.deepEqual(learnt, [], 'it may have been right')
  clock.learn(NOW + 600_000, NOW - 100, NOW + 100)
  assert.equal(clock.now(), NOW + 600_000)
  clock.learn(NOW + 600_080, NOW, NOW + 200)
  assert.deepEqual(learnt, [600_000])
})

test('a message is sent once more when the clock was off, and only then, and only once', async () => {
  const asking = (...answers: readonly string[]) => {
    let count = 0
    const ask = async () => {
      const answer = answers[count] ?? ''
      count += 1
      return answer === 'right' ? 'right' : { refusal: answer }
    }
    return { ask, count: () => count }
  }
  const mended = asking('clock-off', 'right')
  assert.equal(await mindingClock(mended.ask), 'right')
  const never = asking('clock-off', 'clock-off', 'right')
  assert.ok(isRefused(await mindingClock(never.ask)))
  assert.equal(never.count(), 2)
  const wrong = asking('wrong-pin', 'right')
  assert.ok(isRefused(await mindingClock(wrong.ask)))
  assert.equal(wrong.count(), 1)
})

test('the longer a network is away the less often it is asked for, and never at the same moment by all', () => {
  assert.equal(pauseAfter(1, 255), 1_000)
  assert.equal(pauseAfter(3, 255), 4_000)
  assert.equal(pauseAfter(50, 255), 30_000)
  assert.equal(pauseAfter(50, 0), 15_000)
})

test('nobody approves what cannot be shown: a request whose facts cannot be read is none', () => {
  const request = {
    id: 'r',
    kind: 'approval',
    device: 'd',
    account: 'a',
    nonce: 'n',
    number: true,
    network: 'same',
    expires: NOW,
  } as const
  for (const shown of ['', 'null', '[]', '{}', '{"what":3,"at":1}', '{"what":"sign-in"}', 'nonsense']) {
    assert.equal(readRequest({ ...request, shown }), undefined)
  }
  const shown = JSON.stringify({ what: 'sign-in', at: NOW, more: 'than known' })
  assert.equal(readRequest({ ...request, shown })?.text, shown, 'what is digested is the text as it came')
})

test('each kind of phone gets its own way of installing', () => {
  const iPad = { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/18.1 Safari/605.1.15', maxTouchPoints: 5 }
  const mac = { ...iPad, maxTouchPoints: 0 }
  const phone = { userAgent: 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36', maxTouchPoints: 5 }
  assert.deepEqual([iPad, mac, phone].map(platformOf), ['ios', 'desktop', 'android'])
  assert.deepEqual([iPad, mac, phone].map(nameOfDevice), ['Safari, iPad', 'Safari, macOS', 'Chrome, Android'])
})

test('values of the network are refusals, with their figures', () => {
  assert.ok(isRefused(refuse('server-trouble', { status: 502 })))
  assert.ok(!isRefused({ outcome: 'approved' }))
  assert.ok(!isRefused(undefined))
})

/** An account of which nothing matters but that it is there. */
const ACCOUNT = { device: 'd', account: 'a', person: 'p', name: 'n', accountName: 'ann', codes: true, lost: false }

async function anApp(answer: (path: string, signal: AbortSignal) => Promise<Response>): Promise<App> {
  const store = keptInMemory()
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const account = { ...ACCOUNT, unlock: false, pinLength: 5 } as unknown as AppAccount
  store.keyring.set('d', { device: 'd', signing: pair.privateKey } as never)
  const seen = observable({ ...firstState, accounts: [account] })
  return {
    store,
    clock: openClock({ now: () => NOW, difference: 0, keep: () => undefined }),
    world: {
      address: 'https://app.example/',
      version: '1',
      now: () => NOW,
      chance: (count) => new Uint8Array(randomBytes(count)),
      fetch: async (address, init) =>
        answer(String(address).split('/api/')[1] ?? '', init?.signal ?? new AbortController().signal),
    },
    verifier: { assertUnlock: async () => refuse('offline'), createUnlock: async () => refuse('offline') },
    get state() {
      return seen.state
    },
    change: seen.change,
    subscribe: seen.subscribe,
    wake: () => undefined,
  }
}

const until = async (come: () => boolean) => {
  for (let turns = 0; turns < 200 && !come(); turns += 1) await wait(20)
  assert.ok(come())
}

const PENDING = { devices: [], requests: [], gone: [], now: NOW }

test('a stream that breaks is opened again, and a phone that wakes does not wait', async () => {
  let streams = 0
  const app = await anApp(async (path, signal) => {
    if (path !== 'live') throw new TypeError('no network')
    streams += 1
    if (streams === 2) throw new TypeError('no network')
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(PENDING)}\n\n`))
        if (streams === 1) setTimeout(() => controller.close(), 20)
        signal.addEventListener('abort', () => controller.error(new Error('given up')))
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  })
  const seen: string[] = []
  app.subscribe(() => app.state.connection === seen.at(-1) || seen.push(app.state.connection))
  const live = openLive(app)
  await until(() => app.state.connection === 'offline')
  live.wake()
  await until(() => app.state.connection === 'live')
  live.close()
  assert.deepEqual(seen, ['connecting', 'live', 'offline', 'connecting', 'live'])
  assert.equal(streams, 3)
})

test('where no stream comes through, asking does', async () => {
  const app = await anApp(async (path) =>
    path === 'live' ? new Response('held back by a proxy', { status: 502 }) : Response.json(PENDING),
  )
  const live = openLive(app)
  await until(() => app.state.connection === 'live')
  live.close()
})

test('an account whose keys are lost is marked at the next greeting, and left out of it', async () => {
  const app = await anApp(async () => Response.json(PENDING))
  ;(app.store as ReturnType<typeof keptInMemory>).keyring.clear()
  const live = openLive(app)
  await until(() => app.state.accounts[0]?.lost === true)
  live.close()
})
