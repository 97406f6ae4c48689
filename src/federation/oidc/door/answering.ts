/** Around each answer of the library: commit first, then speak. */
import type Provider from 'oidc-provider'
import type { errors, KoaContextWithOIDC } from 'oidc-provider'
import { AWAY_FOR, isDatabaseAway } from '../../../base/database/database.ts'
import type { Realm } from '../../../campus/index.ts'
import { noteLastSeen } from '../../../sign-in/index.ts'
import type { OidcDeps } from '../deps.ts'
import { AWAY, RESPONSE_MODES } from '../provider/settings.ts'
import { commitWork, type Outcome } from '../records/commit.ts'
import { currentWork, type Work } from '../records/work.ts'
import { sendFormPost } from './form-post.tsx'

/** Hooks the unit of work into a provider. */
export function answering(deps: OidcDeps, realm: Realm, provider: Provider): void {
  provider.on('server_error', (ctx, error) => {
    if (isDatabaseAway(error)) sayAway(deps, ctx, error)
    else deps.log.error({ err: error, realm: realm.key }, 'the protocol library failed')
  })
  // Koa's own event, which the library's types do not name; unheard, it would write on the console.
  const koa: NodeJS.EventEmitter = provider
  koa.on('error', (error: unknown) => deps.log.error({ err: error, realm: realm.key }, 'an answer failed'))
  provider.on('authorization.success', (_ctx, fields) => {
    currentWork().fields = fields
  })
  provider.on('authorization.error', (ctx, error) => {
    currentWork().fields = errorFields(ctx, error)
  })
  provider.use(async (context, next) => {
    const ctx = context as unknown as KoaContextWithOIDC
    const work = currentWork()
    await next()
    // The library names what it can do, not what we let it.
    if (ctx.routerName === 'discovery') (ctx.body as Record<string, unknown>).response_modes_supported = RESPONSE_MODES
    // An error that goes to the application by redirect is an error all the same.
    const good = ctx.status < 400 && !('error' in (work.fields ?? {}))
    note(work, ctx, realm)
    try {
      const outcome = await commitWork(deps, work, good)
      if (outcome !== 'written') refuse(ctx, outcome)
      else if (good && work.visit && work.browser) await noteLastSeen(deps.db, work.browser, work.now)
    } catch (error) {
      // Nothing was written, so nothing of what the library made may leave.
      if (isDatabaseAway(error)) sayAway(deps, ctx, error)
      else {
        deps.log.error({ err: error, realm: realm.key }, 'an answer could not be committed')
        work.fault = error
        ctx.status = 500
        ctx.body = { error: 'server_error' }
      }
    }
    if (!work.visit) return
    await sendFormPost(deps, realm, { ctx, work })
    ctx.respond = false
    work.answer = { status: ctx.status, body: ctx.body, type: ctx.response.get('content-type') }
  })
}

/** A program is told to come back; a person gets the house's own page for it, by way of the fault. */
function sayAway({ log }: OidcDeps, ctx: KoaContextWithOIDC, error: unknown): void {
  log.warn({ err: error }, 'the database is away')
  currentWork().fault = error
  ctx.status = 503
  ctx.set('retry-after', String(AWAY_FOR))
  ctx.body = AWAY
}

/** Writes into the unit of work what the library leaves unsaid. */
function note(work: Work, ctx: KoaContextWithOIDC, realm: Realm): void {
  // A session remembers an application when it got a code, and not when it merely asked.
  if (!work.adds.some(({ kind }) => kind === 'AuthorizationCode')) work.authorized = undefined
  const { reused } = work
  if (reused?.kind !== 'RefreshToken' || ctx.routerName !== 'token' || work.revoked.size === 0) return
  const { account, client, grantId } = reused
  work.notes.push({
    ...{ at: work.now, what: 'refresh-token.reused', actor: 'system', realm: realm.key, account, application: client },
    details: { grant: grantId },
  } as const)
}

/** What came second gets nothing, and nothing that was given to the first is taken back. */
function refuse(ctx: KoaContextWithOIDC, outcome: Exclude<Outcome, 'written'>): void {
  const replayed = outcome === 'replayed'
  ctx.status = replayed ? 401 : 400
  ctx.body = replayed
    ? { error: 'invalid_client', error_description: 'client authentication failed' }
    : { error: 'invalid_grant', error_description: 'grant request is invalid' }
}

function errorFields(ctx: KoaContextWithOIDC, error: errors.OIDCProviderError): Record<string, unknown> {
  const { state } = ctx.oidc.params ?? {}
  return { error: error.error, error_description: error.error_description, state, iss: ctx.oidc.issuer }
}
