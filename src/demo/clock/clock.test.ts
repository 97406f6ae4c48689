import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import '../clock-preload.ts'
import { type Listener, openListener } from '../../base/database/notify.ts'
import { DAY, HOUR, MINUTE } from '../../base/time/instant.ts'
import { openDemoClock, targetOf } from './clock.ts'

const now = Date.UTC(2026, 9, 1, 8)

test('a change leads to a moment, forward alone', () => {
  assert.equal(targetOf({ advance: 'PT16M' }, now), now + 16 * MINUTE)
  assert.equal(targetOf({ set: '2026-10-16T08:00:00Z' }, now), now + 15 * DAY)
  assert.equal(targetOf({ set: '2026-10-16T10:00:00+02:00' }, now), now + 15 * DAY)
  assert.deepEqual(targetOf({ set: '2026-09-30T08:00:00Z' }, now), { refusal: 'backwards' })
  assert.deepEqual(targetOf({ set: '2026-10-16' }, now), { refusal: 'not-a-time' })
  assert.deepEqual(targetOf({ set: '2026-13-45T99:00:00Z' }, now), { refusal: 'not-a-time' })
  assert.deepEqual(targetOf({ advance: 'yesterday' }, now), { refusal: 'not-a-duration' })
  for (const advance of ['P9999Y', 'P999999Y']) assert.deepEqual(targetOf({ advance }, now), { refusal: 'too-far' })
})

let base: TestDatabase
let listener: Listener
before(async () => {
  base = await testDatabase()
  listener = await openListener({ url: base.appUrl })
})
after(async () => {
  await listener.close()
  await base.close()
})

const near = (moment: number, expected: number) =>
  assert.ok(Math.abs(moment - expected) < 5_000, `${moment - expected} off`)

test('the clock moves, jobs that fell due run before the answer, other processes follow, a restart keeps it', async () => {
  const ran: number[] = []
  const clock = await openDemoClock({ db: base.db, listener, runDueJobs: async () => ran.push(Date.now()) })
  const machine = clock.state().now - clock.state().offset
  const other = fork(fileURLToPath(new URL('../../../test/harness/clock-follower.js', import.meta.url)), [base.appUrl])
  const told = async () => Number((await once(other, 'message'))[0])
  try {
    near(await told(), machine)
    const following = told()
    const moved = await clock.move({ advance: 'PT2H' })
    assert.ok('now' in moved)
    near(moved.now, machine + 2 * HOUR)
    assert.equal(moved.offset, 2 * HOUR)
    near(ran[0] ?? 0, machine + 2 * HOUR)
    near(Date.now(), machine + 2 * HOUR)
    near(await following, machine + 2 * HOUR)
    assert.deepEqual(await clock.move({ set: new Date(machine).toISOString() }), { refusal: 'backwards' })
    assert.equal(clock.state().offset, 2 * HOUR)
    await Promise.all([clock.move({ advance: 'PT1H' }), clock.move({ advance: 'PT1H' })])
    assert.equal(clock.state().offset, 4 * HOUR)
  } finally {
    other.kill()
  }
  const later = fork(fileURLToPath(new URL('../../../test/harness/clock-follower.js', import.meta.url)), [base.appUrl])
  try {
    near(Number((await once(later, 'message'))[0]), machine + 4 * HOUR)
  } finally {
    later.kill()
  }
})
