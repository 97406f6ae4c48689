/** The sample application at /demo/app. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { decodeJwt } from 'jose'
import { z } from 'zod'
import type { Keyring } from '../../base/crypto/keyring.ts'
import { type Instant, SECOND } from '../../base/time/instant.ts'
import { parseForm } from '../../base/web/parse.ts'
import { realmByKey } from '../../campus/index.ts'
import { type FrameDeps, frameOf, type PageFrame, sendPage } from '../../design/index.ts'
import { formatTime } from '../../i18n/index.ts'
import { type Kept, keptBegun, keptSignedIn } from './kept-cookie.ts'
import { type Begun, type DemoClient, openDemoClient, type SignedIn } from './oidc-client.ts'
import { FailedPage } from './pages/failed.tsx'
import { SignedInPage } from './pages/signed-in.tsx'
import { WelcomePage } from './pages/welcome.tsx'
import { DEMO_CLIENT_ID } from './register.ts'
import { openTold, type Told } from './told.ts'

type DemoAppDeps = FrameDeps & { baseUrl: string; keyring: Keyring }

const startSchema = z.object({
  realm: z.string().max(100),
  level: z.literal('mfa').optional(),
  again: z.literal('yes').optional(),
  hint: z.string().max(320).optional(),
  lang: z.string().optional(),
})
const homeSchema = z.object({ refreshed: z.literal('yes').optional(), lang: z.string().optional() }).loose()
const backchannelSchema = z.object({ logout_token: z.string().max(10_000) })

/** What all its routes share. */
type Sample = {
  deps: DemoAppDeps
  client: DemoClient
  begun: Kept<Begun>
  signedIn: Kept<SignedIn>
  told: Told
}

export function demoAppRoutes(app: FastifyInstance, deps: DemoAppDeps): void {
  const client = openDemoClient({ baseUrl: deps.baseUrl, realms: Object.keys(deps.campus.realms) })
  const sample = { deps, client, begun: keptBegun(deps), signedIn: keptSignedIn(deps), told: openTold() }
  homeRoute(app, sample)
  signInRoutes(app, sample)
  signedInRoutes(app, sample)
  backchannelRoute(app, sample)
}

function homeRoute(app: FastifyInstance, sample: Sample): void {
  const { campus } = sample.deps
  app.get('/demo/app', async (request, reply) => {
    const { refreshed } = homeSchema.parse(request.query)
    const frame = frameFor(sample, request)
    const kept = sample.signedIn.read(request)
    const realm = kept && realmByKey(campus, kept.realm)
    if (!kept || !realm) return sendPage(reply, <WelcomePage frame={frame} waysIn={waysIn(sample, frame)} />)
    const idToken = decodeJwt(kept.idToken)
    const timeIn = (instant: Instant) =>
      formatTime(frame.language, instant, campus.institution.timeZone, request.visit.now)
    const endedAt = sample.told.when(String(idToken.sid))
    const page = (
      <SignedInPage
        frame={frame}
        realm={{ key: realm.key, name: realm.name[frame.language] }}
        idToken={idToken}
        userinfo={await sample.client.userinfo(kept)}
        since={timeIn(Number(idToken.auth_time) * SECOND)}
        canRefresh={kept.refreshToken !== undefined}
        refreshed={refreshed !== undefined}
        endedAt={endedAt === undefined ? undefined : timeIn(endedAt)}
      />
    )
    return sendPage(reply, page)
  })
}

function signInRoutes(app: FastifyInstance, sample: Sample): void {
  const { deps, client, begun, signedIn } = sample
  app.get('/demo/app/start', async (request, reply) => {
    const { realm, level, again, hint } = parseForm(startSchema, request.query)
    if (!realmByKey(deps.campus, realm)) return reply.callNotFound()
    const wish = { level, again: again !== undefined, hint, language: frameFor(sample, request).language }
    const { address, begun: kept } = await client.begin(realm, wish)
    begun.set(reply, kept)
    return reply.redirect(address, 303)
  })
  app.get('/demo/app/callback', async (request, reply) => {
    const kept = begun.read(request)
    if (!kept) return fail(sample, request, reply)
    begun.clear(reply)
    try {
      signedIn.set(reply, await client.finish(kept, request.url))
    } catch (error) {
      return fail(sample, request, reply, error)
    }
    return reply.redirect('/demo/app', 303)
  })
}

function signedInRoutes(app: FastifyInstance, sample: Sample): void {
  const { client, signedIn } = sample
  app.post('/demo/app/refresh', async (request, reply) => {
    const kept = signedIn.read(request)
    if (!kept) return reply.redirect('/demo/app', 303)
    try {
      signedIn.set(reply, await client.refresh(kept))
    } catch (error) {
      return fail(sample, request, reply, error)
    }
    return reply.redirect('/demo/app?refreshed=yes', 303)
  })
  app.post('/demo/app/sign-out', async (request, reply) => {
    const kept = signedIn.read(request)
    signedIn.clear(reply)
    return reply.redirect(kept ? await client.signOutAddress(kept) : '/demo/app', 303)
  })
}

function backchannelRoute(app: FastifyInstance, { client, told }: Sample): void {
  // Open: it is Sleutelbos that calls, without a browser; the token's signature is what is believed.
  app.post('/demo/app/backchannel', { config: { open: true } }, async (request, reply) => {
    const { logout_token } = parseForm(backchannelSchema, request.body)
    reply.header('cache-control', 'no-store')
    try {
      told.add(await client.endedSession(logout_token), request.visit.now)
      return reply.send({})
    } catch {
      return reply.code(400).send({ error: 'invalid_request' })
    }
  })
}

/** The application wears a sign of its own, and none of the campus's numbers: it is somebody else's. */
function frameFor({ deps }: Sample, request: FastifyRequest, here = request.url): PageFrame {
  const { emergency: _, ...frame } = frameOf(request, deps, { here })
  const name = frame.t('demo.app.name')
  const brand = { key: DEMO_CLIENT_ID, name, shortName: name, accentLight: '', accentDark: '', sign: FLASK }
  return { ...frame, brand, sections: [] }
}

/** A flask, drawn for 34 by 34. */
const FLASK = 'M14 9h6M15.5 9v6L11 24a1.5 1.5 0 0 0 1.4 2h9.2a1.5 1.5 0 0 0 1.4-2l-4.5-9V9M13.2 20h7.6'

const waysIn = ({ deps }: Sample, { language }: PageFrame) =>
  Object.values(deps.campus.realms).map(({ key, name }) => ({ realm: key, name: name[language] }))

function fail(sample: Sample, request: FastifyRequest, ...[reply, error]: [FastifyReply, unknown?]): FastifyReply {
  const page = <FailedPage frame={frameFor(sample, request, '/demo/app')} reason={reasonOf(error)} />
  return sendPage(reply, page, { status: 400 })
}

/** The error code of OAuth 2.0 where there is one; never a text that came in with the request. */
function reasonOf(error: unknown): string {
  const { error: code } = (error ?? {}) as { error?: unknown }
  return typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? code : 'unexpected_answer'
}
