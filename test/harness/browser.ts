/** A browser without scripts: it keeps cookies and follows redirects, as far as it is asked to. */

export type Page = { status: number; url: string; text: string; headers: Headers }

export class Browser {
  readonly jar = new Map<string, string>()
  readonly headers: Record<string, string>

  constructor(headers: Record<string, string> = {}) {
    this.headers = headers
  }

  /** One request; redirects are answers. */
  async get(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...this.headers, ...(cookie && { cookie }), ...(init.headers as Record<string, string>) }
    const response = await fetch(url, { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    return response
  }

  keep(line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const gone = /max-age=0\b|1970/i.test(line)
    if (gone) this.jar.delete(pair.slice(0, at))
    else this.jar.set(pair.slice(0, at), pair.slice(at + 1))
  }

  /** Follows redirects of this server; ends at a page, or at an address elsewhere, which is not opened. */
  async follow(url: string, init: RequestInit = {}): Promise<Page> {
    const { origin } = new URL(url)
    let at = url
    for (let hops = 0; hops < 15; hops += 1) {
      const response = await this.get(at, hops === 0 ? init : {})
      const location = response.headers.get('location')
      if (location === null)
        return { status: response.status, url: at, text: await response.text(), headers: response.headers }
      const next = new URL(location, at)
      if (next.origin !== origin)
        return { status: response.status, url: next.href, text: '', headers: response.headers }
      at = next.href
    }
    throw new Error(`redirects without end: ${at}`)
  }

  async post(url: string, fields: Record<string, string>): Promise<Page> {
    return this.follow(url, { method: 'POST', body: new URLSearchParams(fields) })
  }
}
