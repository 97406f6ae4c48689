import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { anAccount } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { openDatabase } from '../../base/database/database.ts'
import { DAY, SECOND } from '../../base/time/instant.ts'
import { CODE_BYTES, spellCode, tidyMailedCode } from './mailed-code.ts'
import {
  findMailedCode,
  forgetMailedCodes,
  issueMailedCode,
  type MailedCodePurpose,
  spendMailedCode,
} from './mailed-code-store.ts'

const now = Date.UTC(2026, 9, 1, 8)

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const newAccount = async () => (await anAccount(tested.db, { status: 'invited' })).id
const issue = (account: string, purpose: MailedCodePurpose = 'activation', at = now) =>
  issueMailedCode(tested.db.kysely, { account, purpose, lifetime: 7 * DAY, now: at })
const find = (code: string, purpose: MailedCodePurpose = 'activation', at = now) =>
  findMailedCode(tested.db.kysely, { code, purpose, now: at })
const spend = (code: string, account: string, purpose: MailedCodePurpose = 'activation', at = now) =>
  spendMailedCode(tested.db.kysely, { code, account, purpose, now: at })

test('a code has 140 random bits, in groups of four, without letters that look alike', () => {
  const code = spellCode(Uint8Array.from({ length: CODE_BYTES }, (_, i) => i * 37))
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
})

test('a code is the same in small letters, without its hyphens, and with O for 0 or L for 1', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES }), (bytes) => {
      const code = spellCode(bytes)
      const retyped = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
      assert.equal(tidyMailedCode(retyped), code)
    }),
  )
  for (const none of ['', 'x'.repeat(1_000_000), '0'.repeat(27), `${'0'.repeat(27)}U`, `${'0'.repeat(27)}\u0000`]) {
    assert.equal(tidyMailedCode(none), undefined)
  }
})

test('a code finds its account, and is good once', async () => {
  const account = await newAccount()
  const code = await issue(account)
  assert.deepEqual(await find(code.toLowerCase()), { account, subject: undefined, expiresAt: now + 7 * DAY })
  assert.equal(await spend(code, account), true)
  assert.equal(await find(code), undefined)
  assert.equal(await spend(code, account), false)
})

test('a code for one person does nothing to the account of another (ATTACK 3, CVE-2023-26481)', async () => {
  const [one, two] = [await newAccount(), await newAccount()]
  const code = await issue(one)
  assert.equal(await spend(code, two), false)
  assert.equal(await spend(code, one), true)
})

test('a code of one purpose is nothing for another (ATTACK 3)', async () => {
  const account = await newAccount()
  const code = await issue(account, 'activation')
  assert.equal(await find(code, 'recovery'), undefined)
  assert.equal(await spend(code, account, 'recovery'), false)
})

test('of twenty who spend a code at once on two processes, one wins (ATTACK 4, CVE-2022-23555)', async () => {
  const account = await newAccount()
  const code = await issue(account)
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const spent = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? other : tested.db).transaction((tx) =>
          spendMailedCode(tx, { code, account, purpose: 'activation', now }),
        ),
      ),
    )
    assert.equal(spent.filter(Boolean).length, 1)
  } finally {
    await other.close()
  }
})

test('a new code ends the earlier one of its purpose, and no other', async () => {
  const account = await newAccount()
  const first = await issue(account)
  const recovery = await issue(account, 'recovery', now + SECOND)
  const second = await issue(account, 'activation', now + 2 * SECOND)
  assert.equal(await find(first), undefined)
  assert.equal(await spend(first, account), false)
  assert.equal((await find(recovery, 'recovery'))?.account, account)
  assert.equal(await spend(second, account), true)
  assert.equal(await spend(first, account), false, 'spending the newest brings none back')
})

test('A13: a code for one address proves no other, and each has a newest of its own (CVE-2023-26481)', async () => {
  const account = await newAccount()
  const [one, two] = [randomUUID(), randomUUID()]
  const about = { account, purpose: 'address', lifetime: DAY, now } as const
  const first = await issueMailedCode(tested.db.kysely, { ...about, subject: one })
  await issueMailedCode(tested.db.kysely, { ...about, subject: two, now: now + SECOND })
  assert.equal((await find(first, 'address'))?.subject, one, 'a newer one for another address leaves it good')
  const spent = { code: first, account, purpose: 'address', now } as const
  assert.equal(await spendMailedCode(tested.db.kysely, { ...spent, subject: two }), false)
  assert.equal(await spendMailedCode(tested.db.kysely, spent), false)
  assert.equal(await spendMailedCode(tested.db.kysely, { ...spent, subject: one }), true)
})

test('of codes made at the same moment on two processes, one is good', async () => {
  const account = await newAccount()
  const codes = await Promise.all(Array.from({ length: 8 }, () => issue(account)))
  const good = await Promise.all(codes.map((code) => find(code)))
  assert.equal(good.filter(Boolean).length, 1)
})

test('a code ends to the second, and is forgotten later', async () => {
  const account = await newAccount()
  const code = await issue(account)
  assert.ok(await find(code, 'activation', now + 7 * DAY - SECOND))
  assert.equal(await find(code, 'activation', now + 7 * DAY), undefined)
  assert.equal(await spend(code, account, 'activation', now + 7 * DAY), false)
  await forgetMailedCodes(tested.db.kysely, now + 8 * DAY)
  const { rows } = await tested.db.pool.query('select from mailed_codes where account = $1', [account])
  assert.equal(rows.length, 0)
})

test('what is stored of a code is not the code', async () => {
  const account = await newAccount()
  const code = await issue(account)
  const { rows } = await tested.db.pool.query('select * from mailed_codes where account = $1', [account])
  assert.ok(!JSON.stringify(rows).includes(code))
  assert.ok(!rows[0].hash.includes(code))
})
