import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runRaces } from '../../bench/races/races.ts'
import { testDatabase } from '../harness/database.ts'

test('twenty at once, from two processes, on a code, a link, a session, a step, a pass, a lock: one winner (CVE-2022-23555, CVE-2024-4629)', async () => {
  const tested = await testDatabase()
  try {
    const results = await runRaces({ appUrl: tested.appUrl, rounds: 25 })
    assert.deepEqual(
      results.filter(({ met }) => !met).map(({ race, winners }) => `${race}: ${winners.join(' ')}`),
      [],
    )
    assert.equal(results.length, 10)
  } finally {
    await tested.close()
  }
})
