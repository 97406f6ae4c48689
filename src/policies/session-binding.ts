/** Whether a session may be used where its browser is now (P3). */
import { addressDigits, type Realm } from '../campus/index.ts'

export type AddressBinding = Realm['session']['bindAddress']

/** How many hexadecimal digits tell the network: /24 of IPv4, which has eight, and /64 of IPv6. */
const prefixOf = (digits: string): string => digits.slice(0, digits.length === 8 ? 6 : 16)

type Places = {
  binding: AddressBinding
  /** Where the session began. */
  began: string | null | undefined
  /** Where it is used. */
  now: string | undefined
}

/**
 * True where the realm binds nothing. Elsewhere an address that is unknown, then or now, is no place at all, so that a
 * header with garbage opens nothing (CVE-2024-47070).
 */
export function standsWhereItBegan({ binding, began, now }: Places): boolean {
  if (binding === 'off') return true
  const [then, here] = [addressDigits(began ?? ''), addressDigits(now ?? '')]
  if (then === undefined || here === undefined || then.length !== here.length) return false
  return binding === 'exact' ? then === here : prefixOf(then) === prefixOf(here)
}
