import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount, aPerson, BUILT_AT } from '../../test/builders/people.ts'
import { type TestDatabase, testDatabase, testKeyring } from '../../test/harness/database.ts'
import {
  accountsOfPerson,
  findAccount,
  findAccountByName,
  lockAccount,
  markActivated,
  markClosed,
  markReopened,
} from './accounts-store.ts'
import { addPerson, findPersonByNumber, personOf } from './persons-store.ts'
import { mailAddressOf } from './reach/addresses-store.ts'
import { acceptTerms, termsAcceptedBy } from './terms-store.ts'

let base: TestDatabase
before(async () => {
  base = await testDatabase()
})
after(() => base.close())
const now = BUILT_AT + 1_000

test('A1: a person has several accounts, each in its own realm, found by its own name', async () => {
  const person = await aPerson(base.db, { givenName: 'Lore', language: 'nl' })
  const mine = await anAccount(base.db, { person: person.id, name: 'lore@student.demo.example' })
  await anAccount(base.db, { person: person.id, realm: 'association', name: 'r0000009', now })
  const accounts = await accountsOfPerson(base.db.kysely, person.id)
  assert.deepEqual(
    accounts.map(({ realm }) => realm),
    ['campus', 'association'],
  )
  const found = await findAccountByName(base.db.kysely, 'campus', 'lore@student.demo.example')
  assert.deepEqual(found, { ...mine, givenName: 'Lore', language: 'nl' })
  assert.equal(await findAccountByName(base.db.kysely, 'association', 'lore@student.demo.example'), undefined)
  await assert.rejects(anAccount(base.db, { person: person.id, name: 'lore.2@student.demo.example' }), /unique/)
})

test('an account is activated once, also by twenty at the same moment', async () => {
  const { id } = await anAccount(base.db, { status: 'invited' })
  const winners = await Promise.all(
    Array.from({ length: 20 }, () => markActivated(base.db.kysely, { account: id, now })),
  )
  assert.equal(winners.filter((won) => won).length, 1)
  assert.equal((await findAccount(base.db.kysely, id))?.status, 'active')
})

test('a closed account cannot be activated; it is reopened to be invited, under the same identifier', async () => {
  const { id, signInName } = await anAccount(base.db)
  assert.equal(await markClosed(base.db.kysely, { account: id, now }), true)
  assert.equal(await markClosed(base.db.kysely, { account: id, now }), false)
  assert.equal(await markActivated(base.db.kysely, { account: id, now }), false)
  assert.equal(await markReopened(base.db.kysely, { account: id, now }), true)
  const opened = await findAccount(base.db.kysely, id)
  assert.deepEqual([opened?.status, opened?.signInName], ['invited', signInName])
})

test('a locked account makes others wait until the transaction ends', async () => {
  const { id } = await anAccount(base.db)
  const order: string[] = []
  let second: Promise<unknown> | undefined
  await base.db.transaction(async (tx) => {
    await lockAccount(tx, id)
    second = base.db.transaction(async (other) => {
      await lockAccount(other, id)
      order.push('second')
    })
    await findAccount(tx, id)
    order.push('first')
  })
  await second
  assert.deepEqual(order, ['first', 'second'])
})

test('mail goes to the address that the person verified, else to the administration’s', async () => {
  const person = await aPerson(base.db, { mail: 'Lore@home.example' })
  assert.equal(await mailAddressOf(base.db.kysely, person.id), 'Lore@home.example')
  const add = (mail: string, verified: boolean) =>
    base.db.pool.query(
      `insert into addresses (id, person, kind, source, mail, verified_at, created_at, changed_at)
       values (gen_random_uuid(), $1, 'mail', 'person', $2, $3, $4, $4)`,
      [person.id, mail, verified ? new Date(now) : null, new Date(now)],
    )
  await add('unproved@home.example', false)
  assert.equal(await mailAddressOf(base.db.kysely, person.id), 'Lore@home.example')
  await add('own@home.example', true)
  assert.equal(await mailAddressOf(base.db.kysely, person.id), 'own@home.example')
})

test('a person is added with sealed values, and found by their number', async () => {
  const person = await aPerson(base.db, { number: 'N1', nationalNumber: '17073003384', phone: '+32470000001' })
  assert.equal(await findPersonByNumber(base.db.kysely, 'N1'), person.id)
  assert.deepEqual(await personOf(base.db.kysely, person.id), person)
  const { rows } = await base.db.pool.query('select national_number from persons where id = $1', [person.id])
  assert.equal(
    testKeyring().unseal(rows[0].national_number, `persons:national_number:${person.id}`).toString(),
    '17073003384',
  )
  const again = { id: person.id, number: 'N1', givenName: 'A', familyName: 'B', now }
  await assert.rejects(addPerson({ keyring: testKeyring() }, base.db.kysely, again), /unique/)
})

test('A10: an accepted version is kept, with its first moment', async () => {
  const { id: account, person } = await anAccount(base.db)
  const accept = (version: number, at: number) =>
    acceptTerms(base.db.kysely, { person, account, terms: 'aup', version, now: at })
  await accept(3, now)
  await accept(3, now + 5_000)
  await accept(2, now)
  assert.deepEqual(await termsAcceptedBy(base.db.kysely, person), [
    { terms: 'aup', version: 2 },
    { terms: 'aup', version: 3 },
  ])
  const { rows } = await base.db.pool.query(
    'select accepted_at from terms_acceptances where person = $1 and version = 3',
    [person],
  )
  assert.equal(rows[0].accepted_at, now)
})
