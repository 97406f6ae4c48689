import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount, aPerson, BUILT_AT } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { DAY, HOUR } from '../../base/time/instant.ts'
import { findAccount } from '../accounts-store.ts'
import { personOf, setLanguage } from '../persons-store.ts'
import {
  accountsReachedAt,
  addressesOf,
  allMailAddressesOf,
  forgetAddresses,
  giveAddress,
  mailAddressOf,
  removeAddress,
  restoreAddress,
  verifyAddress,
} from './addresses-store.ts'

const now = BUILT_AT + HOUR
const deps = { keyring: testKeyring() }

let base: TestDatabase
before(async () => {
  base = await testDatabase()
})
after(() => base.close())

const own = (person: string, mail: string) => giveAddress(deps, base.db.kysely, { person, kind: 'mail', mail, now })

test('A13 an address counts once it is proved, and no longer once it is removed', async () => {
  const { kysely } = base.db
  const { id: person } = await aPerson(base.db, { mail: 'one@home.example' })
  const account = await anAccount(base.db, { person })
  const address = await own(person, 'Own@home.example')
  const reached = async () => (await accountsReachedAt(kysely, 'own@HOME.example')).map((one) => one.account)
  assert.deepEqual(await allMailAddressesOf(kysely, person), ['one@home.example'])
  assert.deepEqual(await reached(), [], 'that it was typed opens nothing (CVE-2026-27946)')
  assert.equal(await verifyAddress(kysely, { person, address, now }), true)
  assert.equal(await verifyAddress(kysely, { person, address, now }), false)
  assert.equal(await mailAddressOf(kysely, person), 'Own@home.example')
  assert.deepEqual(await reached(), [account.id])
  await removeAddress(kysely, { person, address, now })
  assert.deepEqual(await allMailAddressesOf(kysely, person), ['one@home.example'])
  assert.deepEqual(await reached(), [])
  const { rows } = await base.db.pool.query('select mail from people_v_accounts where id = $1', [account.id])
  assert.equal(rows[0].mail, 'one@home.example', 'nor does it for higher folders')
})

test('nobody proves, removes or restores what is another’s or the administration’s', async () => {
  const { kysely } = base.db
  const [one, two] = [await aPerson(base.db), await aPerson(base.db)]
  const address = await own(one.id, 'mine@home.example')
  const theirs = { person: two.id, address, now }
  assert.equal(await verifyAddress(kysely, theirs), false)
  assert.equal(await removeAddress(kysely, theirs), false)
  await removeAddress(kysely, { ...theirs, person: one.id })
  assert.equal(await restoreAddress(deps, kysely, { ...theirs, since: now - 1 }), undefined)
  const [record] = await addressesOf(deps, kysely, two.id)
  assert.equal(await removeAddress(kysely, { person: two.id, address: record?.id ?? '', now }), false)
})

test('what was removed is forgotten in the end, and what is there stays', async () => {
  const { kysely } = base.db
  const { id: person } = await aPerson(base.db)
  const [kept, gone] = [await own(person, 'kept@home.example'), await own(person, 'gone@home.example')]
  await removeAddress(kysely, { person, address: gone, now })
  await forgetAddresses(kysely, now)
  const ids = async () => (await base.db.pool.query('select id from addresses where person = $1', [person])).rows
  assert.equal((await ids()).length, 3)
  await forgetAddresses(kysely, now + DAY)
  assert.deepEqual(
    (await ids()).some(({ id }) => id === kept),
    true,
  )
  assert.equal((await ids()).length, 2)
})

test('a number is opened for its own row alone', async () => {
  const { id: person } = await aPerson(base.db)
  await giveAddress(deps, base.db.kysely, { person, kind: 'phone', phone: '+32470000001', now })
  const [phone] = (await addressesOf(deps, base.db.kysely, person)).filter(({ kind }) => kind === 'phone')
  assert.equal(phone?.kind === 'phone' && phone.phone, '+32470000001')
  const { rows } = await base.db.pool.query('select t::text as row from addresses t')
  assert.ok(!JSON.stringify(rows).includes('470000001'))
})

test('A14 the language that a person chose goes before the administration’s', async () => {
  const { kysely } = base.db
  const { id: person } = await aPerson(base.db, { language: 'nl' })
  const account = await anAccount(base.db, { person })
  await setLanguage(kysely, { person, language: 'en', now })
  await base.db.pool.query("update persons set language = 'nl' where id = $1", [person]) // what an import does
  assert.equal((await personOf(kysely, person))?.language, 'en')
  assert.equal((await findAccount(kysely, account.id))?.language, 'en')
})

test('A13 a number is proved as a number, by its own person alone, and never as an address (CVE-2026-27946)', async () => {
  const { kysely } = base.db
  const [one, two] = [await aPerson(base.db, { phone: '+32470000002' }), await aPerson(base.db)]
  const address = await giveAddress(deps, kysely, { person: one.id, kind: 'phone', phone: '+32470000003', now })
  const verified = async () => (await addressesOf(deps, kysely, one.id)).map(({ verifiedAt }) => verifiedAt)
  const prove = (person: string, id: string) => verifyAddress(kysely, { person, address: id, kind: 'phone', now })
  assert.equal(await verifyAddress(kysely, { person: one.id, address, now }), false, 'a mailed code proves no number')
  assert.equal(await prove(two.id, address), false)
  const administration = (await addressesOf(deps, kysely, one.id)).find(
    ({ kind, source }) => kind === 'phone' && source === 'administration',
  )
  assert.equal(await prove(one.id, administration?.id ?? ''), false)
  assert.ok((await verified()).every((at) => at === null))
  assert.equal(await prove(one.id, address), true)
  assert.equal(await prove(one.id, address), false, 'once')
  assert.deepEqual(
    (await verified()).filter((at) => at !== null),
    [now],
  )
})
