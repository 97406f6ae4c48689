import type { FastifyReply, FastifyRequest } from 'fastify'
import '@fastify/cookie'

/**
 * Cookies as this installation names them. Over https they bear `__Host-` and `Secure`; over http, which is for
 * loopback alone, neither. Always `HttpOnly`, `SameSite=Lax`, path `/`.
 */
export type Cookies = {
  name(base: string): string
  read(request: FastifyRequest, base: string): string | undefined
  /** `maxAge` in milliseconds; left out, the cookie ends with the browser. */
  set(reply: FastifyReply, base: string, value: string, options?: { maxAge?: number }): void
  clear(reply: FastifyReply, base: string): void
}

export function openCookies({ https }: { https: boolean }): Cookies {
  const name = (base: string) => (https ? `__Host-${base}` : base)
  const fixed = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const
  return {
    name,
    read: (request, base) => request.cookies[name(base)],
    set: (reply, base, value, options = {}) => {
      const age = options.maxAge === undefined ? {} : { maxAge: Math.floor(options.maxAge / 1000) }
      reply.setCookie(name(base), value, { ...fixed, ...age })
    },
    clear: (reply, base) => {
      reply.clearCookie(name(base), fixed)
    },
  }
}
