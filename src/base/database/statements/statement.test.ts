import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { countQueries } from '../client.ts'
import { ask, askTogether, writeTogether } from './statement.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const one = { text: 'one as (select $1::int as a, $2::int as b)', values: [1, 2] }
const two = { text: 'two as (select $1::int as c, $1::int + 1 as d)', values: [3] }
const last = { text: 'select a, b, c, d, $1::int as e from one, two', values: [5] }

test('what goes together keeps its own values, in whatever order', async () => {
  const row = [{ a: 1, b: 2, c: 3, d: 4, e: 5 }]
  assert.deepEqual((await askTogether(tested.db.kysely, [one, two], last)).rows, row)
  assert.deepEqual((await askTogether(tested.db.kysely, [two, one], last)).rows, row)
})

test('the same is asked in a transaction as outside one, and how many rows changed is told in both', async () => {
  const { db } = tested
  const text = 'insert into written_test (at) select unnest($1::int[])'
  await db.transaction(async (tx) => {
    await ask(tx, 'create temporary table written_test (at int) on commit drop', [])
    assert.equal((await ask(tx, text, [[1, 2, 3]])).changed, 3)
  })
  const moved = await ask(db.kysely, 'update passwords set hash = $1 where false', [''])
  assert.deepEqual(moved, { rows: [], changed: 0 })
})

test('nothing to write is no statement', async () => {
  assert.equal(await countQueries(() => writeTogether(tested.db.kysely, [])), 0)
})
