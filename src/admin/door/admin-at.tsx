import type { FastifyReply, FastifyRequest } from 'fastify'
import { isAdmin, type Realm, realmByKey } from '../../campus/index.ts'
import { frameOf, type PageFrame, sendPage } from '../../design/index.ts'
import { registeredMethods } from '../../methods/index.ts'
import { freshnessFor } from '../../policies/index.ts'
import { currentSessions, type LiveSession, requireSession } from '../../sign-in/index.ts'
import type { AdminDeps } from '../deps.ts'
import { NoAdminPage } from './no-admin-page.tsx'

export type Call = { request: FastifyRequest; reply: FastifyReply }
export type Admin = { session: LiveSession; frame: PageFrame }

/**
 * The administrator at this page, with a proof as fresh as the realm wants it before something sensitive. Undefined
 * when the reply has been sent: it leads to the sign-in, or says why not.
 */
export async function adminAt(deps: AdminDeps, call: Call): Promise<Admin | undefined> {
  const { request, reply } = call
  const returnTo = request.url
  const sessions = await currentSessions(deps, request)
  const own = sessions.find((session) => holdsRole(deps, session))
  const realm = own && realmByKey(deps.campus, own.realm)
  const asked = realm ? await freshProof(deps, own, realm) : {}
  const session = await requireSession(deps, request, reply, { ...asked, returnTo })
  if (!session) return undefined
  if (!holdsRole(deps, session)) return refuse(deps, call)
  return { session, frame: frameFor(deps, call, session) }
}

const holdsRole = ({ campus }: AdminDeps, { realm, signInKey }: LiveSession): boolean =>
  isAdmin(campus, { realm, name: signInKey })

/** A second factor where there is one: an administrator without any is asked for one by the realm's duty, or not at all. */
async function freshProof({ db }: AdminDeps, session: LiveSession, realm: Realm) {
  const methods = await registeredMethods(db.kysely, session.account)
  return { realm: realm.key, maxAge: freshnessFor(realm), ...(methods.length > 0 && { level: 'mfa' as const }) }
}

function frameFor(deps: AdminDeps, { request }: Call, session: LiveSession): PageFrame {
  const { realm, signInName, givenName, familyName, preferredName } = session
  const called = preferredName ?? givenName
  const initials = [called, familyName].map((name) => [...name][0] ?? '').join('')
  const account = { name: `${called} ${familyName}`, label: signInName, initials }
  return { ...frameOf(request, deps, { realm: realmByKey(deps.campus, realm) }), account, administration: true }
}

function refuse(deps: AdminDeps, { request, reply }: Call): undefined {
  sendPage(reply, <NoAdminPage frame={frameOf(request, deps)} />, { status: 403 })
  return undefined
}
