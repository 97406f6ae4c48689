import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY, HOUR, MINUTE } from '../base/time/instant.ts'
import { freshnessFor, type SessionFacts, sessionLifetime, stayOffer } from './session-lifetime.ts'

type Session = SessionFacts['realm']['session']
const session: Session = {
  staySignedIn: { computer: 7 * DAY, smartphone: 30 * DAY },
  otherwise: 'browser',
  max: 12 * HOUR,
  endsWithBrowser: false,
  bindAddress: 'off',
  stepUp: 10 * MINUTE,
}
const lasts = (given: Partial<Session>, facts: Partial<SessionFacts> = {}) =>
  sessionLifetime({ realm: { session: { ...session, ...given } }, shared: false, ...facts })

test('who is not asked to stay signed in is in until the browser closes, twelve hours at most', () => {
  assert.deepEqual(lasts({}), { max: 12 * HOUR, endsWithBrowser: true, idle: undefined })
})

test('who stays signed in does so for seven days on a computer, thirty on a smartphone', () => {
  assert.deepEqual(lasts({}, { stay: 'computer' }), { max: 7 * DAY, endsWithBrowser: false, idle: undefined })
  assert.deepEqual(lasts({}, { stay: 'smartphone' }), { max: 30 * DAY, endsWithBrowser: false, idle: undefined })
})

test('on a shared computer, and in a realm that says so, nobody stays signed in', () => {
  const until = { max: 12 * HOUR, idle: undefined, endsWithBrowser: true }
  assert.deepEqual(lasts({}, { shared: true, stay: 'computer' }), until)
  assert.deepEqual(lasts({ endsWithBrowser: true }, { stay: 'smartphone' }), until)
  assert.deepEqual(lasts({ otherwise: 2 * DAY }, { shared: true }), until)
})

test('a realm may end sessions after a time of its own, never later than its longest', () => {
  assert.deepEqual(lasts({ otherwise: 8 * HOUR }), { max: 8 * HOUR, endsWithBrowser: false, idle: undefined })
  assert.deepEqual(lasts({ otherwise: 24 * HOUR }), { max: 12 * HOUR, endsWithBrowser: false, idle: undefined })
})

test('P3: staying is offered for the time of the device, never on a shared computer nor where all ends with the browser', () => {
  const offered = (given: Partial<Session>, shared = false) =>
    (['computer', 'smartphone'] as const).map((device) =>
      stayOffer({ realm: { session: { ...session, ...given } }, shared, device }),
    )
  assert.deepEqual(offered({}), [7 * DAY, 30 * DAY])
  assert.deepEqual(offered({ staySignedIn: { computer: DAY } }), [DAY, undefined])
  assert.deepEqual(offered({ staySignedIn: undefined }), [undefined, undefined])
  assert.deepEqual(offered({}, true), [undefined, undefined])
  assert.deepEqual(offered({ endsWithBrowser: true }), [undefined, undefined])
})

test('P3: a session that is not used ends sooner, unless its person stays signed in', () => {
  assert.equal(lasts({ idle: HOUR }).idle, HOUR)
  assert.equal(lasts({ idle: HOUR, otherwise: 2 * HOUR }).idle, HOUR)
  assert.equal(lasts({ idle: HOUR }, { stay: 'computer' }).idle, undefined)
  assert.equal(lasts({ idle: HOUR }, { stay: 'computer', shared: true }).idle, HOUR)
})

test('how fresh a proof must be is the realm’s to say', () => {
  assert.equal(freshnessFor({ session: { ...session, stepUp: 5 * MINUTE } }), 5 * MINUTE)
})
