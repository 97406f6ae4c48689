import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Keyring } from '../crypto/keyring.ts'
import { randomToken } from '../random.ts'
import type { Clock } from '../time/clock.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { type AddressRanges, plainAddress } from './address-ranges.ts'
import { clientAddress } from './client-address.ts'
import type { Cookies } from './cookies.ts'
import type { DeviceCertificates } from './device-certificates.ts'
import { formTokenOf } from './form-token.ts'

/** What is known of a request before anybody signs in. */
export type Visit = {
  now: Instant
  /** The client's address, or undefined when it cannot be known. */
  address: string | undefined
  /** The campus's own devices by whose certificate this connection proved itself, by key. */
  devices: readonly string[]
  /** What limits count by, also when the address is unknown. */
  limitBy: string
  /** The mark of this browser: a cookie that only it holds. Store no more than its hash. */
  browser: string
  userAgent: string
  acceptLanguage: string
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit
    formToken: string
  }
}

const MARK = 'browser'
const MARK_FORM = /^[A-Za-z0-9_-]{43}$/
const MARK_AGE = 90 * DAY

type VisitDeps = {
  clock: Clock
  keyring: Keyring
  cookies: Cookies
  trustedProxies: AddressRanges
  devices: DeviceCertificates
}

/** Gives every request its `visit` and `formToken`, made when first asked for, and sets the browser's mark when it is new. */
export function addVisits(app: FastifyInstance, deps: VisitDeps): void {
  const visits = new WeakMap<FastifyRequest, Visit>()
  const marked = new WeakSet<FastifyRequest>()
  app.decorateRequest('visit', {
    getter() {
      const known = visits.get(this)
      if (known) return known
      const visit = visitOf(this, deps)
      visits.set(this, visit)
      if (visit.browser !== deps.cookies.read(this, MARK)) marked.add(this)
      return visit
    },
  })
  app.decorateRequest('formToken', {
    getter() {
      return formTokenOf(deps.keyring, this.visit.browser)
    },
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    const visit = marked.has(request) ? visits.get(request) : undefined
    if (visit) deps.cookies.set(reply, MARK, visit.browser, { maxAge: MARK_AGE })
    done(null, payload)
  })
}

function visitOf(request: FastifyRequest, { clock, cookies, trustedProxies, devices }: VisitDeps): Visit {
  const { headers, socket } = request
  const now = clock.now()
  const peer = socket.remoteAddress ?? ''
  const mark = cookies.read(request, MARK)
  const forwardedFor = headers['x-forwarded-for']
  const header = Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor
  return {
    now,
    ...clientAddress(peer, header, trustedProxies),
    // A proxy's own certificate says nothing of those for whom it calls.
    devices: trustedProxies.has(plainAddress(peer)) ? [] : devices.provenBy(socket, now),
    browser: mark && MARK_FORM.test(mark) ? mark : randomToken(32),
    userAgent: (headers['user-agent'] ?? '').slice(0, 400),
    acceptLanguage: (headers['accept-language'] ?? '').slice(0, 200),
  }
}
