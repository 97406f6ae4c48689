/** `response_mode=form_post`: the answer goes to the application in a form of the browser's (OAuth 2.0 Form Post Response Mode). */
import { hash } from 'node:crypto'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { contentPolicy } from '../../../base/web/security-headers.ts'
import type { Realm } from '../../../campus/index.ts'
import { frameOf, renderPage } from '../../../design/index.ts'
import type { OidcDeps } from '../deps.ts'
import { FormPostPage, SEND_AT_ONCE } from '../pages/form-post.tsx'
import type { Work } from '../records/work.ts'
import { formTarget } from './form-target.ts'

/** The one inline script there is: allowed by its hash, on this page alone. */
const SCRIPT = `'sha256-${hash('sha256', SEND_AT_ONCE, 'base64')}'`

/** Puts our page, in the person's language and working without scripts, in the place of the library's. */
export async function sendFormPost(
  deps: OidcDeps,
  realm: Realm,
  { ctx, work }: { ctx: KoaContextWithOIDC; work: Work },
): Promise<void> {
  const { params } = ctx.oidc ?? {}
  const { visit, fields } = work
  if (!visit || !fields || params?.response_mode !== 'form_post' || work.page || ctx.status === 303) return
  const action = String(params.redirect_uri)
  const frame = frameOf(visit.request, deps, { realm, here: visit.request.originalUrl })
  const given = Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string')
  const policy = contentPolicy([formTarget(action)]).replace("script-src 'self'", `script-src 'self' ${SCRIPT}`)
  visit.reply.header('content-security-policy', policy)
  ctx.status = 200
  ctx.type = 'html'
  ctx.body = renderPage(FormPostPage({ frame, action, fields: given }))
}
