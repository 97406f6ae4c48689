/** Who is at a page of one's own, and which of their accounts it is about. */
import { brandOf, isAdmin, type Realm, realmByKey } from '../../campus/index.ts'
import { frameOf, type PageFrame, sendPage } from '../../design/index.ts'
import type { Account } from '../../people/index.ts'
import { freshnessFor } from '../../policies/index.ts'
import { currentSessions, type LiveSession, requireSession } from '../../sign-in/index.ts'
import type { SelfServiceDeps } from '../deps.ts'
import { addressFor, type Call, pageAddress } from './call.ts'
import { ChooseAccountPage } from './choose-account.tsx'
import { fullName, initialsOf } from './names.ts'
import { accountsIn, isOpen, realmNamed } from './own-accounts.ts'

export type SignedIn = { session: LiveSession; realm: Realm; accounts: Account[]; frame: PageFrame }

export type Ask = {
  /** Asks which account is meant when there are several and the address does not say (A1). */
  choose?: boolean
  /** Where a sign-in leads to; the page of the request unless told. */
  returnTo?: string
  /** How long ago the last proof may be, in milliseconds. */
  maxAge?: number
  /** Before something sensitive: the proof must be as fresh as the realm wants it (`session.stepUp`). */
  fresh?: true
  level?: 'mfa'
}

/**
 * The session of the account that this page is about, or undefined when the person was sent to sign in or to choose.
 * `?account=` names the realm; without it, the one account that is signed in.
 */
export async function signedIn(deps: SelfServiceDeps, call: Call, ask: Ask = {}): Promise<SignedIn | undefined> {
  const { request, reply } = call
  const { choose, fresh, returnTo = pageAddress(request), ...wish } = ask
  const sessions = await currentSessions(deps, request)
  const accounts = await accountsIn(deps, sessions)
  const named = realmNamed(deps, request)?.key
  const open = accounts.filter(isOpen)
  if (choose && named === undefined && open.length > 1) {
    sendChoice(deps, call, open)
    return undefined
  }
  const realm = named ?? sessions[0]?.realm
  const session = await requireSession(deps, request, reply, {
    ...wish,
    ...(fresh && realm !== undefined && { maxAge: freshnessOf(deps, realm) }),
    returnTo,
    ...(realm !== undefined && { realm }),
  })
  // A first sign-in can have come between the two questions; then the accounts are those of that person.
  const own = accounts.length > 0 || !session ? accounts : await accountsIn(deps, [session])
  return session && whoIs(deps, call, { session, accounts: own })
}

/** Without a realm nobody is signed in yet, and who signs in now is fresh. */
function freshnessOf({ campus }: SelfServiceDeps, key: string): number {
  const realm = realmByKey(campus, key)
  return realm ? freshnessFor(realm) : 0
}

function whoIs(deps: SelfServiceDeps, { request }: Call, of: { session: LiveSession; accounts: Account[] }): SignedIn {
  const { session, accounts } = of
  const realm = realmByKey(deps.campus, session.realm)
  if (!realm) throw new Error(`the realm ${session.realm} of a live session is not in the configuration`)
  const here = pageAddress(request)
  const frame = frameOf(request, deps, { realm, here })
  const realms = accounts.filter(isOpen).map((account) => ({
    key: account.realm,
    name: nameOfRealm(deps, account.realm, frame),
    label: account.signInName,
    href: addressFor(here, account.realm),
    current: account.id === session.account,
  }))
  const account = { name: fullName(session), label: session.signInName, initials: initialsOf(session) }
  const administration = isAdmin(deps.campus, { realm: session.realm, name: session.signInKey })
  return { session, realm, accounts, frame: { ...frame, account, realms, administration } }
}

function sendChoice(deps: SelfServiceDeps, { request, reply }: Call, accounts: readonly Account[]): void {
  const here = pageAddress(request)
  const choices = accounts.map((account) => {
    return { account, href: addressFor(here, account.realm), realm: realmByKey(deps.campus, account.realm) }
  })
  sendPage(reply, <ChooseAccountPage frame={frameOf(request, deps, { here })} choices={choices} />)
}

function nameOfRealm({ campus }: SelfServiceDeps, key: string, { language }: PageFrame): string {
  const realm = realmByKey(campus, key)
  return realm ? brandOf(realm, language).name : key
}
