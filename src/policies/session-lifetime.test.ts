import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY, HOUR } from '../base/time/instant.ts'
import { type SessionFacts, sessionLifetime } from './session-lifetime.ts'

type Session = SessionFacts['realm']['session']
const session: Session = {
  staySignedIn: { computer: 7 * DAY, smartphone: 30 * DAY },
  otherwise: 'browser',
  max: 12 * HOUR,
  endsWithBrowser: false,
  bindAddress: 'off',
}
const lasts = (given: Partial<Session>, facts: Partial<SessionFacts> = {}) =>
  sessionLifetime({ realm: { session: { ...session, ...given } }, shared: false, ...facts })

test('who is not asked to stay signed in is in until the browser closes, twelve hours at most', () => {
  assert.deepEqual(lasts({}), { max: 12 * HOUR, endsWithBrowser: true })
})

test('who stays signed in does so for seven days on a computer, thirty on a smartphone', () => {
  assert.deepEqual(lasts({}, { stay: 'computer' }), { max: 7 * DAY, endsWithBrowser: false })
  assert.deepEqual(lasts({}, { stay: 'smartphone' }), { max: 30 * DAY, endsWithBrowser: false })
})

test('on a shared computer, and in a realm that says so, nobody stays signed in', () => {
  const until = { max: 12 * HOUR, endsWithBrowser: true }
  assert.deepEqual(lasts({}, { shared: true, stay: 'computer' }), until)
  assert.deepEqual(lasts({ endsWithBrowser: true }, { stay: 'smartphone' }), until)
  assert.deepEqual(lasts({ otherwise: 2 * DAY }, { shared: true }), until)
})

test('a realm may end sessions after a time of its own, never later than its longest', () => {
  assert.deepEqual(lasts({ otherwise: 8 * HOUR }), { max: 8 * HOUR, endsWithBrowser: false })
  assert.deepEqual(lasts({ otherwise: 24 * HOUR }), { max: 12 * HOUR, endsWithBrowser: false })
})
