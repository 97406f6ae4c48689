/** A browser without scripts, on a server without a port: cookies, redirects, forms. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

export type Attributes = Record<string, string>
export type PageForm = { action: string; fields: Attributes[]; buttons: Attributes[] }
type BrowserOptions = { headers?: Attributes; remoteAddress?: string; follow?: boolean }

export class InjectBrowser {
  readonly cookies = new Map<string, string>()
  /** How long each cookie is to be kept, in seconds; undefined: until the window closes. */
  readonly ages = new Map<string, number | undefined>()
  readonly app: FastifyInstance
  readonly options: BrowserOptions
  url = '/'
  status = 0
  html = ''
  headers: LightMyRequestResponse['headers'] = {}

  constructor(app: FastifyInstance, options: BrowserOptions = {}) {
    this.app = app
    this.options = options
    // Each has a mark of its own from the beginning, as browsers get one with the first page.
    this.cookies.set(
      'browser',
      Buffer.from(randomUUID() + randomUUID())
        .toString('base64url')
        .slice(0, 43),
    )
  }

  /** Follows redirects as long as they stay on pages of the server; where they end is `url`. */
  async go(address: string, form?: Record<string, string | string[]>): Promise<this> {
    let next: { url: string; form?: Record<string, string | string[]> } = { url: address, ...(form && { form }) }
    for (let hops = 0; hops < 10; hops += 1) {
      const answer = await this.#ask(next)
      this.url = next.url
      const { location } = answer.headers
      if (this.options.follow === false || answer.statusCode < 300 || answer.statusCode >= 400 || !location) return this
      next = { url: location }
    }
    throw new Error(`too many redirects at ${this.url}`)
  }

  async #ask({
    url,
    form,
  }: {
    url: string
    form?: Record<string, string | string[]>
  }): Promise<LightMyRequestResponse> {
    const headers: Attributes = {
      accept: 'text/html',
      'accept-language': 'en',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
      ...this.options.headers,
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    const { remoteAddress } = this.options
    const answer = await this.app.inject({
      url,
      headers,
      method: form ? 'POST' : 'GET',
      ...(form && { payload: encoded(form) }),
      ...(remoteAddress !== undefined && { remoteAddress }),
    })
    for (const cookie of answer.cookies) {
      if (cookie.value === '' || cookie.maxAge === 0) this.cookies.delete(cookie.name)
      else this.cookies.set(cookie.name, cookie.value)
      this.ages.set(cookie.name, cookie.maxAge)
    }
    this.status = answer.statusCode
    this.headers = answer.headers
    this.html = answer.body
    return answer
  }

  get step(): string | undefined {
    return /<main\b[^>]*\bdata-step="([^"]*)"/.exec(this.html)?.[1]
  }
  get refusal(): string | undefined {
    return /data-refusal="([^"]*)"/.exec(this.html)?.[1]
  }
  get qr(): string | undefined {
    return decode(/data-qr="([^"]*)"/.exec(this.html)?.[1] ?? '') || undefined
  }
  get text(): string {
    return decode(this.html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
  }
  get forms(): PageForm[] {
    return [...this.html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([text]) => ({
      action: attributesOf(/<form\b[^>]*>/.exec(text)?.[0] ?? '').action ?? this.url,
      fields: [...text.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => attributesOf(tag)),
      buttons: [...text.matchAll(/<button\b[^>]*>/g)].map(([tag]) => attributesOf(tag)),
    }))
  }

  /** Fills the first form that has all these fields (by name or autocomplete token) and presses `act`, or its first button. */
  async submit(values: Record<string, string>, act?: string): Promise<this> {
    const fits = (field: Attributes, key: string) => field.name === key || field.autocomplete === key
    const keys = Object.keys(values)
    const form = this.forms.find(({ fields }) => keys.every((key) => fields.some((field) => fits(field, key))))
    if (!form)
      throw new Error(`no form for ${keys} at ${this.url} (${this.status}, ${this.step}): ${this.text.slice(0, 300)}`)
    const body: Record<string, string> = {}
    for (const field of form.fields) {
      if (!field.name) continue
      const key = keys.find((one) => fits(field, one))
      if (key !== undefined) body[field.name] = values[key] ?? ''
      else if (field.type !== 'checkbox' || 'checked' in field) body[field.name] = field.value ?? ''
    }
    const button = form.buttons.find(({ type }) => type !== 'button')
    if (act !== undefined) body.act = act
    else if (button?.name) body[button.name] = button.value ?? ''
    return this.go(form.action, body)
  }
}

const attributesOf = (tag: string): Attributes =>
  Object.fromEntries(
    [...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      decode(value),
    ]),
  )

const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const encoded = (form: Record<string, string | string[]>): string =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  ).toString()
