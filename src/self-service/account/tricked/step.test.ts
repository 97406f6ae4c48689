import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY, MINUTE } from '../../../base/time/instant.ts'
import { alarmStep, stepsLeftAt } from './step.ts'

const raisedAt = Date.UTC(2026, 9, 1, 12)
const facts = { raisedAt, reviewedAt: null, passwordChangedAt: raisedAt - DAY, now: raisedAt + MINUTE }

test('P4: after the alarm comes the password, after the password the methods, and then it is over', () => {
  assert.equal(alarmStep(undefined), 'begin')
  assert.equal(alarmStep(facts), 'password')
  assert.equal(alarmStep({ ...facts, passwordChangedAt: undefined }), 'password')
  assert.equal(alarmStep({ ...facts, passwordChangedAt: raisedAt }), 'methods')
  assert.equal(alarmStep({ ...facts, passwordChangedAt: raisedAt + 1, reviewedAt: raisedAt + 2 }), 'begin')
  assert.equal(alarmStep({ ...facts, reviewedAt: raisedAt + 2 }), 'begin')
})

test('P4: an alarm keeps its place for thirty days', () => {
  assert.equal(alarmStep({ ...facts, now: raisedAt + 30 * DAY - 1 }), 'password')
  assert.equal(alarmStep({ ...facts, now: raisedAt + 30 * DAY }), 'begin')
})

test('P4: the steps that are left', () => {
  assert.deepEqual((['begin', 'password', 'methods'] as const).map(stepsLeftAt), [0, 2, 1])
})
