/** Facts for the sign-in's machine, as its tests change them. */
import { MINUTE } from '../../src/base/time/instant.ts'
import type { MethodKind } from '../../src/methods/index.ts'
import type { Given } from '../../src/sign-in/flow/given.ts'
import type { Chosen, Way } from '../../src/sign-in/flow/state.ts'

/** The one method of a kind that the person of these tests has. */
export const wayOf = (kind: MethodKind): Way => ({ kind, id: `m-${kind}` })
export const chosenOf = (kind: MethodKind, why: Chosen['why'] = 'only'): Chosen => ({ ...wayOf(kind), why })

export type Facts = Partial<Omit<Given, 'second'>> & { second?: Partial<Given['second']> }

/** Facts of a person without duties, but for what a test names. */
export const givenOf = (now: number, facts: Facts = {}): Given => ({
  now,
  account: { id: 'a1', person: 'p1' },
  resetCode: 'off',
  resetAsked: false,
  alone: ['passkey', 'security-key', 'app'],
  remembered: false,
  terms: [],
  placed: true,
  freshFor: 10 * MINUTE,
  stay: undefined,
  ...facts,
  second: {
    wanted: false,
    ways: [],
    pick: undefined,
    tooNew: false,
    registrable: ['totp', 'sms'],
    opens: 'totp',
    postponable: false,
    why: { reasons: [], exceptedBy: [] },
    ...facts.second,
  },
})

/** The same, of a person who must prove a method of these kinds; the first is asked. */
export const givenWith = (now: number, kinds: readonly MethodKind[], facts: Facts = {}): Given => {
  const [first] = kinds
  const pick = first && chosenOf(first)
  return givenOf(now, { ...facts, second: { wanted: true, ways: kinds.map(wayOf), pick, ...facts.second } })
}
