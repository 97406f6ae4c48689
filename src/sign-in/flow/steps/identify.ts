/** The first step: what was typed, and which realm it belongs to (A11). Says nothing of whether there is such an account. */
import { type Campus, findRealm } from '../../../campus/index.ts'
import type { Event, PasskeyFound } from '../event.ts'
import type { Given } from '../given.ts'
import { onward } from '../onward.ts'
import { type Outcome, refuse } from '../outcome.ts'
import { amrOfAlone } from '../proofs.ts'
import type { State } from '../state.ts'

/** RFC 5321 allows 254; who pastes more than this has pasted something else. */
export const LONGEST_TYPED = 320

type Asked = { campus: Campus; realm: string | undefined; shared?: boolean }
type Found = (Event & { did: 'name' })['found']

/**
 * The realm and name of what was typed, from its form alone: unknown names go on like known ones (A9), and a
 * temporary number is explained to all alike (A4).
 */
export function findName(typed: string, { campus, realm, shared }: Asked): Found {
  if (typed.length > LONGEST_TYPED) return { refusal: { why: 'name-too-long' } }
  const found = findRealm(campus, typed)
  if (!found) return { refusal: { why: 'no-such-name-form' } }
  if (found.kind === 'temporary') return { refusal: { why: 'temporary-account' } }
  const named = found.realm.key
  if (realm !== undefined && named !== realm) return { refusal: { why: 'other-realm', asked: realm, named } }
  return { named: { realm: named, name: found.name, ...(shared === undefined ? {} : { shared }) } }
}

/** Goes to the password of that name, with nothing proved. */
export function nameGiven(here: State, found: Found): Outcome {
  if ('refusal' in found) return refuse(here, found.refusal)
  return { state: { at: 'password', who: found.named }, effects: [] }
}

/**
 * A passkey in place of name and password: its account is known by the credential alone. It counts as two factors only
 * because it verified its user itself, so without that it counts as none. What was proved before in this flow is
 * forgotten, and no session rises: one begins.
 */
export function passkeyGiven(here: State, found: PasskeyFound, given: Given): Outcome {
  if ('refusal' in found) return refuse(here, found.refusal)
  const { who, proved } = found
  if (!given.account || !given.alone.includes(proved.kind)) return refuse(here, { why: 'passkey-not-accepted' })
  if (!proved.verified) return refuse(here, { why: 'key-unverified' })
  const { id: account, person } = given.account
  const { kind, id } = proved
  return onward(who, { account, person, amr: amrOfAlone(proved), authTime: given.now, by: { kind, id } }, given)
}
