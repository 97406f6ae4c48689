/** Registering a telephone: the number, what is sent to it, and the code or the call that confirms it (M5). */
import type { PageFrame } from '../../../../../design/index.ts'
import { beginPhone, type ChallengeBy, confirmPhone, type PhoneRefusal } from '../../../../../methods/index.ts'
import type { SelfServiceDeps } from '../../../../deps.ts'
import { type Asked, askTelephone, type Here, proveTelephone, type Unproved } from '../../../telephone/ask.ts'
import { keepRegistered } from '../keep-registered.ts'

type Begun = { phone: string; line: 'mobile' | 'landline'; by: ChallengeBy; asked: Asked }

/** Keeps a number that was typed, and asks it. A landline is called, whatever was pressed. */
export async function beginTelephone(
  deps: SelfServiceDeps,
  here: Here & { frame: PageFrame },
  typed: { number: string; country: string; by: ChallengeBy },
): Promise<Begun | { refused: PhoneRefusal }> {
  const { account } = here.session
  const { now } = here.visit
  const begun = await deps.db.transaction((tx) =>
    beginPhone(deps, tx, { account, typed: typed.number, country: typed.country, now }),
  )
  if ('refused' in begun) return begun
  const { phone, line } = begun
  const by = line === 'landline' ? 'voice' : typed.by
  return { phone, line, by, asked: await askTelephone(deps, here, { phone, by, purpose: 'register' }) }
}

type Answered = { challenge: string; by: ChallengeBy; code: string }
type Registered = { registered: { resetCode: string | undefined } } | { refused: Unproved | 'phone-too-many' }

/** Registers the telephone when its code is right, or its call was confirmed. */
export function registerTelephone(deps: SelfServiceDeps, here: Here, answered: Answered): Promise<Registered> {
  const { account } = here.session
  const { now } = here.visit
  return deps.db.transaction(async (tx) => {
    const proof = await proveTelephone(deps, tx, { ...here, ...answered, purpose: 'register' })
    if ('refused' in proof) return proof
    // The telephone that proved itself, whatever the address of the page says.
    const confirmed = await confirmPhone(tx, { account, phone: proof.proved, name: '', now })
    if ('refused' in confirmed) return { refused: confirmed.refused === 'expired' ? 'code-expired' : confirmed.refused }
    const { line, shown, name } = confirmed.registered
    const kind = line === 'mobile' ? 'sms' : 'voice'
    return { registered: { resetCode: await keepRegistered(deps, tx, { by: here, method: { kind, name, shown } }) } }
  })
}
