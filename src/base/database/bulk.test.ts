import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { bulkTransaction } from './bulk.ts'

let base: TestDatabase
before(async () => {
  base = await testDatabase()
})
after(() => base.close())

const person = (number: string) => sql`
  insert into persons (id, number, given_name, family_name, created_at, changed_at)
  values (gen_random_uuid(), ${number}, 'Ann', 'Peeters', '2026-01-01', '2026-01-01')`
const countOf = async (number: string) =>
  (await sql`select from persons where number = ${number}`.execute(base.db.kysely)).rows.length

test('what is streamed in arrives as it was, whatever signs it holds', async () => {
  const texts = ['plain', '', '\\N', 'a\tb\nc\rd\\e', 'é 𝒜 "q" {x,y}', "'; drop table persons; --"]
  await bulkTransaction(base.db, async ({ tx, copyRows }) => {
    await sql`create temporary table streamed (n int, t text, b bytea, l text[], y boolean) on commit drop`.execute(tx)
    const rows = texts.map((text, n) => [n, text, Buffer.from(text), [text, 'x'], n > 0])
    await copyRows('streamed', ['n', 't', 'b', 'l', 'y'], [...rows, [99, null, undefined, [], false]])
    const read = await sql<{ t: string; b: Buffer; l: string[] }>`select * from streamed order by n`.execute(tx)
    assert.deepEqual(
      read.rows.map(({ t }) => t),
      [...texts, null],
    )
    assert.deepEqual(
      read.rows.map(({ b }) => b?.toString()),
      [...texts, undefined],
    )
    assert.deepEqual(
      read.rows.map(({ l }) => l),
      [...texts.map((text) => [text, 'x']), []],
    )
    return { keep: false }
  })
})

test('it is kept when asked, and undone when not or when something throws', async () => {
  const run = (number: string, keep: boolean) =>
    bulkTransaction(base.db, async ({ tx }) => {
      await person(number).execute(tx)
      return { keep }
    })
  await run('kept', true)
  await run('undone', false)
  const failing = bulkTransaction(base.db, async ({ tx }) => {
    await person('thrown').execute(tx)
    throw new Error('stop')
  })
  await assert.rejects(failing, /stop/)
  assert.deepEqual([await countOf('kept'), await countOf('undone'), await countOf('thrown')], [1, 0, 0])
})

test('a row that does not fit ends it, and the pool is as good as before', async () => {
  for (let i = 0; i < 12; i += 1) {
    const failing = bulkTransaction(base.db, async ({ tx, copyRows }) => {
      await sql`create temporary table streamed (n int) on commit drop`.execute(tx)
      await copyRows('streamed', ['n'], [['no number']])
      return { keep: true }
    })
    await assert.rejects(failing, /invalid input syntax/)
  }
  assert.equal(await countOf('kept'), 1)
})
