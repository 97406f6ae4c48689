/** What an application asks when it signs a person out (OpenID Connect RP-Initiated Logout 1.0 §2). */
import type { Client } from 'oidc-provider'
import { z } from 'zod'
import type { RealmIssuer } from '../door/issuers.ts'

export const logoutFields = z.object({
  id_token_hint: z.string().max(8_000).optional(),
  client_id: z.string().max(200).optional(),
  post_logout_redirect_uri: z.string().max(2_000).optional(),
  state: z.string().max(2_000).optional(),
})

export type LogoutFields = z.infer<typeof logoutFields>

/** Each has a text in both languages. */
export type LogoutRefusal = 'logout-hint' | 'unknown-application' | 'logout-address'

/** Where the person goes afterwards (undefined: to a page of ours), and for whom. */
export type LogoutPlan = { client: Client | undefined; address: string | undefined; state: string | undefined }

/**
 * Parses and proves a request. An address to return to needs an application that registered it, letter by letter; of
 * an application that does not say who it is, it is passed over (§3).
 */
export async function planLogout(
  { provider, applications }: RealmIssuer,
  fields: LogoutFields,
): Promise<LogoutPlan | { refusal: LogoutRefusal }> {
  const { id_token_hint: hint, client_id: id, post_logout_redirect_uri: address, state } = fields
  const audience = hint === undefined ? id : audienceOf(hint)
  if (hint !== undefined && (audience === undefined || (id !== undefined && id !== audience)))
    return { refusal: 'logout-hint' }
  const client = audience === undefined ? undefined : await provider.Client.find(audience)
  if (audience !== undefined && !client) return { refusal: 'unknown-application' }
  if (hint !== undefined && client && !(await isOurs(provider, hint, client))) return { refusal: 'logout-hint' }
  if (!client || address === undefined) return { client, address: undefined, state: undefined }
  const registered = applications.get(client.clientId)?.oidc.postLogoutRedirectUris.includes(address)
  return registered ? { client, address, state } : { refusal: 'logout-address' }
}

/** To whom an ID token was given; what it says is proved afterwards. */
function audienceOf(hint: string): string | undefined {
  try {
    const { aud } = JSON.parse(Buffer.from(hint.split('.')[1] ?? '', 'base64url').toString()) as { aud?: unknown }
    return typeof aud === 'string' ? aud : undefined
  } catch {
    return undefined
  }
}

/** Whether we signed this ID token for this application. One that has expired does as well (§2). */
async function isOurs(provider: RealmIssuer['provider'], hint: string, client: Client): Promise<boolean> {
  try {
    await provider.IdToken.validate(hint, client)
    return true
  } catch {
    return false
  }
}

/** The address to return to, with the application's own state. */
export function afterLogout(realm: string, { address, state }: Pick<LogoutPlan, 'address' | 'state'>): string {
  if (address === undefined) return `/realms/${realm}/logout/done`
  const target = new URL(address)
  if (state !== undefined) target.searchParams.set('state', state)
  return target.href
}
