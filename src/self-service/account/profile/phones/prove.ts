/** Proving a number of one's own: by a code in a text, or by a call (A13). */
import { record } from '../../../../audit/index.ts'
import type { PageFrame } from '../../../../design/index.ts'
import type { ChallengeBy } from '../../../../methods/index.ts'
import { lockPerson, maskPhone, verifyAddress } from '../../../../people/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { lineBy } from '../../../signed-in/by.ts'
import { type Asked, askTelephone, type Here, proveTelephone, type Unproved } from '../../telephone/ask.ts'
import { ownPhones, type PhoneAddress } from './changes.ts'

type AskedNumber = { by: ChallengeBy; line: 'mobile' | 'landline'; asked: Asked }

/** Sends a text, or calls where none can be sent. Undefined: the number is not there, is another's, or is proved already. */
export async function askNumber(
  deps: SelfServiceDeps,
  here: Here & { frame: PageFrame },
  id: string,
): Promise<AskedNumber | undefined> {
  if (!(await unproved(deps, here, id))) return undefined
  const text = await askTelephone(deps, here, { phone: id, by: 'sms', purpose: 'address' })
  if (!('refused' in text) || text.refused !== 'phone-landline') return { by: 'sms', line: 'mobile', asked: text }
  const call = await askTelephone(deps, here, { phone: id, by: 'voice', purpose: 'address' })
  return { by: 'voice', line: 'landline', asked: call }
}

/** An own number that waits to be proved. */
export async function unproved(
  deps: SelfServiceDeps,
  { session }: Pick<Here, 'session'>,
  id: string,
): Promise<PhoneAddress | undefined> {
  const own = await ownPhones(deps, deps.db.kysely, session.person)
  return own.find((one) => one.id === id && one.verifiedAt === null)
}

type Answered = { phone: string; challenge: string; by: ChallengeBy; code: string }

/** The number that was asked is proved; the challenge says which, whatever the address of the page does (CVE-2026-27946). */
export async function verifyPhone(
  deps: SelfServiceDeps,
  here: Here,
  answered: Answered,
): Promise<'verified' | Unproved | 'phone-gone'> {
  const { person } = here.session
  return deps.db.transaction(async (tx) => {
    await lockPerson(tx, person)
    const proof = await proveTelephone(deps, tx, { ...here, ...answered, purpose: 'address' })
    if ('refused' in proof) return proof.refused
    const one = (await ownPhones(deps, tx, person)).find(({ id }) => id === proof.proved)
    const { now } = here.visit
    if (!one || !(await verifyAddress(tx, { person, address: one.id, kind: 'phone', now }))) return 'phone-gone'
    await record(tx, lineBy(here, 'phone.verified', { phone: maskPhone(one.phone) }))
    return 'verified'
  })
}
