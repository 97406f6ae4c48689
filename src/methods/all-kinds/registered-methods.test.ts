import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { newId } from '../../base/ids.ts'
import { asDate, MINUTE } from '../../base/time/instant.ts'
import { assignToken, importTokens } from '../hardware-code/index.ts'
import { defaultMethod, forgetDefaultMethod, setDefaultMethod } from './default-method-store.ts'
import type { MethodKind } from './method-kind.ts'
import { registeredMethods, removeAllMethods, removeMethod, renameMethod } from './registered-methods.ts'

const now = Date.UTC(2026, 9, 1, 8)
const keyring = testKeyring()

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

let tokens = 0
/** An account that has one thing of each kind, a mobile and a line at home, and things that do not count. */
async function withAll() {
  const account = (await anAccount(tested.db)).id
  const id = {
    totp: newId(now),
    key: newId(now),
    passkey: newId(now),
    copied: newId(now),
    mobile: newId(now),
    home: newId(now),
    device: newId(now),
    void: newId(now),
  }
  const rows = (sql: string, values: unknown[]) => tested.db.pool.query(sql, values)
  const totp = `insert into totp_registrations (id, account, name, secret, created_at, confirmed_at) values ($1, $2, '', $3, $4, $5)`
  await rows(totp, [id.totp, account, Buffer.alloc(20), asDate(now), asDate(now + 1)])
  await rows(totp, [newId(now), account, Buffer.alloc(20), asDate(now), null])
  const key = `insert into webauthn_credentials (id, account, kind, name, credential, public_key, counter, transports,
    backup_eligible, backed_up, created_at, disabled_at) values ($1, $2, $3, 'Mine', $4, $5, 0, $6, $7, $7, $8, $9)`
  const public_key = Buffer.alloc(8)
  await rows(key, [
    id.key,
    account,
    'security-key',
    Buffer.from(id.key),
    public_key,
    ['usb'],
    false,
    asDate(now + 2),
    null,
  ])
  await rows(key, [
    id.passkey,
    account,
    'passkey',
    Buffer.from(id.passkey),
    public_key,
    ['internal'],
    true,
    asDate(now + 3),
    null,
  ])
  const off = asDate(now + MINUTE)
  await rows(key, [
    id.copied,
    account,
    'security-key',
    Buffer.from(id.copied),
    public_key,
    [],
    false,
    asDate(now + 4),
    off,
  ])
  const phone = `insert into phone_registrations (id, account, number, number_index, shown, line, name, created_at, confirmed_at)
    values ($1, $2, $3, $4, '+32 ••12', $5, '', $6, $7)`
  const number = [Buffer.alloc(8), Buffer.from(newId(now))]
  await rows(phone, [id.mobile, account, ...number, 'mobile', asDate(now), asDate(now + 5)])
  await rows(phone, [
    id.home,
    account,
    Buffer.alloc(8),
    Buffer.from(newId(now)),
    'landline',
    asDate(now),
    asDate(now + 6),
  ])
  await rows(phone, [newId(now), account, Buffer.alloc(8), Buffer.from(newId(now)), 'mobile', asDate(now), null])
  const device = `insert into devices (id, account, name, verify_key, secret, code_secret, linked_at, confirmed_at, voided_at)
    values ($1, $2, 'Phone', '{}', $3, $4, $5, $6, $7)`
  const sealed = Buffer.alloc(32)
  await rows(device, [id.device, account, sealed, sealed, asDate(now), asDate(now + 8), null])
  await rows(device, [id.void, account, null, null, asDate(now), asDate(now + 9), asDate(now + MINUTE)])
  await rows(device, [newId(now), account, sealed, sealed, asDate(now), null, null])
  tokens += 1
  const token = { serial: `SER-${1000 + tokens}`, seed: Buffer.alloc(20, 1), kind: 'totp', algorithm: 'SHA1' } as const
  await tested.db.transaction(async (tx) => {
    await importTokens({ keyring }, tx, { tokens: [{ ...token, digits: 6, period: 30, counter: 0, drift: 0 }], now })
    assert.equal(await assignToken(tx, { serial: token.serial, account, now: now + 7 }), 'assigned')
  })
  return { account, id, serial: token.serial }
}

const kindsOf = async (account: string) => (await registeredMethods(tested.db.kysely, account)).map(({ kind }) => kind)
const viewOf = async (account: string) =>
  (
    await tested.db.pool.query(
      'select kind, transports, synced from methods_v_registered where account = $1 order by registered_at, kind',
      [account],
    )
  ).rows

test('M9: all methods of an account, oldest first; a mobile is text and call, a line at home is called alone', async () => {
  const { account, id, serial } = await withAll()
  const all = await registeredMethods(tested.db.kysely, account)
  assert.deepEqual(
    all.map(({ kind, id: of }) => [kind, of]),
    [
      ['totp', id.totp],
      ['security-key', id.key],
      ['passkey', id.passkey],
      ['security-key', id.copied],
      ['sms', id.mobile],
      ['voice', id.mobile],
      ['voice', id.home],
      ['hardware-code', all.at(-4)?.id],
      ['app', id.device],
      ['app-code', id.device],
      ['app', id.void],
    ],
  )
  assert.equal(all.at(-4)?.shown, `…${serial.slice(-4)}`)
  assert.equal(all[4]?.shown, '+32 ••12')
  assert.deepEqual([all[2]?.synced, all[2]?.transports], [true, ['internal']])
  assert.equal(all[3]?.disabledAt, now + MINUTE)
  assert.equal(all.at(-1)?.disabledAt, now + MINUTE)
})

test('M9: the view for other folders tells the same, without what is not confirmed of which a copy was found, or that is void', async () => {
  const { account } = await withAll()
  assert.deepEqual(await viewOf(account), [
    { kind: 'totp', transports: null, synced: null },
    { kind: 'security-key', transports: ['usb'], synced: false },
    { kind: 'passkey', transports: ['internal'], synced: true },
    { kind: 'sms', transports: null, synced: null },
    { kind: 'voice', transports: null, synced: null },
    { kind: 'voice', transports: null, synced: null },
    { kind: 'hardware-code', transports: null, synced: null },
    { kind: 'app', transports: null, synced: null },
    { kind: 'app-code', transports: null, synced: null },
  ])
})

test('M9: each kind is named and removed, a telephone and a device whole, a token back into the drawer', async () => {
  const { account, serial } = await withAll()
  const { kysely } = tested.db
  for (const kind of ['totp', 'security-key', 'passkey', 'sms', 'voice', 'hardware-code', 'app-code', 'app'] as const) {
    const method = (await registeredMethods(kysely, account)).find((one) => one.kind === kind)
    assert.ok(method, kind)
    assert.equal(await renameMethod(kysely, { account, kind, id: method.id, name: `My ${kind}` }), true)
    const removed = await removeMethod(kysely, { account, kind, id: method.id })
    assert.deepEqual([removed?.kind, removed?.name], [kind, `My ${kind}`])
    assert.equal(await removeMethod(kysely, { account, kind, id: method.id }), undefined)
  }
  assert.deepEqual(await kindsOf(account), ['security-key'], 'the key of which a copy was found')
  const { rows } = await tested.db.pool.query('select account, name from hardware_tokens where serial = $1', [serial])
  assert.deepEqual(rows, [{ account: null, name: '' }])
})

test("M9: another account's method, or a method called by another kind, is neither named nor removed nor made default", async () => {
  const { account, id } = await withAll()
  const stranger = (await anAccount(tested.db)).id
  const { kysely } = tested.db
  const strange: { account: string; kind: MethodKind; id: string }[] = [
    { account: stranger, kind: 'totp', id: id.totp },
    { account: stranger, kind: 'passkey', id: id.passkey },
    { account: stranger, kind: 'sms', id: id.mobile },
    { account, kind: 'totp', id: id.passkey },
    { account, kind: 'passkey', id: id.key },
    { account, kind: 'sms', id: id.home },
    { account, kind: 'app', id: id.totp },
    { account: stranger, kind: 'app', id: id.device },
    { account, kind: 'app-code', id: id.void },
  ]
  for (const method of strange) {
    assert.equal(await renameMethod(kysely, { ...method, name: 'Mine' }), false)
    assert.equal(await removeMethod(kysely, method), undefined)
    assert.equal(await setDefaultMethod(kysely, method), false)
  }
  assert.equal((await kindsOf(account)).length, 11)
})

test('M13: all methods are removed at once, disabled ones too, and the default with them', async () => {
  const { account, id } = await withAll()
  const other = await withAll()
  await setDefaultMethod(tested.db.kysely, { account, kind: 'totp', id: id.totp })
  const removed = await tested.db.transaction((tx) => removeAllMethods(tx, account))
  assert.equal(removed.length, 11)
  assert.deepEqual(await kindsOf(account), [])
  assert.equal(await defaultMethod(tested.db.kysely, account), undefined)
  assert.equal((await kindsOf(other.account)).length, 11, "nobody else's")
})

test('M8: the default is a method that the account has and can use, and goes when it goes', async () => {
  const { account, id } = await withAll()
  const { kysely } = tested.db
  assert.equal(await defaultMethod(kysely, account), undefined)
  assert.equal(await setDefaultMethod(kysely, { account, kind: 'security-key', id: id.copied }), false)
  assert.equal(await setDefaultMethod(kysely, { account, kind: 'totp', id: id.totp }), true)
  assert.equal(await setDefaultMethod(kysely, { account, kind: 'voice', id: id.mobile }), true)
  assert.deepEqual(await defaultMethod(kysely, account), { kind: 'voice', method: id.mobile })
  const standing = await tested.db.pool.query(
    'select default_kind, default_method, reset_code, paused_until from methods_v_standing where account = $1',
    [account],
  )
  assert.deepEqual(standing.rows, [
    { default_kind: 'voice', default_method: id.mobile, reset_code: false, paused_until: null },
  ])
  await removeMethod(kysely, { account, kind: 'totp', id: id.totp })
  assert.ok(await defaultMethod(kysely, account))
  await removeMethod(kysely, { account, kind: 'sms', id: id.mobile })
  assert.equal(await defaultMethod(kysely, account), undefined)
  await setDefaultMethod(kysely, { account, kind: 'voice', id: id.home })
  await forgetDefaultMethod(kysely, { account })
  assert.equal(await defaultMethod(kysely, account), undefined)
})
