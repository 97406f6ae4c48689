/** A browser without scripts: cookies, redirects, forms. */
import { type Answer, headerOf, headersOf } from './answer.ts'
import { Connection } from './connection.ts'
import { filled, formHolding, formPressing, formWith } from './forms.ts'

export type Page = { status: number; url: URL; html: string; answer: Answer }

const FORM_HEADERS = 'content-type: application/x-www-form-urlencoded\r\n'
const MOST_HOPS = 12

/**
 * By what accounts know a browser, by origin: nearly everybody signs in where they have before, and only others cause a
 * mail. One token does for all accounts, as on a computer of a household.
 */
const known = new Map<string, Map<string, string>>()
const KNOWN = /^(__Host-)?known-/

export class Browser {
  readonly origin: string
  readonly #connection: Connection
  readonly #cookies = new Map<string, string>()

  /** All addresses that it visits are of `origin`; several browsers may take turns on one connection. */
  constructor(origin: string, connection?: Connection) {
    this.origin = origin
    this.#connection = connection ?? new Connection(Number(new URL(origin).port))
    for (const [name, value] of known.get(origin) ?? []) this.#cookies.set(name, value)
  }

  /** The same browser another day: of its cookies it keeps those by which accounts know it. */
  again(): Browser {
    const next = new Browser(this.origin, this.#connection)
    for (const [name, value] of this.#cookies) if (KNOWN.test(name)) next.#cookies.set(name, value)
    return next
  }

  /** Goes to an address and on wherever it leads, until a page comes or the way leaves this origin. */
  visit(address: string, more = ''): Promise<Page> {
    return this.#go(new URL(address, this.origin), undefined, more)
  }

  /** Fills the form that has these fields, by their autocomplete tokens, and sends it. */
  submit(page: Page, values: Record<string, string>): Promise<Page> {
    const form = formWith(page.html, Object.keys(values)[0] ?? '')
    if (!form) throw new Error(`no field ${Object.keys(values)[0]} at ${page.url.pathname} (${page.status})`)
    return this.#go(new URL(form.action, page.url), filled(form, values), '')
  }

  /** Sends the form that has a hidden field of this name, with this in it, as a script would. */
  submitHidden(page: Page, field: string, value: string): Promise<Page> {
    const form = formHolding(page.html, field)
    if (!form) throw new Error(`no hidden field ${field} at ${page.url.pathname} (${page.status})`)
    return this.#go(new URL(form.action, page.url), filled(form, { [field]: value }), '')
  }

  /** Presses the button `act` of this value, in the first form that has one; it sends what the form holds. */
  press(page: Page, act: string): Promise<Page> {
    const form = formPressing(page.html, act)
    if (!form) throw new Error(`no button ${act} at ${page.url.pathname} (${page.status})`)
    return this.#go(new URL(form.action, page.url), filled(form, {}), '')
  }

  /** What a script of the page sends by itself. */
  call(url: URL, form: URLSearchParams): Promise<Answer> {
    return this.#send(url, form.toString(), '')
  }

  /** The head of a request of this browser, for a connection of its own. */
  cookies(): string {
    return this.#cookieHeader()
  }

  close(): void {
    this.#connection.close()
  }

  async #go(from: URL, form: string | undefined, more: string): Promise<Page> {
    let url = from
    let body = form
    for (let hops = 0; hops < MOST_HOPS; hops += 1) {
      if (url.origin !== this.origin) return { status: 0, url, html: '', answer: ELSEWHERE }
      const answer = await this.#send(url, body, more)
      const next = answer.status >= 300 && answer.status < 400 ? headerOf(answer, 'location') : undefined
      if (next === undefined) return { status: answer.status, url, html: answer.body.toString(), answer }
      url = new URL(next, url)
      body = undefined
    }
    throw new Error(`no end of redirects at ${url.pathname}`)
  }

  async #send(url: URL, body: string | undefined, more: string): Promise<Answer> {
    const answer = await this.#connection.send({
      method: body === undefined ? 'GET' : 'POST',
      path: url.pathname + url.search,
      headers: `accept: text/html\r\naccept-language: en\r\n${this.#cookieHeader()}${body === undefined ? '' : FORM_HEADERS}${more}`,
      body,
    })
    for (const cookie of headersOf(answer, 'set-cookie')) this.#keep(cookie)
    return answer
  }

  #keep(cookie: string): void {
    const end = cookie.indexOf(';')
    const pair = end < 0 ? cookie : cookie.slice(0, end)
    const at = pair.indexOf('=')
    const gone = at + 1 === pair.length || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)
    if (gone) this.#cookies.delete(pair.slice(0, at))
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    if (gone || !KNOWN.test(pair)) return
    known.set(this.origin, (known.get(this.origin) ?? new Map()).set(pair.slice(0, at), pair.slice(at + 1)))
  }

  #cookieHeader(): string {
    if (this.#cookies.size === 0) return ''
    return `cookie: ${[...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')}\r\n`
  }
}

const ELSEWHERE: Answer = { status: 0, head: '', body: Buffer.alloc(0), closes: false, size: 0 }
