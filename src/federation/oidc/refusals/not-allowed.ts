/** The page for whom an application is not: the application itself is told only if the person goes back to it. */
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { UseRefusal } from '../../../applications/index.ts'
import { contentPolicy } from '../../../base/web/security-headers.ts'
import type { Application, Campus, Realm } from '../../../campus/index.ts'
import { type PageFrame, type RefusalKey, renderPage } from '../../../design/index.ts'
import { formatChoice, formatDate, type TextValues } from '../../../i18n/index.ts'
import { deskInWords } from '../../../sign-in/index.ts'
import type { OidcDeps } from '../deps.ts'
import { formTarget } from '../door/form-target.ts'
import { type Ask, NotAllowedPage, type WayBack } from '../pages/not-allowed.tsx'
import type { NotAllowed } from '../provider/may-use.ts'
import { PATHS } from '../provider/settings.ts'
import { currentWork } from '../records/work.ts'

type Refused = { ctx: KoaContextWithOIDC; frame: PageFrame; refusal: NotAllowed; application: Application }

/** Puts the page into the answer. */
export function renderNotAllowed(deps: OidcDeps, realm: Realm, refused: Refused): void {
  const { ctx, frame, refusal, application } = refused
  const { browser, visit } = currentWork()
  const back = wayBack(ctx)
  // The form leads to the application, and nowhere else may it.
  if ('action' in back) visit?.reply.header('content-security-policy', contentPolicy([formTarget(back.action)]))
  ctx.status = 403
  ctx.body = renderPage(
    NotAllowedPage({
      frame,
      application: application.name[frame.language],
      account: browser && { name: browser.signInName, initials: initialsOf(browser) },
      refusals: refusal.reasons.map((reason) => inWords(frame, application, reason)),
      ask: askFor(deps.campus, application, { frame, campuses: refusal.campuses }),
      otherAccount: otherAccount(realm, ctx),
      back,
    }),
  )
}

const initialsOf = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  [givenName, familyName].map((name) => [...name][0] ?? '').join('')

function inWords(
  { t, language }: PageFrame,
  { name }: Application,
  reason: UseRefusal,
): { refusal: RefusalKey; values: TextValues } {
  const refusal: RefusalKey = `application-${reason.why}`
  const application = name[language]
  if ('day' in reason) return { refusal, values: { application, day: formatDate(language, reason.day, 'UTC') } }
  if ('programmes' in reason)
    return { refusal, values: { application, programmes: formatChoice(language, reason.programmes) } }
  const groups = reason.groups.map((group) => t('oidc.refused.group', { group }))
  return { refusal, values: { application, groups: groups.length === 0 ? 'none' : formatChoice(language, groups) } }
}

/** Whom the application names; else the desks of the person's own campuses, or all when none of those has one. */
function askFor(
  { campuses: sites, institution }: Campus,
  { contact }: Application,
  { frame, campuses }: { frame: PageFrame; campuses: readonly string[] },
): Ask {
  const { language } = frame
  if (contact) return { about: contact.about?.[language], mail: contact.mail, page: contact.page }
  const desks = Object.values(sites).flatMap(({ key, name, desk }) =>
    desk ? [{ key, name: name[language], place: deskInWords(desk, frame, institution.timeZone) }] : [],
  )
  const own = desks.filter(({ key }) => campuses.includes(key))
  return { desks: own.length > 0 ? own : desks }
}

/** The same request, with a choice of account. */
function otherAccount(realm: Realm, ctx: KoaContextWithOIDC): string {
  const params = Object.entries({ ...ctx.oidc.params }).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  const query = new URLSearchParams([...params.filter(([name]) => name !== 'prompt'), ['prompt', 'select_account']])
  return `/realms/${realm.key}${PATHS.authorization}?${query}`
}

/** What the library would have sent at once (OpenID Connect Core 1.0 §3.1.2.6, RFC 9207); its address has been checked. */
function wayBack(ctx: KoaContextWithOIDC): WayBack {
  const { redirect_uri: action, state, response_mode: mode } = { ...ctx.oidc.params }
  const told: [string, string][] = [
    ...(typeof state === 'string' ? [['state', state] as [string, string]] : []),
    ['iss', ctx.oidc.issuer],
  ]
  if (mode === 'form_post') return { action: String(action), fields: told }
  const address = new URL(String(action))
  for (const [name, value] of [['error', 'access_denied'] as const, ...told]) address.searchParams.append(name, value)
  return { address: address.href }
}
