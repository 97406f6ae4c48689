/** Where the library sends a person who must sign in: to sign-in, with what the application asks. */
import type { Interaction, KoaContextWithOIDC } from 'oidc-provider'
import type { OidcApplication } from '../../../applications/index.ts'
import type { Realm } from '../../../campus/index.ts'
import { languageOfRequest } from '../../../design/index.ts'
import { isLanguage, type Language } from '../../../i18n/index.ts'
import { beginSignIn, type SignInRequest } from '../../../sign-in/index.ts'
import type { OidcDeps } from '../deps.ts'
import { demandsOf } from '../provider/demands.ts'
import { currentWork } from '../records/work.ts'
import { formTarget } from './form-target.ts'

type Asking = { realm: Realm; applications: ReadonlyMap<string, OidcApplication> }
type Asked = { ctx: KoaContextWithOIDC; interaction: Interaction }

export async function interactionUrl(
  deps: OidcDeps,
  { realm, applications }: Asking,
  { ctx, interaction }: Asked,
): Promise<string> {
  const { visit, browser, now } = currentWork()
  const application = applications.get(ctx.oidc.client?.clientId ?? '')
  if (!visit || !application) throw new Error('an interaction without a person or an application')
  const { params } = interaction
  const demands = demandsOf(params, application.mfa)
  const wished = languageWished(params.ui_locales)
  const language = wished ?? languageOfRequest(visit.request, deps.cookies)
  // Somebody else is signed in than the application means: they are asked again, and can say so.
  const somebodyElse = browser !== undefined && demands.subject !== undefined && demands.subject !== browser.account
  const ask: SignInRequest = {
    returnTo: `/realms/${realm.key}/back/${interaction.uid}`,
    realm: realm.key,
    ...(demands.level === 'mfa' && { level: 'mfa' }),
    ...(demands.maxAge !== undefined && { maxAge: demands.maxAge }),
    ...((demands.again || somebodyElse) && { freshAfter: now }),
    application: { id: application.key, name: application.name[language] },
    formTargets: [formTarget(String(params.redirect_uri))],
    hints: typeof params.login_hint === 'string' ? { loginHint: params.login_hint } : {},
  }
  const address = await beginSignIn(deps, visit.request, visit.reply, ask)
  return wished ? `${address}${address.includes('?') ? '&' : '?'}lang=${wished}` : address
}

/** The first of `ui_locales` that we speak (OpenID Connect Core 1.0 §3.1.2.1: by preference, separated by spaces). */
export function languageWished(locales: unknown): Language | undefined {
  if (typeof locales !== 'string') return undefined
  return locales
    .split(' ')
    .map((tag) => tag.toLowerCase().split('-')[0])
    .find((tag): tag is Language => isLanguage(tag))
}
