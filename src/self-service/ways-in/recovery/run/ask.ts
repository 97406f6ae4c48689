/** Where recovery begins: a name, or a mailbox, is noted, and a mail follows where there is somebody to write to. */
import type { Visit } from '../../../../base/web/visit.ts'
import { type Campus, findRealm } from '../../../../campus/index.ts'
import type { Language } from '../../../../i18n/index.ts'
import { parseMailAddress } from '../../../../people/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { askForMail, type Whom } from '../../mailing/ask.ts'
import type { AskRefusal } from './refusal.ts'

/** Longer than any sign-in name or mail address. */
const LONGEST_NAME = 320

type Asked = { typed: string; visit: Visit; language: Language }

/** Undefined when it was noted: known or not, the answer is the same. */
export async function askRecovery(
  deps: SelfServiceDeps,
  { typed, visit, language }: Asked,
): Promise<AskRefusal | undefined> {
  const whom = whomOf(deps.campus, typed)
  if ('refusal' in whom) return whom
  const asked = await deps.db.transaction((tx) => askForMail(deps, tx, { whom, wants: 'recovery', visit, language }))
  return asked === 'asked' ? undefined : asked
}

/** Who is meant, by the form of what was typed: a name of a realm (A11), else a mail address that is not one of ours. */
export function whomOf(campus: Campus, typed: string): Whom | AskRefusal {
  if (typed.length > LONGEST_NAME) return { refusal: 'name-too-long' }
  const found = findRealm(campus, typed)
  if (found?.kind === 'temporary') return { refusal: 'temporary-account' }
  if (found) return { realm: found.realm.key, name: found.name }
  const mail = parseMailAddress(typed)
  return mail === undefined ? { refusal: 'recovery-name' } : { mail }
}
