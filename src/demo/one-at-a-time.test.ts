import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { oneAtATime } from './one-at-a-time.ts'

test('of many callers at once one runs and the others share the next, begun after they asked', async () => {
  let begun = 0
  let atOnce = 0
  const run = oneAtATime(async () => {
    begun += 1
    atOnce += 1
    assert.equal(atOnce, 1)
    await wait(10)
    atOnce -= 1
    return begun
  })
  assert.deepEqual(await Promise.all([run(), run(), run(), run()]), [1, 2, 2, 2])
  assert.equal(await run(), 3)
})

test('a run that fails fails its callers alone', async () => {
  let fails = true
  const run = oneAtATime(async () => {
    await wait(1)
    if (fails) throw new Error('the database is away')
    return 'done'
  })
  const first = run()
  const second = run()
  await assert.rejects(first, /away/)
  fails = false
  assert.equal(await second, 'done')
})
