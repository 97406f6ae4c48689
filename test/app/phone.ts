/** The app's own core on a phone without a screen, upon the real verbs of the server. */
import { randomBytes } from 'node:crypto'
import { linkAccount } from '../../src/authenticator/app/accounts/link.ts'
import { look } from '../../src/authenticator/app/accounts/look.ts'
import { openClock } from '../../src/authenticator/app/api/clock.ts'
import { receivePending } from '../../src/authenticator/app/requests/receive.ts'
import type { App, Verifier } from '../../src/authenticator/app/store/app.ts'
import type { AppRequest } from '../../src/authenticator/app/store/app-state.ts'
import type { AppAccount } from '../../src/authenticator/app/store/kept.ts'
import { isRefused, refuse } from '../../src/authenticator/app/store/result.ts'
import { firstState, observable } from '../../src/authenticator/app/store/state.ts'
import type { EnvelopePurpose } from '../../src/methods/index.ts'
import type { Account } from '../../src/people/index.ts'
import type { DeviceServer, Said } from '../builders/device.ts'
import { keptInMemory } from './kept-in-memory.ts'

export const PIN = '48213'

export type Phone = App & {
  readonly store: ReturnType<typeof keptInMemory>
  /** The paths that were asked, in order. */
  readonly asked: string[]
  /** Of the phone's own clock. */
  readonly own: { ahead: number; network: boolean }
}

export function aPhone(server: DeviceServer, verifier?: Verifier): Phone {
  const [store, asked, own] = [keptInMemory(), [] as string[], { ahead: 0, network: true }]
  const ownNow = () => server.now() + own.ahead
  const seen = observable(firstState)
  return {
    store,
    asked,
    own,
    clock: openClock({ now: ownNow, difference: 0, keep: () => undefined }),
    world: {
      address: server.authenticatorUrl,
      version: '1',
      now: ownNow,
      chance: (count) => new Uint8Array(randomBytes(count)),
      fetch: async (address, init) => {
        if (!own.network) throw new TypeError('no network')
        const path = String(address).slice(`${server.authenticatorUrl}api/`.length)
        asked.push(path)
        const { refused, ...said } = await ask(server, path, JSON.parse(String(init?.body ?? '{}')))
        const body = { ...said, ...(refused && { refusal: refused }), now: server.now() }
        return Response.json(body, { status: refused ? 422 : 200 })
      },
    },
    verifier: verifier ?? {
      assertUnlock: async () => refuse('biometrics-refused'),
      createUnlock: async () => refuse('biometrics-refused'),
    },
    get state() {
      return seen.state
    },
    change: seen.change,
    subscribe: seen.subscribe,
    wake: () => undefined,
  }
}

const SIGNED: Record<string, Exclude<EnvelopePurpose, 'hello'>> = {
  'codes/claim': 'claim',
  begin: 'begin',
  'unlock/use': 'unlock',
  'unlock/remove': 'unlock-remove',
  push: 'push',
  rename: 'rename',
  remove: 'remove',
}

/** As the server shows an account and its realm to the app. */
function withLook(said: Said): Said {
  const account = said.account as Account | undefined
  if (!account) return said
  const { id, signInName, person, realm: key } = account
  const looks = { shortName: key, accentLight: '#000000', accentDark: '#ffffff', sign: '' }
  return { ...said, account: { id, name: signInName, person }, realm: { key, name: { en: key, nl: key }, ...looks } }
}

// biome-ignore lint/suspicious/noExplicitAny: what a phone sends is read by the verbs themselves.
export async function ask(server: DeviceServer, path: string, body: any): Promise<Said> {
  const signed = SIGNED[path]
  if (signed) return server.say(signed, body)
  if (path === 'requests') return server.pending(body.devices)
  if (path === 'requests/answer') return server.answer(body)
  if (path === 'links/look') return withLook(await server.look(body.code))
  if (path === 'links/use') return withLook(await server.use(body))
  if (path === 'server') return { key: await server.key(), origin: server.origin, version: '1', push: null }
  throw new Error(`the test's server has no ${path}`)
}

/** Scans the code of a page, chooses the PIN, and is linked. Throws the refusal's key. */
export async function linked(phone: Phone, address: string, pin = PIN): Promise<AppAccount> {
  const found = await look(phone, address)
  if (isRefused(found)) throw new Error(found.refusal)
  if (found.is !== 'link') throw new Error('not a code that links')
  const account = await linkAccount(phone, found.link, { pin, name: 'My phone' })
  if (isRefused(account)) throw new Error(account.refusal)
  return account
}

/** The one request that waits. */
export async function asked(phone: Phone): Promise<AppRequest> {
  const refused = await receivePending(phone)
  if (refused) throw new Error(refused.refusal)
  const [request] = phone.state.requests
  if (!request) throw new Error('the phone is asked nothing')
  return request
}
