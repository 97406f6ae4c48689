/** Phones in software straight upon the verbs of `methods/device`, and accounts that have them. */
import assert from 'node:assert/strict'
import type { Database, Tx } from '../../src/base/database/database.ts'
import { newId } from '../../src/base/ids.ts'
import type { Instant } from '../../src/base/time/instant.ts'
import {
  addUnlock,
  answerRequest,
  beginOwnRequest,
  claimCode,
  type DeviceDeps,
  deviceServerKey,
  hearDevice,
  hearHellos,
  type LinkOffer,
  linkDevice,
  lookAtLink,
  type OwnRequestKind,
  offerLink,
  openRequest,
  pendingRequests,
  type Shown,
  takeAnswer,
  takeLinked,
} from '../../src/methods/index.ts'
import type { Account } from '../../src/people/index.ts'
import { fixedClock, type TestDatabase, testKeyring } from '../harness/database.ts'
import { aCampus } from './campus.ts'
import { type DeviceServer, type Said, SoftDevice } from './device.ts'
import { anAccount, BUILT_AT } from './people.ts'

export const AUTHENTICATOR = 'https://app.test.example/authenticator/'
export const PHONE_ADDRESS = '192.0.2.17'
export const OTHER_ADDRESS = '198.51.100.9'

export const SHOWN: Shown = { what: 'sign-in', at: BUILT_AT, realm: 'campus', browser: 'Firefox', country: 'BE' }

/** The verbs as the app meets them. `known`: what the gate says of the browser; `sameNetwork`: what the realm says. */
export type Straight = {
  deps: DeviceDeps
  db: Pick<Database, 'transaction'>
  clock: { now(): Instant }
  address?: string
  known?: boolean
  sameNetwork?: 'warn' | 'require'
  from?: string
}

export function straight(wish: Straight): DeviceServer {
  const { deps, db, clock, address = PHONE_ADDRESS, from = address } = wish
  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction(work)
  const now = () => clock.now()
  return {
    origin: new URL(deps.authenticatorUrl).origin,
    authenticatorUrl: deps.authenticatorUrl,
    now,
    key: () => inTx((tx) => deviceServerKey(deps, tx, now())),
    look: (code) => inTx((tx) => lookAtLink(deps, tx, { code, from, now: now() })),
    use: (message) => inTx((tx) => linkDevice(deps, tx, { message, from, now: now() })),
    answer: (answer) => inTx((tx) => answerRequest(deps, tx, { answer, address, now: now() })),
    pending: (envelopes) =>
      inTx(async (tx) => {
        const heard = await hearHellos(deps, tx, { envelopes, now: now() })
        if ('refused' in heard) return { devices: [], requests: [], gone: [], ...heard }
        const { devices, unknown } = heard
        const pending = await pendingRequests(deps, tx, { devices, address, now: now() })
        return { ...pending, gone: [...pending.gone, ...unknown] }
      }),
    say: (purpose, envelope) =>
      inTx(async (tx): Promise<Said> => {
        const heard = await hearDevice(deps, tx, { purpose, envelope, now: now() })
        if ('refused' in heard) return heard
        return acting(wish, tx, { purpose, device: heard.device, payload: heard.payload as Payload })
      }),
  }
}

type Payload = { code?: string; what?: OwnRequestKind; request?: string; attestation?: unknown }

async function acting(
  { deps, clock, address = PHONE_ADDRESS, known = false, sameNetwork = 'warn' }: Straight,
  tx: Tx,
  { purpose, device, payload }: { purpose: string; device: string; payload: Payload },
): Promise<Said> {
  const now = clock.now()
  const { code = '', what = 'pin', request = '', attestation } = payload
  if (purpose === 'claim') {
    return claimCode(deps, tx, { code, device, address, sameNetwork, isKnown: async () => known, now })
  }
  if (purpose === 'begin') return beginOwnRequest(deps, tx, { device, what, now })
  if (purpose !== 'unlock') return {}
  const added = await addUnlock(deps, tx, { device, request, attestation, now })
  return added === 'added' ? {} : added
}

/** A phone of this account, linked on a page that went on. */
export async function aDevice(wish: Straight, account: Account, name = 'My phone'): Promise<SoftDevice> {
  const [server, binding] = [straight(wish), newId(wish.clock.now())]
  const offer = await anOffer(wish, account, binding)
  const device = await SoftDevice.link(server, offer.address, { name })
  const ask = { link: offer.link, account: account.id, binding, now: wish.clock.now() }
  const taken = await wish.db.transaction((tx) => takeLinked(tx, ask))
  assert.deepEqual(taken, { verdict: 'right', id: device.id, name })
  return device
}

export const anOffer = ({ deps, db, clock }: Straight, account: Account, binding: string): Promise<LinkOffer> =>
  db.transaction((tx) => offerLink(deps, tx, { account: account.id, binding, now: clock.now() }))

/** Phones upon the verbs in one database, at one clock that is moved by hand. */
export function devicesIn(tested: () => TestDatabase) {
  const clock = fixedClock(BUILT_AT)
  const deps: DeviceDeps = { keyring: testKeyring(), authenticatorUrl: AUTHENTICATOR, campus: aCampus() }
  const wish = (more: Partial<Straight> = {}): Straight => ({ deps, db: tested().db, clock, ...more })
  let bindings = 0
  const aBinding = () => {
    bindings += 1
    return `flow-${bindings}`
  }

  type Opening = {
    way?: 'approval' | 'remembered'
    binding?: string
    number?: boolean
    address?: string
    shown?: Shown
  }
  const open = (account: Account, given: Opening = {}) => {
    const { way = 'approval', binding = aBinding(), number = true, shown = SHOWN, address = OTHER_ADDRESS } = given
    const ask = { account: account.id, way, binding, number, shown, address, now: clock.now() }
    return tested().db.transaction((tx) => openRequest(deps, tx, ask))
  }

  /** Asks this phone; a minute after the hour, so that limits of earlier ones are over. */
  async function ask(account: Account, device: SoftDevice, given: Opening = {}) {
    const binding = given.binding ?? aBinding()
    const opened = await open(account, { ...given, binding })
    if ('refused' in opened) throw new Error(opened.refused)
    return { device, account, binding, request: await device.asked(), number: opened.number ?? '' }
  }

  return {
    clock,
    deps,
    wish,
    aBinding,
    open,
    ask,
    aDevice: (account: Account, name?: string) => aDevice(wish(), account, name),
    /** An account with a phone that is asked something. */
    async asked({ realm = 'campus', ...given }: Opening & { realm?: string } = {}) {
      const account = await anAccount(tested().db, { realm })
      return ask(account, await aDevice(wish(), account), given)
    },
    take: (binding: string, account?: Account) =>
      tested().db.transaction((tx) => takeAnswer(tx, { binding, account: account?.id, now: clock.now() })),
  }
}
