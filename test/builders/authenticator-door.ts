/** The authenticator's door on a test campus, and phones in software that speak to it over HTTP. */
import assert from 'node:assert/strict'
import { authenticatorRoutes } from '../../src/authenticator/index.ts'
import type { Tx } from '../../src/base/database/database.ts'
import { newId } from '../../src/base/ids.ts'
import {
  endDevicesByEvents,
  offerLink,
  openQr,
  openRequest,
  type QrAsk,
  type Shown,
  takeLinked,
} from '../../src/methods/index.ts'
import type { Account } from '../../src/people/index.ts'
import { type TestApp, type TestAppOptions, testApp, testCampusYaml } from '../harness/app.ts'
import { type DeviceServer, overHttp, SoftDevice } from './device.ts'
import { anAccount } from './people.ts'

export const PHONE = '198.51.100.7'
export const COMPUTER = '203.0.113.7'

export type Answered = { status: number; body: Record<string, unknown>; headers: Record<string, unknown> }

export type Door = Awaited<ReturnType<typeof authenticatorDoor>>

/** A campus whose realms accept the app and its codes. */
export const appCampus = (more: Parameters<typeof testCampusYaml>[0] = {}): string =>
  testCampusYaml({ methods: 'app, app-code, totp', associationMethods: 'app, app-code', ...more })

export async function authenticatorDoor(wish: Partial<TestAppOptions> = {}) {
  const tested: TestApp = await testApp({
    yaml: appCampus(),
    doors: (app, deps) => {
      endDevicesByEvents(deps)
      authenticatorRoutes(app, deps)
    },
    ...wish,
  })
  const { app, db, deps } = tested
  const { clock, authenticatorUrl } = deps
  const root = new URL(authenticatorUrl).pathname

  /** What the door says to this body; `type` and `headers` as a stranger might send them. */
  async function post(
    path: string,
    body: unknown,
    { from = PHONE, headers = {} }: { from?: string; headers?: Record<string, string> } = {},
  ): Promise<Answered> {
    const payload = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await app.inject({
      ...{ method: 'POST', url: `${root}${path}`, remoteAddress: from, payload },
      headers: { host: new URL(authenticatorUrl).host, 'content-type': 'application/json', ...headers },
    })
    assert.equal(answer.headers['set-cookie'], undefined, 'the app is given no cookie')
    const json = String(answer.headers['content-type']).startsWith('application/json')
    return { status: answer.statusCode, body: json ? answer.json() : { text: answer.body }, headers: answer.headers }
  }

  /** The door as a phone at this address meets it; `off`: by how much its clock is wrong. */
  const server = (from = PHONE, off = 0): DeviceServer =>
    overHttp({
      authenticatorUrl,
      now: () => clock.now() + off,
      post: (path, body) => post(path, body, { from }),
      get: async (path) =>
        (await app.inject({ url: `${root}${path}`, headers: { host: new URL(authenticatorUrl).host } })).json(),
    })

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction(work)
  const offer = (account: Account, binding: string) =>
    inTx((tx) => offerLink(deps, tx, { account: account.id, binding, now: clock.now() }))

  /** A phone of this account, linked on a page that went on. */
  async function linked(account: Account, { name = 'My phone', from = PHONE } = {}): Promise<SoftDevice> {
    const binding = newId(clock.now())
    const { link, address } = await offer(account, binding)
    const device = await SoftDevice.link(server(from), address, { name })
    const taken = await inTx((tx) => takeLinked(tx, { link, account: account.id, binding, now: clock.now() }))
    assert.equal(taken.verdict, 'right')
    return device
  }

  const shown = (): Shown => ({
    ...{ what: 'sign-in', application: { name: { en: 'Mail', nl: 'Mail' } }, host: 'mail.demo.example', country: 'NL' },
    ...{ browser: 'Firefox', system: 'Linux', at: clock.now(), realm: 'campus' },
  })

  return {
    ...tested,
    ...{ post, server, offer, linked, inTx, root },
    anAccount: (realm = 'campus') => anAccount(db, { realm }),
    /** An account with a phone. */
    async someone(realm = 'campus') {
      const account = await anAccount(db, { realm })
      return { account, device: await linked(account) }
    },
    /** A sign-in asks the phones of the account. */
    async ask(account: Account, { number = true, binding = newId(clock.now()) } = {}) {
      const asking = {
        account: account.id,
        way: 'approval',
        binding,
        number,
        shown: shown(),
        address: COMPUTER,
      } as const
      const opened = await inTx((tx) => openRequest(deps, tx, { ...asking, now: clock.now() }))
      if ('refused' in opened) throw new Error(opened.refused)
      return { ...opened, binding }
    },
    showQr: (given: Partial<QrAsk> = {}) =>
      inTx((tx) =>
        openQr(deps, tx, {
          ...{ binding: newId(clock.now()), shown: shown(), marks: [], address: COMPUTER, now: clock.now() },
          ...given,
        }),
      ),
    /** What the audit says of an account, oldest first. */
    async audited(account: Account) {
      const { rows } = await db.pool.query(
        'select what, address, details from audit_events where account = $1 order by id',
        [account.id],
      )
      return rows as { what: string; address: string | null; details: Record<string, unknown> }[]
    },
  }
}
