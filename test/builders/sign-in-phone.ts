/** Phones with the app for people who sign in: in software, upon the verbs, with the gate's own word of known browsers. */
import { HOUR, type Instant } from '../../src/base/time/instant.ts'
import { claimCode, type DeviceRequest, hearDevice } from '../../src/methods/index.ts'
import { knowsBrowser } from '../../src/sign-in/index.ts'
import { TEST_NOW, type TestApp } from '../harness/app.ts'
import { fixedClock } from '../harness/database.ts'
import type { InjectBrowser } from '../harness/inject-browser.ts'
import { type DeviceServer, type Said, SoftDevice } from './device.ts'
import { aDevice, PHONE_ADDRESS, straight } from './device-verbs.ts'
import { atDoor, inside, type Member, sessionIn, withPassword } from './sign-in.ts'

/** A phone that was linked an hour ago, or when it is told. */
export async function aPhoneApp(app: TestApp, { account }: Member, linkedAt: Instant = TEST_NOW - HOUR) {
  const { db, deps } = app
  const linked = await aDevice({ deps, db, clock: fixedClock(linkedAt) }, account)
  return linked.copied(serverOf(app))
}

/** The server as the app meets it. A code that it scans is claimed as the door does it, by what the gate knows. */
export function serverOf({ db, deps }: TestApp, address = PHONE_ADDRESS): DeviceServer {
  const { clock, campus } = deps
  const plain = straight({ deps, db, clock, address })
  return {
    ...plain,
    say: (purpose, envelope) => {
      if (purpose !== 'claim') return plain.say(purpose, envelope)
      return db.transaction(async (tx): Promise<Said> => {
        const now = clock.now()
        const heard = await hearDevice(deps, tx, { purpose, envelope, now })
        if ('refused' in heard) return heard
        const { code } = heard.payload as { code: string }
        const { sameNetwork } = campus.realms[heard.account.realm]?.mfa.qr ?? { sameNetwork: 'warn' }
        const isKnown = (account: string, marks: readonly Buffer[]) => knowsBrowser(tx, { account, marks, now })
        return claimCode(deps, tx, { code, device: heard.device, address, sameNetwork, isKnown, now })
      })
    },
  }
}

/** The link that a page shows, followed by a new phone. */
export const linkFrom = (app: TestApp, address: string): Promise<SoftDevice> => SoftDevice.link(serverOf(app), address)

/** The number that stands on a page, if any does. */
export const numberOn = (browser: InjectBrowser): string | undefined =>
  /data-number[^>]*>\s*(\d+)/.exec(browser.html)?.[1] ?? /data-number="(\d+)"/.exec(browser.html)?.[1]

/** Approves what the phone is asked, as its person does who reads the page. */
export async function approveFrom(phone: SoftDevice, browser: InjectBrowser, twist: { number?: string } = {}) {
  const request: DeviceRequest = await phone.asked()
  const number = twist.number ?? numberOn(browser)
  return phone.approve(request, request.number && number !== undefined ? { number } : {})
}

const tokenOn = (browser: InjectBrowser): string => /name="form_token" value="([^"]*)"/.exec(browser.html)?.[1] ?? ''

/** Sends a form of the page that is open, whatever it offers: as a script would, or a stranger. */
export const post = (browser: InjectBrowser, fields: Record<string, string>): Promise<InjectBrowser> =>
  browser.go(browser.url.replace(/\?.*/, ''), { ...fields, form_token: tokenOn(browser) })

/** The button of an account that remembers this browser, if the first page shows one. */
export const knownIdOn = (browser: InjectBrowser): string | undefined =>
  /name="remembered" value="([^"]*)"/.exec(browser.html)?.[1]

/** A browser that its person has told to be remembered, signed out since; at the first page. */
export async function remembered(at: TestApp, ann: Member, phone: SoftDevice): Promise<InjectBrowser> {
  const browser = await withPassword(await atDoor(at), ann)
  await approveFrom(phone, browser)
  await post(browser, { step: 'approval', act: 'continue', remember: 'yes' })
  if (!sessionIn(browser)) throw new Error(`not signed in: ${browser.refusal}`)
  browser.cookies.delete('session-campus')
  return browser.go(inside())
}
