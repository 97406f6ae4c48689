/** Asking for the activation mail once more (A3): what is typed is noted, and the answer is the same for all. */
import { type HumanFields, type HumanPass, passHumanCheck } from '../../../../base/abuse/human-check/pass.ts'
import type { Visit } from '../../../../base/web/visit.ts'
import { type Campus, findRealm } from '../../../../campus/index.ts'
import type { Language } from '../../../../i18n/index.ts'
import { parseMailAddress } from '../../../../people/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { askForMail, type TooMany, type Whom } from '../../mailing/ask.ts'

/** What the human check of this form is made for: its answer opens no other form. */
export const PURPOSE = 'activation'

export type Typed = { email: string; username: string }

/** Why nothing was asked for: by the form of what was typed alone, never by whether it is known. */
export type RequestRefusal =
  | { refusal: 'not-a-mail-address' | 'no-such-name-form' | 'name-too-long'; field: 'email' | 'username' }
  | { refusal: 'temporary-account'; field: 'email' | 'username' }
  | TooMany

/** No person was there yet, as far as the check can tell. */
export type NotPassed = Exclude<HumanPass, { passed: true }>

type Asked = { typed: Typed; human: HumanFields; visit: Visit; language: Language }

/** Undefined when it was noted. */
export async function requestActivation(
  deps: SelfServiceDeps,
  { typed, human, visit, language }: Asked,
): Promise<RequestRefusal | NotPassed | undefined> {
  const whom = whomOf(deps.campus, typed)
  if ('refusal' in whom) return whom
  return deps.db.transaction(async (tx) => {
    const passed = await passHumanCheck(deps, tx, { purpose: PURPOSE, fields: human, visit })
    if (!passed.passed) return passed
    const asked = await askForMail(deps, tx, { whom, wants: 'activation', visit, language })
    return asked === 'asked' ? undefined : asked
  })
}

/** Longer than any mail address or sign-in name. */
const LONGEST = 320

function whomOf(campus: Campus, { email, username }: Typed): Whom | Exclude<RequestRefusal, TooMany> {
  if (email.length > LONGEST) return { refusal: 'not-a-mail-address', field: 'email' }
  if (findRealm(campus, email)?.kind === 'temporary') return { refusal: 'temporary-account', field: 'email' }
  const mail = parseMailAddress(email)
  if (mail === undefined) return { refusal: 'not-a-mail-address', field: 'email' }
  if (username.trim() === '') return { mail }
  if (username.length > LONGEST) return { refusal: 'name-too-long', field: 'username' }
  const named = findRealm(campus, username)
  if (!named) return { refusal: 'no-such-name-form', field: 'username' }
  if (named.kind === 'temporary') return { refusal: 'temporary-account', field: 'username' }
  return { mail, realm: named.realm.key, name: named.name }
}
