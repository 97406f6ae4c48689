/** An error that no application can be told of goes to the person, on a page of ours. */
import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { Application, Realm } from '../../../campus/index.ts'
import { frameOf, type RefusalKey, renderPage } from '../../../design/index.ts'
import type { OidcDeps } from '../deps.ts'
import { RefusedPage } from '../pages/refused.tsx'
import { NotForThisPerson } from '../provider/prompts.ts'
import { currentWork } from '../records/work.ts'
import { renderNotAllowed } from './not-allowed.ts'

type Failed = { ctx: KoaContextWithOIDC; out: object; error: Error }

export function renderError(deps: OidcDeps, realm: Realm, { ctx, out, error }: Failed): void {
  const work = currentWork()
  // A program asked, whatever it says that it accepts: it gets what programs read.
  if (!work.visit) {
    ctx.body = out
    return
  }
  const frame = frameOf(work.visit.request, deps, { realm, here: work.visit.request.originalUrl })
  const application = applicationOf(deps, realm, ctx)
  work.page = true
  ctx.set('cache-control', 'no-store')
  ctx.type = 'html'
  if (error instanceof NotForThisPerson && application) {
    renderNotAllowed(deps, realm, { ctx, frame, application, refusal: error.refusal })
    return
  }
  const values = { application: application?.name[frame.language] ?? '' }
  ctx.body = renderPage(RefusedPage({ frame, refusal: refusalKey(error), values, detail: detailOf(out) }))
}

const applicationOf = ({ campus }: OidcDeps, realm: Realm, ctx: KoaContextWithOIDC): Application | undefined =>
  Object.values(campus.applications).find(
    ({ realm: of, oidc }) => of === realm.key && oidc !== undefined && oidc.clientId === ctx.oidc.client?.clientId,
  )

function refusalKey(error: Error): RefusalKey {
  if (error instanceof errors.SessionNotFound) return 'authorization-expired'
  if (error instanceof errors.InvalidRedirectUri) return 'redirect-address'
  if (error instanceof errors.InvalidClient) return 'unknown-application'
  return 'authorization-request'
}

/** For whoever keeps the application: error code and description, as the protocol has them. */
function detailOf(out: object): string {
  const { error, error_description: description } = out as { error?: string; error_description?: string }
  return [error, description].filter(Boolean).join(': ')
}
