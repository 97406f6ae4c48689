/** Changing a password: the old one is proved, the new one judged, all other sessions end (A6). */
import { type AuditEvent, record } from '../../audit/index.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Visit } from '../../base/web/visit.ts'
import type { Realm } from '../../campus/index.ts'
import { checkPassword, hashAccepted, normalisePassword, storePassword } from '../../methods/index.ts'
import { type Account, findAccount } from '../../people/index.ts'
import type { PasswordReason } from '../../policies/index.ts'
import type { LiveSession } from '../../sign-in/index.ts'
import { aboutAccount, lineOf } from '../account/audit-line.ts'
import { tellPerson } from '../account/tell.ts'
import type { SelfServiceDeps } from '../deps.ts'
import { type Busy, noRoom } from './crowd.ts'
import { judgeFor } from './judge.ts'

export type ChangeRefusal =
  | { refusal: 'current-password-wrong'; left: number }
  | { refusal: 'current-password-locked'; until: Instant }
  | { refusal: 'current-password-disabled' | 'password-empty' | 'same-password' }
  | { refusal: 'password-refused'; reasons: readonly PasswordReason[] }
  | Busy

type Asked = { session: LiveSession; realm: Realm; current: string; chosen: string; visit: Visit }

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
    await tellPerson(deps, tx, { account, visit, news: { template: 'password-changed' } })
  })
  return undefined
}

/** Asks for the current password as the sign-in does, with the same count: a stolen session gives no free guesses. */
async function proveCurrent(
  deps: SelfServiceDeps,
  { session, realm, current, visit }: Asked,
  account: Account,
): Promise<ChangeRefusal | undefined> {
  const { now } = visit
  const checked = await checkPassword(deps, { realm, nameKey: session.signInKey, account, typed: current, now })
  if (checked.verdict === 'right') return undefined
  if (checked.verdict === 'busy') return { refusal: 'busy', retryAfter: checked.retryAfter }
  const until = checked.verdict === 'locked' ? checked.until : undefined
  // A lock that ends a whole lock's time from now began with this answer; in one that stands, nothing is looked at.
  const fresh = until !== undefined && until >= now + realm.lockout.for
  const lines: AuditEvent[] = []
  if (until === undefined || fresh) lines.push(lineOf(visit, aboutAccount(account), { what: 'password.failed' }))
  if (fresh)
    lines.push(lineOf(visit, aboutAccount(account), { what: 'sign-in.locked', details: { method: 'password', until } }))
  await record(deps.db.kysely, lines)
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
