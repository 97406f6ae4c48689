/** What the last step shows: each method, and each address by which the password can be reset. */
import { DAY, type Instant } from '../../../base/time/instant.ts'
import { formatTime } from '../../../i18n/index.ts'
import { totpRegistrations } from '../../../methods/index.ts'
import { reachableAddresses } from '../../../people/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import type { ReviewedAddress, ReviewedMethod } from './pages.tsx'

/** What was added so short a time ago is marked: that is where a stranger's method would be. */
const NEW_FOR = 7 * DAY

export async function reviewOf(
  { db, campus }: SelfServiceDeps,
  { session, frame }: SignedIn,
  now: Instant,
): Promise<{ methods: ReviewedMethod[]; addresses: ReviewedAddress[] }> {
  const { t, language } = frame
  const [registrations, addresses] = await Promise.all([
    totpRegistrations(db.kysely, session.account),
    reachableAddresses(db.kysely, session.person),
  ])
  const timeOf = (at: Instant) => formatTime(language, at, campus.institution.timeZone, now)
  const methods = registrations.map(({ id, name, createdAt, lastUsedAt }) => {
    const added = t('security.added', { time: timeOf(createdAt) })
    const used = lastUsedAt ? t('security.last-used', { time: timeOf(lastUsedAt) }) : t('security.never-used')
    return { id, name: name || t('method.totp'), hint: `${added} · ${used}`, isNew: now - createdAt < NEW_FOR }
  })
  return { methods, addresses: addresses.map(({ mail, source }) => ({ mail, own: source === 'person' })) }
}
