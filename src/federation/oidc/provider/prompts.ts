/** When the library must stop and let sign-in lead the person on. */
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { OidcApplication } from '../../../applications/index.ts'
import { SECOND } from '../../../base/time/instant.ts'
import { currentWork } from '../records/work.ts'
import { demandsOf, unmetBy } from './demands.ts'
import type { NotAllowed } from './may-use.ts'

const { Check, Prompt, base } = interactionPolicy

/** The person may not use the application: a page says why, unless nobody is looking (`prompt=none`). */
export class NotForThisPerson extends errors.AccessDenied {
  readonly refusal: NotAllowed

  constructor(refusal: NotAllowed, silent: boolean) {
    super(`the account may not use this application (${refusal.reasons.map(({ why }) => why).join(', ')})`)
    this.refusal = refusal
    Object.assign(this, { allow_redirect: silent })
  }
}

export type PromptDeps = {
  applications: ReadonlyMap<string, OidcApplication>
  refusalOf: (application: OidcApplication) => Promise<NotAllowed | undefined>
  /** Whether a second factor is due here and now, by realm, place and day. */
  isFactorDue: (application: OidcApplication) => Promise<boolean>
}

/**
 * `select_account` → `login` → the application. There is no consent: the institution answers for its applications,
 * so `prompt=consent` is taken and asks nothing.
 */
export function promptsOf(deps: PromptDeps): interactionPolicy.DefaultPolicy {
  const policy = base()
  const login = policy.get('login')
  // The library compares levels for equality, where two factors satisfy who asks for one, and forgets on the way back
  // whom the hint meant.
  login?.checks.remove('essential_acrs')
  login?.checks.remove('essential_acr')
  login?.checks.add(
    new Check('demands', 'the session is not the one that was asked for', 'login_required', (ctx) =>
      isUnmet(deps, ctx),
    ),
  )
  policy.get('consent')?.checks.clear()
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0)
  const use = new Check('may_use', 'this person may use the application', 'access_denied', (ctx) =>
    refuseWhoMayNot(deps, ctx),
  )
  policy.add(new Prompt({ name: 'application', requestable: false }, use))
  return policy
}

async function isUnmet({ applications, isFactorDue }: PromptDeps, ctx: KoaContextWithOIDC): Promise<boolean> {
  const { browser, now } = currentWork()
  const { client, params, result, session, entities } = ctx.oidc
  const application = client && applications.get(client.clientId)
  if (!browser || !session?.accountId || !application) return false
  const demands = demandsOf({ ...params }, application.mfa)
  // A session that one factor was enough for on the campus is not enough at home.
  const due = !browser.amr.includes('mfa') && (await isFactorDue(application))
  const level = demands.level ?? (due ? 'mfa' : undefined)
  // After a sign-in the age counts from when the request came, or a slow second factor would never be fresh enough.
  const since = entities.Interaction && result?.login ? entities.Interaction.iat * SECOND : now
  return unmetBy(browser, { ...demands, level, again: false }, since) !== undefined
}

async function refuseWhoMayNot({ applications, refusalOf }: PromptDeps, ctx: KoaContextWithOIDC): Promise<boolean> {
  const application = ctx.oidc.client && applications.get(ctx.oidc.client.clientId)
  const refusal = application && (await refusalOf(application))
  if (refusal) throw new NotForThisPerson(refusal, ctx.oidc.prompts.has('none'))
  return false
}
