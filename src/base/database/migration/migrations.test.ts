import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checksumOfAll, planMigrations, readMigrations } from './migrations.ts'

const one = { number: 1, name: 'one', checksum: 'a', sql: '' }
const two = { number: 2, name: 'two', checksum: 'b', sql: '' }
const three = { number: 3, name: 'three', checksum: 'c', sql: '' }

test('what is missing is applied in order, and nothing twice', () => {
  assert.deepEqual(planMigrations([one, two, three], [one]), { apply: [two, three] })
  assert.deepEqual(planMigrations([one], [one]), { apply: [] })
})

test('a changed migration, a newer database, a number twice and one slipped in between are refused', () => {
  const fault = (known: (typeof one)[], applied: (typeof one)[]) => {
    const plan = planMigrations(known, applied)
    return 'fault' in plan ? plan.fault : 'none'
  }
  assert.match(fault([{ ...one, checksum: 'x' }], [one]), /^migration 1 \("one"\) was changed after/)
  assert.match(fault([one], [one, two]), /newer than this program \(it has migration 2, "two"\)/)
  assert.match(fault([one, { ...two, number: 1 }], []), /same number/)
  assert.match(fault([one, two, three], [one, three]), /migration 2 \("two"\) came after 3/)
})

test('the files of the program can be applied from nothing, and each has a checksum of its own', () => {
  const all = readMigrations()
  assert.equal((planMigrations(all, []) as { apply: unknown[] }).apply.length, all.length)
  assert.notEqual(checksumOfAll(all), checksumOfAll(all.slice(1)))
})
