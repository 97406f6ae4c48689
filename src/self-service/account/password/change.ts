/** Changing a password: the old one is proved, the new one judged, all other sessions end (A6). */
import { record } from '../../../audit/index.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Visit } from '../../../base/web/visit.ts'
import type { Realm } from '../../../campus/index.ts'
import { checkPassword, hashAccepted, type Missed, normalisePassword, storePassword } from '../../../methods/index.ts'
import { type Account, findAccount } from '../../../people/index.ts'
import type { PasswordReason } from '../../../policies/index.ts'
import { findKnownBrowser, type LiveSession } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import { aboutAccount, lineOf } from '../../signed-in/audit-line.ts'
import { tellEverywhere, tellPerson } from '../../signed-in/tell.ts'
import { type Busy, noRoom, type Slowed } from './crowd.ts'
import { judgeFor } from './judge.ts'

export type ChangeRefusal =
  | { refusal: 'current-password-wrong'; left: number }
  | { refusal: 'current-password-locked'; until: Instant }
  | { refusal: 'current-password-disabled' | 'password-empty' | 'same-password' }
  | Slowed
  | { refusal: 'password-refused'; reasons: readonly PasswordReason[] }
  | Busy

type Asked = {
  session: LiveSession
  realm: Realm
  current: string
  chosen: string
  /** What this browser holds, if an account may know it. */
  known: string | undefined
  visit: Visit
}

/** Undefined when it was done. */
export async function changePassword(deps: SelfServiceDeps, asked: Asked): Promise<ChangeRefusal | undefined> {
  const { session, current, chosen, visit } = asked
  const busy = noRoom(deps)
  if (busy) return busy
  const account = await findAccount(deps.db.kysely, session.account)
  if (!account) throw new Error('a live session has no account')
  if (current === '') return { refusal: 'password-empty' }
  // Judged first: a new password that cannot be used must cost no try of the old one.
  const judged = await judgeFor(deps, account, chosen)
  if ('reasons' in judged) return { refusal: 'password-refused', reasons: judged.reasons }
  const wrong = await proveCurrent(deps, asked, account)
  if (wrong) return wrong
  if (isSame(current, chosen)) return { refusal: 'same-password' }
  const hashed = await hashAccepted(deps.hasher, judged.accepted)
  const { realm, id } = account
  await deps.db.transaction(async (tx) => {
    await storePassword(tx, { account: id, hashed, now: visit.now })
    await deps.events.publish(tx, 'password.changed', { account: id, realm, at: visit.now, keepSession: session.id })
    await record(tx, lineOf(visit, aboutAccount(account), { what: 'password.changed', details: { by: 'password' } }))
    await tellEverywhere(deps, tx, { account, visit, news: { template: 'password-changed' } })
  })
  return undefined
}

/**
 * Asks for the current password as the sign-in does, with the same counts: a stolen session gives no free guesses, and
 * strangers who lock the account keep nobody from changing the password in a browser that it knows.
 */
async function proveCurrent(
  deps: SelfServiceDeps,
  { session, realm, current, known, visit }: Asked,
  account: Account,
): Promise<ChangeRefusal | undefined> {
  const { now } = visit
  const browser = known && (await findKnownBrowser(deps, deps.db.kysely, { account: account.id, token: known, now }))
  const asked = { realm, nameKey: session.signInKey, account, typed: current, from: visit, now }
  const checked = await checkPassword(deps, { ...asked, knownBrowser: browser ? browser.id : undefined })
  if (checked.verdict === 'right') return undefined
  if (checked.verdict === 'busy') return { refusal: 'busy', retryAfter: checked.retryAfter }
  if (checked.verdict === 'slowed') return { refusal: 'guessing-slowed', retryAfter: checked.retryAfter }
  await noteMissed(deps, { visit, account, checked })
  switch (checked.verdict) {
    case 'wrong':
      return { refusal: 'current-password-wrong', left: checked.left }
    case 'locked':
      return { refusal: 'current-password-locked', until: checked.until }
    case 'disabled':
      return { refusal: 'current-password-disabled' }
  }
}

function isSame(current: string, chosen: string): boolean {
  const [one, other] = [normalisePassword(current), normalisePassword(chosen)]
  return 'password' in one && 'password' in other && one.password === other.password
}

/** In a lock that stands nothing was looked at, and nothing is written; who locks one is found out. */
async function noteMissed(
  deps: SelfServiceDeps,
  { visit, account, checked }: { visit: Visit; account: Account; checked: Missed },
): Promise<void> {
  if (checked.verdict === 'locked' && !checked.fresh) return
  const until = checked.verdict === 'locked' ? checked.until : undefined
  const about = aboutAccount(account)
  await deps.db.transaction(async (tx) => {
    const failed = lineOf(visit, about, { what: 'password.failed' })
    if (until === undefined) return record(tx, failed)
    await record(tx, [failed, lineOf(visit, about, { what: 'sign-in.locked', details: { method: 'password', until } })])
    await tellPerson(deps, tx, { account, visit, news: { template: 'account-locked', until } })
  })
}
