/** The web server: one Fastify, with what every door needs and no door knows of another. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import fastifyCookie from '@fastify/cookie'
import fastifyFormbody from '@fastify/formbody'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Keyring } from '../crypto/keyring.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Clock } from '../time/clock.ts'
import type { AddressRanges } from './address-ranges.ts'
import type { Cookies } from './cookies.ts'
import { askForCertificates, type DeviceSet, openDeviceCertificates } from './device-certificates.ts'
import { isFormToken } from './form-token.ts'
import { securityHeaders } from './security-headers.ts'
import { addVisits } from './visit.ts'

/** Bodies above this are refused with 413: no form of ours comes near it. */
export const BODY_LIMIT = 64 * 1024

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The door has an anti-forgery of its own, or wants none: a protocol's endpoint, a demo call. */
    open?: boolean
  }
}

/** A form that did not come from one of this browser's own pages. */
export class ForeignForm extends Error {
  override name = 'ForeignForm'
}

/** Answers requests before Fastify sees them; false leaves them to it. For protocol endpoints whose every microsecond counts. */
export type RawDoor = (request: IncomingMessage, response: ServerResponse) => boolean

export type WebDeps = {
  clock: Clock
  keyring: Keyring
  cookies: Cookies
  telemetry: Telemetry
  trustedProxies: AddressRanges
  https: boolean
  tls?: { cert: Buffer; key: Buffer }
  /** Computers whose certificates count; none unless told. */
  deviceSets?: readonly DeviceSet[]
  rawDoors?: RawDoor[]
}

/** A server with cookies, forms, visits, security headers, anti-forgery and metrics; the doors are registered on it. */
export async function openWeb(deps: WebDeps): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    serverFactory: (handler) => listenerOf(deps, handler),
  })
  await app.register(fastifyCookie)
  await app.register(fastifyFormbody, { bodyLimit: BODY_LIMIT })
  const headers = securityHeaders(deps)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  addVisits(app, { ...deps, devices: openDeviceCertificates(deps.deviceSets ?? []) })
  app.addHook('preHandler', (request, _reply, done) => {
    const foreign = asksFormToken(request) && !hasFormToken(deps.keyring, request)
    done(foreign ? new ForeignForm() : undefined)
  })
  countRequests(app, deps.telemetry)
  return app
}

/** How the server speaks TLS; also when a renewed certificate is taken up. */
export const tlsOptions = (tls: NonNullable<WebDeps['tls']>, deviceSets: readonly DeviceSet[]) =>
  ({ ...tls, ...askForCertificates(deviceSets), minVersion: 'TLSv1.2' }) as const

function listenerOf(
  { tls, deviceSets = [], rawDoors = [] }: WebDeps,
  handler: (req: IncomingMessage, res: ServerResponse) => void,
) {
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (!rawDoors.some((door) => door(request, response))) handler(request, response)
  }
  return tls ? createSecureServer(tlsOptions(tls, deviceSets), answer) : createServer(answer)
}

/** Whatever may change something; an address that is not there changes nothing, and is to say no more than that. */
const asksFormToken = ({ method, is404, routeOptions }: FastifyRequest) =>
  method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && !is404 && !routeOptions.config.open

const hasFormToken = (keyring: Keyring, request: FastifyRequest) =>
  isFormToken(keyring, request.visit.browser, (request.body as Record<string, unknown> | undefined)?.form_token)

function countRequests(app: FastifyInstance, telemetry: Telemetry): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    telemetry.requests.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
}
