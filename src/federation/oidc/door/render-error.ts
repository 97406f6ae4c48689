/** An error that no application can be told of goes to the person, on a page of ours. */
import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { Realm } from '../../../campus/index.ts'
import { frameOf, type RefusalKey, renderPage } from '../../../design/index.ts'
import { formatDate } from '../../../i18n/index.ts'
import type { OidcDeps } from '../deps.ts'
import { RefusedPage } from '../pages/refused.tsx'
import { NotForThisPerson } from '../provider/prompts.ts'
import { PATHS } from '../provider/settings.ts'
import { currentWork } from '../records/work.ts'

type Failed = { ctx: KoaContextWithOIDC; out: object; error: Error }

export function renderError(deps: OidcDeps, realm: Realm, { ctx, out, error }: Failed): void {
  const work = currentWork()
  // A program asked, whatever it says that it accepts: it gets what programs read.
  if (!work.visit) {
    ctx.body = out
    return
  }
  const frame = frameOf(work.visit.request, deps, { realm, here: work.visit.request.originalUrl })
  const notForThem = error instanceof NotForThisPerson
  const day = notForThem && 'day' in error.refusal ? formatDate(frame.language, error.refusal.day, 'UTC') : ''
  const application = deps.campus.applications[applicationOf(deps, realm, ctx) ?? '']
  work.page = true
  if (notForThem) ctx.status = 403
  ctx.set('cache-control', 'no-store')
  ctx.type = 'html'
  ctx.body = renderPage(
    RefusedPage({
      frame,
      refusal: refusalKey(error),
      values: { day, application: application?.name[frame.language] ?? '' },
      ...(notForThem && { otherAccount: otherAccount(realm, ctx) }),
      ...(!notForThem && { detail: detailOf(out) }),
    }),
  )
}

const applicationOf = ({ campus }: OidcDeps, realm: Realm, ctx: KoaContextWithOIDC): string | undefined =>
  Object.values(campus.applications).find(
    ({ realm: of, oidc }) => of === realm.key && oidc !== undefined && oidc.clientId === ctx.oidc.client?.clientId,
  )?.key

function refusalKey(error: Error): RefusalKey {
  if (error instanceof NotForThisPerson) return `application-${error.refusal.why}`
  if (error instanceof errors.SessionNotFound) return 'authorization-expired'
  if (error instanceof errors.InvalidRedirectUri) return 'redirect-address'
  if (error instanceof errors.InvalidClient) return 'unknown-application'
  return 'authorization-request'
}

/** The same request, with a choice of account. */
function otherAccount(realm: Realm, ctx: KoaContextWithOIDC): string {
  const params = Object.entries({ ...ctx.oidc.params }).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  const query = new URLSearchParams([...params.filter(([name]) => name !== 'prompt'), ['prompt', 'select_account']])
  return `/realms/${realm.key}${PATHS.authorization}?${query}`
}

/** For whoever keeps the application: error code and description, as the protocol has them. */
function detailOf(out: object): string {
  const { error, error_description: description } = out as { error?: string; error_description?: string }
  return [error, description].filter(Boolean).join(': ')
}
