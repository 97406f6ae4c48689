/** A person at a browser without scripts, in front of the product on its port. */
import assert from 'node:assert/strict'
import type { FastifyInstance } from 'fastify'
import { InjectBrowser } from '../harness/inject-browser.ts'
import { outboxOf, type Product, timeOf } from '../harness/product.ts'
import { type CodeApp, scan } from '../journeys/code-app.ts'

export const PASSWORD = 'groene fietsbel zingt zacht'
export const NEW_PASSWORD = 'paarse Olifant eet traag ijs'

export const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1'

type Site = Pick<Product, 'url'>
type Wish = { address?: string; userAgent?: string }
type App = Pick<CodeApp, 'codeAt'>

export class Guest extends InjectBrowser {
  readonly site: Site
  readonly #headers: Record<string, string>

  /** `address`: where the proxy before the product says that the browser is. */
  constructor(site: Site, { address, userAgent }: Wish = {}) {
    const headers = { ...(address && { 'x-forwarded-for': address }), ...(userAgent && { 'user-agent': userAgent }) }
    super(overHttp(site), { headers })
    this.site = site
    this.#headers = headers
  }

  /** Goes to another network, with all its cookies. */
  moveTo(address: string): void {
    this.#headers['x-forwarded-for'] = address
  }

  /** Closes all windows: what was to end with them does. */
  closeBrowser(): void {
    for (const name of this.cookies.keys()) if (this.ages.get(name) === undefined) this.cookies.delete(name)
  }

  /** The page of the link in the newest mail to an address that has one, and holds these words. */
  async openLink(to: string, words = ''): Promise<this> {
    const mails = await outboxOf(this.site, to)
    const { links } = mails.findLast(({ links, text }) => links.length > 0 && text.includes(words)) ?? { links: [] }
    assert.ok(links[0], `no link was mailed to ${to}: ${mails.map(({ subject }) => subject).join('; ')}`)
    return this.go(links[0].slice(this.site.url.length))
  }

  /** From the activation mail to the first password; what then is asked is asked. */
  async activate(to: string, name: string): Promise<this> {
    await this.openLink(to, name)
    return this.submit({ 'new-password': PASSWORD })
  }

  /** Expects to be at this step, and says where it is, and why, when it is not. */
  at(step: string, refusal?: string): this {
    assert.deepEqual(
      { step: this.step, refusal: this.refusal },
      { step, refusal },
      `at ${this.url}: ${this.text.slice(0, 500)}`,
    )
    return this
  }

  /** From wherever it is asked: name and password. */
  async giveName(name: string, password = PASSWORD): Promise<this> {
    if (this.step === 'identify') await this.submit({ username: name })
    return this.submit({ 'current-password': password })
  }

  /** Types the code that the app shows now. */
  async giveCode(app: App): Promise<this> {
    return this.submit({ 'one-time-code': app.codeAt(await timeOf(this.site)) })
  }

  /** "Not now", where a method is to be added. */
  async putOff(): Promise<this> {
    return this.submit({ step: 'register-method' }, 'later')
  }

  /** Scans the QR code of the page with a code app, and confirms with the first code; where our own app is offered first, the other is chosen. */
  async addApp(): Promise<App> {
    if (!this.qr?.startsWith('otpauth:')) await this.pressOn('switch', 'totp')
    const app = scan(this.qr ?? '')
    await this.giveCode(app)
    return app
  }

  /** Presses the button of this name and value, with all that its form holds. */
  async pressOn(name: string, value: string): Promise<this> {
    const form = this.forms.find(({ buttons }) => buttons.some((one) => one.name === name && one.value === value))
    assert.ok(form, `${value} is not offered at ${this.url}: ${this.text.slice(0, 500)}`)
    const fields = form.fields.map((field) => [field.name ?? '', field.value ?? ''] as const)
    return this.go(form.action, { ...Object.fromEntries(fields), [name]: value })
  }

  /** Keeps the reset code that the page shows, once. */
  async keepResetCode(): Promise<string> {
    this.at('keep-reset-code')
    const code = /data-reset-code="([^"]+)"/.exec(this.html)?.[1] ?? assert.fail('no reset code is shown')
    await this.submit({ step: 'keep-reset-code' }, 'continue')
    return code
  }

  /** Types the code of the newest text message to a number. */
  async giveTexted(number: string): Promise<this> {
    const sent = (await outboxOf(this.site, number)).findLast(({ channel }) => channel === 'sms')
    const code = /#(\d{6})\b/.exec(sent?.text ?? '')?.[1]
    assert.ok(code, `no code was sent to ${number}: ${sent?.text}`)
    return this.submit({ 'one-time-code': code })
  }

  /** Answers the newest call to a number by pressing keys, and says so on the page. */
  async answerCall(number: string, keys = '#'): Promise<this> {
    const call = (await outboxOf(this.site, number)).findLast(({ channel }) => channel === 'voice')
    const { id } = (call?.payload ?? {}) as { id?: string }
    assert.ok(id, `nobody called ${number}`)
    const headers = { 'content-type': 'application/json' }
    await fetch(`${this.site.url}/demo/voice/${id}`, { method: 'POST', headers, body: JSON.stringify({ keys }) })
    const form = this.forms.find(({ fields }) => !fields.some(({ name }) => name === 'code' || name === 'by'))
    const fields = (form?.fields ?? []).map(({ name = '', value = '' }) => [name, value] as const)
    return this.go(form?.action ?? this.url, { ...Object.fromEntries(fields), act: 'continue' })
  }

  /** Presses the button of the form that has this field, as it stands. */
  async send(field: string): Promise<this> {
    const fields = this.forms.flatMap((form) => form.fields)
    return this.submit({ [field]: fields.find(({ name }) => name === field)?.value ?? '' })
  }

  /** Whether this browser is signed in with an account of the realm. */
  async isIn(realm: string): Promise<boolean> {
    await this.go(`/account/activity?account=${realm}`)
    return this.status === 200 && this.step === undefined
  }
}

type Asked = { url: string; method: string; headers: Record<string, string>; payload?: string }

/** As much of a server as a browser asks of it, answered by the one on the port. */
function overHttp({ url: site }: Site): FastifyInstance {
  const inject = async ({ url, method, headers, payload }: Asked) => {
    const address = new URL(url, site)
    const body = payload === undefined ? {} : { body: payload }
    const answer = await fetch(address, { method, headers, redirect: 'manual', ...body })
    const location = answer.headers.get('location')
    const onward = location === null ? undefined : new URL(location, address).href.replace(site, '')
    return {
      statusCode: answer.status,
      headers: { ...Object.fromEntries(answer.headers), ...(onward !== undefined && { location: onward }) },
      body: await answer.text(),
      cookies: answer.headers.getSetCookie().map(cookieOf),
    }
  }
  return { inject } as unknown as FastifyInstance
}

function cookieOf(line: string): { name: string; value: string; maxAge?: number } {
  const [pair = '', ...rest] = line.split('; ')
  const at = pair.indexOf('=')
  const age = rest.find((part) => part.startsWith('Max-Age='))?.slice('Max-Age='.length)
  return { name: pair.slice(0, at), value: pair.slice(at + 1), ...(age !== undefined && { maxAge: Number(age) }) }
}
