/** Tells applications that a session has ended (OpenID Connect Back-Channel Logout 1.0), whatever ended it. */
import { z } from 'zod'
import { oidcApplicationsOf } from '../../../applications/index.ts'
import type { Events } from '../../../base/events.ts'
import { newId } from '../../../base/ids.ts'
import { addJob, type JobTask } from '../../../base/jobs/jobs.ts'
import { postForm } from '../../../base/web/post-form.ts'
import { type Campus, realmByKey } from '../../../campus/index.ts'
import type { OidcDeps } from '../deps.ts'
import type { Issuers } from '../door/issuers.ts'
import { authorizationsOfSession } from '../records/authorizations-store.ts'

export const TELL_LOGOUT = 'oidc.tell-logout'

/** Longer than this and the application is tried again later; it answers from memory or not at all. */
const PATIENCE = 10_000

const payload = z.object({ realm: z.string(), client: z.string(), account: z.string(), sid: z.string() })

/** Adds a job for each application that the session opened and that wants to know, in the transaction of the end. */
export function tellLogouts({ events, campus }: { events: Events; campus: Campus }): void {
  events.on('session.ended', async (tx, { session, account, realm, at }) => {
    if (!realmByKey(campus, realm)) return
    const applications = oidcApplicationsOf(campus, realm)
    const wanting = [...applications.values()].some(({ oidc }) => oidc.backchannelLogoutUri !== undefined)
    if (!wanting) return
    for (const [client, { sid }] of Object.entries(await authorizationsOfSession(tx, session))) {
      if (sid === undefined || applications.get(client)?.oidc.backchannelLogoutUri === undefined) continue
      await addJob(
        tx,
        TELL_LOGOUT,
        { realm, client, account, sid },
        { runAt: at, key: `${TELL_LOGOUT}:${session}:${client}` },
      )
    }
  })
}

/**
 * The job: one logout token to one application. Throws, and so is tried again, when the application does not take it;
 * an application that is registered no more is told nothing. Telling twice does no harm.
 */
export const tellLogout =
  (deps: Pick<OidcDeps, 'log'>, issuers: Issuers): JobTask =>
  async (given, { now }) => {
    const { realm, client: id, account, sid } = payload.parse(given)
    const issuer = issuers.find(realm)
    const address = issuer?.applications.get(id)?.oidc.backchannelLogoutUri
    const client = issuer && (await issuer.provider.Client.find(id))
    if (!issuer || !client || address === undefined) return
    const token = new issuer.provider.IdToken({ sub: account }, { client })
    Object.assign(token, { mask: { sub: null } })
    token.set('events', { 'http://schemas.openid.net/event/backchannel-logout': {} })
    token.set('jti', newId(now))
    token.set('sid', sid)
    const status = await postForm(address, { logout_token: await token.issue({ use: 'logout' }) }, PATIENCE)
    // 400 says that it will never take this one (§2.8): tried again it would be refused again.
    if (status === 400) deps.log.warn({ realm, client: id }, 'an application refused a logout token')
    else if (status !== 200 && status !== 204) throw new Error(`${address} answered ${status} to a logout token`)
  }
