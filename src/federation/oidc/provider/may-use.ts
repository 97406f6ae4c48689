/** Whether the person behind a request may use the application that asks: at each authorization, and at each refresh. */
import { asksEnrolments, mayUse, type OidcApplication, type UseRefusal } from '../../../applications/index.ts'
import { browserInWords } from '../../../audit/index.ts'
import type { Database } from '../../../base/database/database.ts'
import { dayAt } from '../../../base/time/day.ts'
import type { Campus } from '../../../campus/index.ts'
import { currentWork, type Work } from '../records/work.ts'
import { belongingsOf } from './enrolments-store.ts'

type Deps = { db: Database; campus: Campus }

/** Why somebody may not use an application: never empty, and where they are helped. */
export type NotAllowed = { readonly reasons: readonly UseRefusal[]; readonly campuses: readonly string[] }

/** Why the person in the browser may not use an application; undefined when they may. */
export async function refusalOf(deps: Deps, application: OidcApplication): Promise<NotAllowed | undefined> {
  const { browser } = currentWork()
  return browser && refusalFor(deps, application, browser)
}

/**
 * Why a person may not use an application; undefined when they may. Asks the database only when it must. A refusal is
 * written in the audit.
 */
export async function refusalFor(
  deps: Deps,
  application: OidcApplication,
  { person, account }: { person: string; account: string },
): Promise<NotAllowed | undefined> {
  if (!application.who) return undefined
  const work = currentWork()
  const none = { groups: [], programmes: [] }
  const known = asksEnrolments(application) ? await belongingsOf(deps.db.kysely, person) : undefined
  const today = dayAt(work.now, deps.campus.institution.timeZone)
  const verdict = mayUse(application, { ...(known ?? none), today })
  if (verdict.may) return undefined
  note(work, application, { person, account, why: verdict.reasons.map(({ why }) => why) })
  const { campuses } = known ?? (await belongingsOf(deps.db.kysely, person))
  return { reasons: verdict.reasons, campuses }
}

type Noted = { person: string; account: string; why: readonly string[] }

function note(work: Work, application: OidcApplication, { person, account, why }: Noted): void {
  const { address, userAgent } = work.visit?.request.visit ?? {}
  // At a refresh the application's own server asks: its address would tell a person nothing.
  const actor = work.visit ? 'person' : 'system'
  work.notes.push({
    ...{ at: work.now, what: 'application.refused', actor, realm: work.realm, application: application.key },
    ...{ person, account, address, browser: work.visit && browserInWords(userAgent) },
    details: { why },
  } as const)
}
