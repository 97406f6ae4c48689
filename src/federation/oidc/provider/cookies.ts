/**
 * The library's cookies, as the house names and sets them (outside contract): path `/`, `HttpOnly`, `SameSite=Lax`,
 * with https `__Host-` and `Secure`. The session's cookie is read and never written: sign-in alone writes it. Each
 * waiting sign-in has a cookie of its own, so that two tabs do not get into each other's way.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionCookie } from '../../../sign-in/index.ts'

export type CookieNames = { session: string; interaction: string; resume: string }

export const cookieNames = (name: (base: string) => string, realm: string): CookieNames => ({
  session: name(sessionCookie(realm)),
  interaction: name(`interaction-${realm}`),
  resume: name(`resume-${realm}`),
})

/** The cookie by which a browser proves that a waiting sign-in began in it. */
export const resumeCookie = (names: CookieNames, interaction: string): string => `${names.resume}-${interaction}`

/** What Koa calls `ctx.cookies`, as far as the library uses it. */
export function libraryCookies(request: IncomingMessage, response: ServerResponse, names: CookieNames, https: boolean) {
  return {
    secure: https,
    get: (name: string) =>
      readCookie(request, name === names.resume ? resumeCookie(names, interactionIn(request)) : name),
    set(name: string, value: string | null, { maxAge }: { maxAge?: number } = {}) {
      if (name !== names.resume) return
      const age = value === null ? 0 : Math.floor((maxAge ?? 0) / 1000)
      const cookie = resumeCookie(names, value ?? interactionIn(request))
      const parts = [
        `${cookie}=${value ?? ''}`,
        'Path=/',
        `Max-Age=${age}`,
        'HttpOnly',
        'SameSite=Lax',
        ...(https ? ['Secure'] : []),
      ]
      response.appendHeader('set-cookie', parts.join('; '))
    },
  }
}

/** `…/auth/{interaction}`, where a sign-in returns to. */
const interactionIn = ({ url = '' }: IncomingMessage): string => /\/auth\/([A-Za-z0-9_-]+)(?:\?|$)/.exec(url)?.[1] ?? ''

/** One cookie of a request; the first, when a name came twice. */
export function readCookie({ headers }: IncomingMessage, name: string): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}
