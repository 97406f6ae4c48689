/** "This is wrong": what a person says about their record reaches the office that keeps it. */
import { record } from '../../../../audit/index.ts'
import { chargeLimits } from '../../../../base/abuse/limits/limits-store.ts'
import { HOUR } from '../../../../base/time/instant.ts'
import { speak } from '../../../../i18n/index.ts'
import { queueNotice } from '../../../../notices/index.ts'
import { mailAddressOf, personOf } from '../../../../people/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { type By, lineBy } from '../../../signed-in/by.ts'
import { fullName } from '../../../signed-in/names.ts'

/** What can be wrong. */
export const PARTS = ['name', 'birth-date', 'mail', 'phone', 'enrolment', 'other'] as const
export type Part = (typeof PARTS)[number]

/** The most that is sent in one go: an office reads this, and a story is better told by mail. */
export const MOST_WORDS = 1_000

const BY_PERSON = { name: 'record-wrong:person', burst: 5, every: HOUR }

export type ReportRefusal =
  | { refusal: 'part-missing' | 'words-missing' | 'words-too-long' | 'no-office' }
  | { refusal: 'too-many-reports'; retryAfter: number }

/** Undefined when it was sent. */
export async function reportWrong(
  deps: SelfServiceDeps,
  by: By,
  { part, typed }: { part: Part | undefined; typed: string },
): Promise<ReportRefusal | undefined> {
  const office = deps.campus.offices.records
  if (!office) return { refusal: 'no-office' }
  if (!part) return { refusal: 'part-missing' }
  const words = tidyWords(typed)
  if (words === '') return { refusal: 'words-missing' }
  if (words.length > MOST_WORDS) return { refusal: 'words-too-long' }
  const { session, visit } = by
  return deps.db.transaction(async (tx) => {
    const charged = await chargeLimits(tx, [{ limit: BY_PERSON, of: session.person }], visit.now)
    if (!charged.charged) return { refusal: 'too-many-reports', retryAfter: charged.retryAfter } as const
    const person = await personOf(tx, session.person)
    if (!person) throw new Error('a live session has no person')
    // The office's own language; the person's words stay as they are.
    const { mail, language } = office
    const t = speak(language)
    await queueNotice(tx, {
      template: 'record-wrong',
      to: { mail },
      language,
      ...{ person: person.id, account: session.account, realm: session.realm, at: visit.now },
      values: {
        name: fullName({ ...person, preferredName: null }),
        number: person.number,
        about: t(`profile.part.${part}`),
        words,
        replyTo: (await mailAddressOf(tx, person.id)) ?? session.signInName,
      },
    })
    await record(tx, lineBy(by, 'record.reported', { about: part }))
    return undefined
  })
}

/** Line ends stay, as one kind; other signs that cannot be seen go. */
const tidyWords = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
