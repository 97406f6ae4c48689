import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { test } from 'node:test'
import { types } from 'node:util'
import './clock-preload.ts'
import type { ClockControl } from './clock-preload.ts'

const control = (globalThis as Record<symbol, unknown>)[Symbol.for('sleutelbos.demo-clock')] as ClockControl
const HOUR = 3_600_000

/** Runs `work` a hundred hours in the future. */
const ahead = (work: () => void) => {
  control.move(100 * HOUR)
  try {
    work()
  } finally {
    control.move(0)
  }
}
const isNear = (moment: number, offset: number) => assert.ok(Math.abs(moment - control.machineNow() - offset) < 2_000)

test('until it is moved, the clock is the machine’s', () => {
  isNear(Date.now(), 0)
  isNear(Date.parse(new Date().toISOString()), 0)
})

test('every way to ask Date for the time is moved', () => {
  ahead(() => {
    isNear(Date.now(), 100 * HOUR)
    isNear(Date.parse(new Date().toISOString()), 100 * HOUR)
    isNear(+new Date(Date()), 100 * HOUR)
    isNear(Reflect.construct(Date, []).getTime(), 100 * HOUR)
    const { now } = Date
    isNear(now(), 100 * HOUR)
    isNear(new (new Date(0).constructor as DateConstructor)().getTime(), 100 * HOUR)
    class Later extends Date {}
    isNear(new Later().getTime(), 100 * HOUR)
    assert.ok(new Later() instanceof Later)
  })
})

test('dates that are given stay as they are', () => {
  ahead(() => {
    assert.equal(new Date(0).toISOString(), '1970-01-01T00:00:00.000Z')
    assert.equal(new Date(2026, 9, 1).getFullYear(), 2026)
    assert.equal(new Date('2026-10-01T00:00:00Z').getTime(), Date.UTC(2026, 9, 1))
    assert.equal(Date.parse('1970-01-01T00:00:01Z'), 1_000)
    assert.ok(Number.isNaN(new Date(undefined as unknown as string).getTime()))
    assert.equal(Date.length, 7)
  })
})

test('a date is a date, whoever made it', () => {
  ahead(() => {
    assert.ok(new Date() instanceof Date)
    assert.ok(types.isDate(new Date()))
    assert.ok(statSync('.').mtime instanceof Date)
    assert.ok(structuredClone(new Date()) instanceof Date)
    assert.equal(JSON.stringify({ at: new Date(0) }), '{"at":"1970-01-01T00:00:00.000Z"}')
  })
})

test('what measures spans of time is not moved', () => {
  const before = performance.now()
  ahead(() => assert.ok(performance.now() - before < 60_000))
})
