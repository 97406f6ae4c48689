import { asksEnrolments, mayUse, type OidcApplication, type UseRefusal } from '../../../applications/index.ts'
import { browserInWords } from '../../../audit/index.ts'
import type { Database } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Campus } from '../../../campus/index.ts'
import { currentWork } from '../records/work.ts'
import { belongingsOf } from './enrolments-store.ts'

/** Why the person behind this request may not use an application; undefined when they may. Asks the database only when it must. */
export async function refusalOf(
  deps: { db: Database; campus: Campus },
  application: OidcApplication,
): Promise<UseRefusal | undefined> {
  const work = currentWork()
  const { browser, now } = work
  if (!application.who || !browser) return undefined
  const none = { groups: [], programmes: [] }
  const belongings = asksEnrolments(application) ? await belongingsOf(deps.db.kysely, browser.person) : none
  const verdict = mayUse(application, { ...belongings, today: dayIn(deps.campus.institution.timeZone, now) })
  if (verdict.may) return undefined
  const { address, userAgent } = work.visit?.request.visit ?? {}
  work.notes.push({
    ...{ at: now, what: 'application.refused', actor: 'person', realm: work.realm, application: application.key },
    ...{ person: browser.person, account: browser.account, address, browser: browserInWords(userAgent) },
    details: { why: verdict.why },
  } as const)
  return verdict
}

/** The day on the campus, as `YYYY-MM-DD`: Swedish dates happen to be written so. */
const dayIn = (timeZone: string, now: Instant): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now)
