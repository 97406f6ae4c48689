import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { devicesIn } from '../../../../test/builders/device-verbs.ts'
import { anAccount } from '../../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { openDatabase } from '../../../base/database/database.ts'
import { MINUTE, SECOND } from '../../../base/time/instant.ts'
import { checkTotp } from '../../totp/verify.ts'
import { checkAppCode } from './app-code.ts'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())
const world = devicesIn(() => tested)
const { clock, deps } = world
const lockout = { attempts: 5, for: 16 * MINUTE }

const check = (account: string, code: string, db = tested.db) =>
  db.transaction((tx) => checkAppCode(deps, tx, { account, code, lockout, now: clock.now() }))

async function aCode() {
  const account = await anAccount(tested.db)
  const device = await world.aDevice(account)
  return { account: account.id, device }
}
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('M2: a code of the app is right in its step and one either side, and no further', async () => {
  const { account, device } = await aCode()
  const codes = await Promise.all([-2, -1, 0, 1, 2].map((steps) => device.code(clock.now() + steps * 30 * SECOND)))
  const [before2 = '', before1 = '', here = '', after1 = '', after2 = ''] = codes
  const right = { verdict: 'right', id: device.id }
  assert.equal((await check(account, before2)).verdict, 'wrong')
  assert.equal((await check(account, after2)).verdict, 'wrong')
  assert.deepEqual(await check(account, ` ${before1.slice(0, 3)} ${before1.slice(3)}`), right)
  assert.deepEqual(await check(account, here), right)
  assert.deepEqual(await check(account, after1), right)
})

test('app code replay: a code that was used is wrong, and one before it too', async () => {
  const { account, device } = await aCode()
  const [earlier, code] = [await device.code(clock.now() - 30 * SECOND), await device.code()]
  assert.equal((await check(account, code)).verdict, 'right')
  assert.deepEqual(await check(account, code), { verdict: 'replayed', left: 4 })
  assert.deepEqual(await check(account, earlier), { verdict: 'replayed', left: 3 })
})

test('app code replay: of twenty equal codes at once, on two processes, one is right', async () => {
  const { account, device } = await aCode()
  const code = await device.code()
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const said = await Promise.all(
      Array.from({ length: 20 }, (_, i) => check(account, code, i % 2 ? other : tested.db)),
    )
    assert.equal(said.filter(({ verdict }) => verdict === 'right').length, 1)
  } finally {
    await other.close()
  }
})

test('app code brute force: two hundred at once are looked at five times, then the method is locked (CVE-2024-4629)', async () => {
  const { account, device } = await aCode()
  const code = await device.code()
  const said = await Promise.all(Array.from({ length: 200 }, () => check(account, wrongFor(code))))
  assert.equal(said.filter(({ verdict }) => verdict === 'wrong').length, 4)
  assert.equal((await check(account, code)).verdict, 'locked')
  clock.advance(lockout.for)
  assert.equal((await check(account, await device.code())).verdict, 'right')
})

test('a second device gives no fresh tries, and codes are counted apart from those of other apps', async () => {
  const { account, device } = await aCode()
  const owner = { ...(await anAccount(tested.db)), id: account }
  const second = await world.aDevice(owner, 'Second')
  const wrong = wrongFor(await device.code())
  for (let i = 0; i < 5; i += 1) await check(account, wrong)
  assert.equal((await check(account, await second.code())).verdict, 'locked')
  const given = { account, code: '000000', lockout, now: clock.now() }
  assert.equal((await tested.db.transaction((tx) => checkTotp(deps, tx, given))).verdict, 'wrong')
})

test('codes of another account, of a void, removed or closed device, and of none at all, are wrong', async () => {
  const { account, device } = await aCode()
  const stranger = await aCode()
  assert.equal((await check(stranger.account, await device.code())).verdict, 'wrong')
  assert.equal((await check((await anAccount(tested.db)).id, await device.code())).verdict, 'wrong')
  const end = 'update devices set voided_at = linked_at, secret = null, code_secret = null where id = $1'
  await tested.db.pool.query(end, [device.id])
  assert.equal((await check(account, await device.code())).verdict, 'wrong')
  await tested.db.pool.query('delete from devices where id = $1', [stranger.device.id])
  assert.equal((await check(stranger.account, await stranger.device.code())).verdict, 'wrong')
})
