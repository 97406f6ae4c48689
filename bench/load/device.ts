/** Phones in software: linked through the product's own page, then used to sign a browser in by QR code. */
import { type DeviceServer, overHttp, SoftDevice } from '../../test/builders/device.ts'
import type { ClientId } from '../subjects/campus.ts'
import type { Subject } from '../subjects/subject.ts'
import type { Browser, Page } from './browser.ts'
import type { Connection } from './connection.ts'
import { attributeIn } from './forms.ts'
import { whenFree } from './passkey.ts'
import { authorizationRequest, exchange, giveNameAndPassword, type Tokens } from './sign-in.ts'

const LINK = '/account/security-info/app'

/** The server as an app meets it, over one connection of its own. Its key is asked for once, as an app pins it. */
export function deviceServer({ origin }: Subject, connection: Connection): DeviceServer {
  const authenticatorUrl = `${origin}/authenticator/`
  const pathOf = (path: string) => new URL(path, authenticatorUrl).pathname
  const server = overHttp({
    authenticatorUrl,
    now: Date.now,
    async post(path, sent) {
      const headers = 'content-type: application/json\r\n'
      const answer = await connection.send({ method: 'POST', path: pathOf(path), headers, body: JSON.stringify(sent) })
      return { status: answer.status, body: parsed(answer.body) }
    },
    get: async (path) => parsed((await connection.send({ path: pathOf(path) })).body),
  })
  let key: ReturnType<DeviceServer['key']> | undefined
  return {
    ...server,
    key: () => {
      key ??= server.key()
      return key
    },
  }
}

const parsed = (body: Buffer): unknown => JSON.parse(body.toString())

/** Signs in with a password and links a phone. The browser is known to the account from then on. */
export async function holdDevice(subject: Subject, browser: Browser, server: DeviceServer): Promise<SoftDevice> {
  const first = await whenFree(browser, LINK)
  const page = await giveNameAndPassword(browser, first, { name: subject.nextDeviceHolder() })
  const scanned = attributeIn(page.html, 'data-qr')
  if (scanned === undefined) throw new Error(`no code links at ${page.url.pathname} (${page.status})`)
  const device = await SoftDevice.link(server, scanned)
  const done = await browser.press(page, 'continue')
  if (done.status !== 200 || done.html.includes('data-refusal')) throw new Error(`no phone was linked: ${done.status}`)
  return device
}

type Wish = { connection: Connection; client: ClientId; device: SoftDevice }

/** From the application and back to it with tokens: a code that is scanned and approved, with nothing typed. */
export async function signInByQr(subject: Subject, browser: Browser, wish: Wish): Promise<Tokens> {
  const { connection, client, device } = wish
  const { address, verifier } = authorizationRequest(subject, client)
  const first = await whenFree(browser, address)
  const { request } = await device.scan(await codeOn(browser, first))
  if (!request) throw new Error('the code was not for this phone')
  if (request.number) throw new Error('a number is asked in a browser that the account knows')
  const said = await device.approve(request)
  if (said.outcome !== 'approved') throw new Error(`not approved: ${JSON.stringify(said)}`)
  const page = await browser.submitHidden(first, 'device', 'yes')
  return exchange(subject, connection, { page, verifier, client })
}

/** What the picture beside the name holds; its script would ask for it. */
export async function codeOn(browser: Browser, page: Page): Promise<string> {
  const offer = attributeIn(page.html, 'data-offer')
  const token = attributeOfField(page.html, 'form_token')
  if (offer === undefined || token === undefined) throw new Error(`no QR code at ${page.url.pathname} (${page.status})`)
  const { status, body } = await browser.call(new URL(offer, page.url), new URLSearchParams({ form_token: token }))
  if (status !== 200) throw new Error(`no QR code: ${status} ${body}`)
  return (parsed(body) as { address: string }).address
}

const attributeOfField = (html: string, name: string): string | undefined =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]
