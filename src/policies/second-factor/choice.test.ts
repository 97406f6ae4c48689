import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type MethodKind, offeredKinds } from '../../methods/index.ts'
import { type ChoiceFacts, chooseMethod, otherWays } from './choice.ts'
import { acceptedMethods, type HeldMethod, STRENGTH, usableMethods } from './methods.ts'

const KEY: HeldMethod = { id: 'key', kind: 'security-key', registeredAt: 1, transports: ['usb'] }
const PASSKEY: HeldMethod = { id: 'passkey', kind: 'passkey', registeredAt: 2, synced: true, transports: ['hybrid'] }
const CODES: HeldMethod = { id: 'codes', kind: 'totp', registeredAt: 3, lastUsedAt: 50 }
const TEXT: HeldMethod = { id: 'phone', kind: 'sms', registeredAt: 4, lastUsedAt: 60 }
const CALL: HeldMethod = { id: 'phone', kind: 'voice', registeredAt: 4, lastUsedAt: 70 }

const facts: ChoiceFacts = {
  mfa: { methods: STRENGTH, byGroup: {}, byInstitution: {}, endings: {}, first: STRENGTH, choose: 'system' },
  groups: [],
  institutions: ['institution'],
  today: '2026-10-01',
  registered: [],
  browser: { keys: true },
}
const choose = (registered: readonly HeldMethod[], given: Partial<ChoiceFacts> = {}) => {
  const choice = chooseMethod({ ...facts, ...given, registered })
  return choice && [choice.kind, choice.reason]
}
const here = ({ kind, id }: HeldMethod, keys = true) => ({ browser: { keys, last: { kind, method: id } } })
const person = (named?: HeldMethod): Partial<ChoiceFacts> => ({
  mfa: { ...facts.mfa, choose: 'person' },
  default: named && { kind: named.kind, method: named.id },
})

test('M8: the strongest of a person’s methods is asked first', () => {
  assert.deepEqual(choose([TEXT, CALL, CODES, KEY, PASSKEY]), ['passkey', 'strongest'])
  assert.deepEqual(choose([TEXT, CALL, CODES, KEY]), ['security-key', 'strongest'])
  assert.deepEqual(choose([TEXT, CALL, CODES]), ['totp', 'strongest'])
  assert.deepEqual(choose([TEXT, CALL]), ['sms', 'strongest'])
  assert.deepEqual(choose([CALL]), ['voice', 'only'])
  assert.equal(choose([]), undefined)
})

test('M8: a key that was used here before goes before a passkey that was not', () => {
  assert.deepEqual(choose([KEY, PASSKEY], here(KEY)), ['security-key', 'last-here'])
})

test('M8: no key is asked of a browser that has none, as long as there is anything else', () => {
  assert.deepEqual(choose([KEY, PASSKEY, TEXT], { browser: { keys: false } }), ['sms', 'only'])
  assert.deepEqual(choose([KEY, CODES, TEXT], here(KEY, false)), ['totp', 'strongest'])
  // With nothing else its page says what is missing, and the other ways out are a click away.
  assert.deepEqual(choose([KEY], { browser: { keys: false } }), ['security-key', 'only'])
})

test('M8: what worked here last is asked again, until something stronger is added', () => {
  assert.deepEqual(choose([KEY, CODES], here(CODES)), ['totp', 'last-here'])
  assert.deepEqual(choose([{ ...KEY, registeredAt: 51 }, CODES], here(CODES)), ['security-key', 'strongest'])
  assert.deepEqual(choose([KEY, { ...CODES, lastUsedAt: undefined }], here(CODES)), ['security-key', 'strongest'])
})

test('M8: a text message or a call that was taken here once does not become the rule', () => {
  assert.deepEqual(choose([CODES, TEXT, CALL], here(TEXT)), ['totp', 'strongest'])
  assert.deepEqual(choose([TEXT, CALL], here(CALL)), ['voice', 'last-here'])
})

test('M8: a passkey that cannot leave another device is not asked for here', () => {
  const laptop: HeldMethod = { id: 'laptop', kind: 'passkey', transports: ['internal'], synced: false, lastUsedAt: 40 }
  assert.deepEqual(choose([laptop, CODES]), ['totp', 'only'])
  assert.deepEqual(choose([laptop, CODES], here(laptop)), ['passkey', 'last-here'])
  assert.deepEqual(choose([{ ...laptop, synced: true }, CODES]), ['passkey', 'strongest'])
  // One that was never used may be in this very device.
  assert.deepEqual(choose([{ ...laptop, lastUsedAt: null }, CODES]), ['passkey', 'strongest'])
  assert.deepEqual(choose([laptop]), ['passkey', 'only'])
})

test('M8: where the realm says “person”, the first that was registered is the default, until they choose another', () => {
  assert.deepEqual(choose([TEXT, CODES, KEY], person()), ['sms', 'default'])
  assert.deepEqual(choose([TEXT, CODES, KEY], person(KEY)), ['security-key', 'default'])
  assert.deepEqual(choose([TEXT, CODES, KEY], { ...person(TEXT), ...here(KEY) }), ['sms', 'default'])
})

test('M8: a default that is gone, or that this browser cannot ask for, leaves the system to pick', () => {
  assert.deepEqual(choose([TEXT, CODES], person(KEY)), ['sms', 'default'])
  assert.deepEqual(choose([KEY, TEXT, CODES], { ...person(KEY), browser: { keys: false } }), ['totp', 'strongest'])
})

test('M8: where the system picks, nobody’s default counts', () => {
  assert.deepEqual(choose([TEXT, CODES], { default: { kind: 'sms', method: 'phone' } }), ['totp', 'strongest'])
})

test('M8: of several of one kind, the one that is wanted or was used last stands first', () => {
  const second = { ...TEXT, id: 'second', lastUsedAt: 90 }
  const ids = (given: Partial<ChoiceFacts>) => chooseMethod({ ...facts, registered: [TEXT, second], ...given })?.ids
  assert.deepEqual(ids({}), ['second', 'phone'])
  assert.deepEqual(ids(person(TEXT)), ['phone', 'second'])
  assert.deepEqual(ids(here(TEXT)), ['phone', 'second'])
})

test('M15: all others are told in order, with those that this browser cannot ask for', () => {
  const registered = [TEXT, CALL, CODES, { ...CODES, id: 'other codes' }, KEY]
  assert.deepEqual(otherWays({ ...facts, registered }), [
    { kind: 'totp', ids: ['codes', 'other codes'], here: true },
    { kind: 'sms', ids: ['phone'], here: true },
    { kind: 'voice', ids: ['phone'], here: true },
  ])
  assert.deepEqual(otherWays({ ...facts, registered, browser: { keys: false } }), [
    { kind: 'security-key', ids: ['key'], here: false },
    { kind: 'sms', ids: ['phone'], here: true },
    { kind: 'voice', ids: ['phone'], here: true },
  ])
  const ways = otherWays({ ...facts, registered }, { kind: 'sms', id: 'phone' })
  assert.deepEqual(
    ways.map(({ kind }) => kind),
    ['security-key', 'totp', 'voice'],
  )
})

test('M15: a second telephone is another way than the first', () => {
  const registered = [TEXT, { ...TEXT, id: 'second', lastUsedAt: 1 }]
  assert.deepEqual(otherWays({ ...facts, registered }), [{ kind: 'sms', ids: ['second'], here: true }])
})

const kinds = fc.constantFrom(...STRENGTH)
const held: fc.Arbitrary<HeldMethod> = fc.record({
  ...{ kind: kinds, id: fc.constantFrom('a', 'b', 'c', 'd', 'e') },
  registeredAt: fc.nat(100),
  lastUsedAt: fc.option(fc.nat(100), { nil: undefined }),
  transports: fc.constantFrom(undefined, ['internal'], ['usb', 'nfc'], ['internal', 'hybrid'], []),
  synced: fc.option(fc.boolean(), { nil: undefined }),
  disabledAt: fc.option(fc.nat(100), { nil: undefined, freq: 4 }),
})
const variation = fc.record({ add: fc.subarray([...STRENGTH]), remove: fc.subarray([...STRENGTH]) })
const named = fc.option(fc.record({ kind: kinds, method: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'gone') }), {
  nil: undefined,
})
const anything: fc.Arbitrary<ChoiceFacts> = fc.record({
  mfa: fc.record({
    methods: fc.subarray([...STRENGTH], { minLength: 1 }),
    byGroup: fc.record({ staff: variation, guest: variation }),
    byInstitution: fc.record({ partner: variation }),
    endings: fc.dictionary(kinds, fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-02')),
    first: fc.subarray([...STRENGTH]),
    choose: fc.constantFrom('system', 'person'),
  }),
  groups: fc.subarray(['student', 'staff', 'guest']),
  institutions: fc.subarray(['institution', 'partner']),
  today: fc.constant('2026-10-01'),
  registered: fc.uniqueArray(held, { maxLength: 6, selector: ({ kind, id }) => `${kind} ${id}` }),
  browser: fc.record({ keys: fc.boolean(), last: named }),
  default: named,
})
const isKey = (kind: MethodKind) => kind === 'security-key' || kind === 'passkey'

test('M8, M16: no facts ever yield a method that is not accepted, not registered, off, or beyond this browser', () => {
  let chosen = 0
  fc.assert(
    fc.property(anything, (given) => {
      const choice = chooseMethod(given)
      const usable = usableMethods(given)
      assert.equal(choice === undefined, usable.length === 0)
      if (!choice) return
      chosen += 1
      assert.ok(acceptedMethods(given).includes(choice.kind) && offeredKinds.includes(choice.kind))
      assert.ok(choice.ids.length > 0 && new Set(choice.ids).size === choice.ids.length)
      for (const id of choice.ids) {
        const one = given.registered.find((method) => method.kind === choice.kind && method.id === id)
        assert.ok(one && one.disabledAt === undefined, `${choice.kind} ${id} is not there, or off`)
      }
      if (!given.browser.keys && usable.some((kind) => !isKey(kind))) assert.ok(!isKey(choice.kind))
    }),
    { numRuns: 5_000 },
  )
  assert.ok(chosen > 200, `only ${chosen} choices: the property says nothing`)
})

test('M15: no facts hide a method: what can be used is asked, or told as another way', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const choice = chooseMethod(given)
      const told = [...(choice ? [choice.kind] : []), ...otherWays(given).map(({ kind }) => kind)]
      assert.deepEqual([...new Set(told)].sort(), usableMethods(given).sort())
    }),
    { numRuns: 2_000 },
  )
})
