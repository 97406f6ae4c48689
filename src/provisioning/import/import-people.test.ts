import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { aLine, bo, changesOf, header, importsOf } from '../../../test/builders/people-file.ts'
import { fixedClock, type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { initialPasswordMac, spendInitialPassword } from '../../methods/index.ts'
import { warningText } from '../people-file/fault.ts'

let base: TestDatabase
let imports: ReturnType<typeof importsOf>
const clock = fixedClock(Date.UTC(2026, 9, 1, 8))
const keyring = testKeyring()

before(async () => {
  base = await testDatabase()
  imports = importsOf(base.db, clock)
})
after(() => base.close())
beforeEach(() => imports.forgetPeople())

const read = (text: string, dryRun?: boolean) => imports.read(text, dryRun)
const readLines = (...lines: string[]) => imports.readLines(...lines)
const rowsOf = (table: string) => imports.rowsOf(table)
const tables = ['persons', 'addresses', 'accounts', 'enrolments', 'initial_passwords', 'audit_events']
const stored = () => Promise.all(tables.map(rowsOf))

test('A1: one line makes a person, their enrolment, and an invited account in each realm', async () => {
  const result = await readLines(aLine())
  assert.deepEqual(changesOf(result), {
    personsAdded: 1,
    addressesChanged: 2,
    accountsAdded: 2,
    enrolmentsAdded: 1,
    invitations: 2,
  })
  const accounts = await rowsOf('accounts')
  assert.deepEqual(
    accounts.map(({ realm, sign_in_name, sign_in_key, status }) => [realm, sign_in_name, sign_in_key, status]).sort(),
    [
      ['association', 'r0000001', 'r0000001', 'invited'],
      ['campus', 'ann.peeters@student.test.example', 'ann.peeters@student.test.example', 'invited'],
    ],
  )
  const [enrolment] = await rowsOf('enrolments')
  assert.deepEqual(
    [enrolment?.institution, enrolment?.group_name, enrolment?.campus],
    ['institution', 'student', 'brussels'],
  )
})

test('national number and phone are sealed to their row, and nowhere in clear', async () => {
  await readLines(aLine())
  const [person] = await rowsOf('persons')
  const [phone] = (await rowsOf('addresses')).filter(({ kind }) => kind === 'phone')
  const opened = keyring.unseal(person?.national_number as Buffer, `persons:national_number:${person?.id}`)
  assert.equal(opened.toString(), '17073003384')
  assert.equal(keyring.unseal(phone?.phone as Buffer, `addresses:phone:${phone?.id}`).toString(), '+32470000001')
  assert.throws(() => keyring.unseal(person?.national_number as Buffer, 'persons:national_number:another'))
})

test('the same file again changes nothing: no row, no mail, no moment of change', async () => {
  const lines = [aLine(), aLine({ ...bo, initial_password: 'Eerste-Sleutel-77' })]
  await readLines(...lines)
  const before = await Promise.all(['persons', 'addresses', 'accounts', 'enrolments', 'initial_passwords'].map(rowsOf))
  clock.advance(60_000)
  assert.deepEqual(changesOf(await readLines(...lines)), {})
  assert.deepEqual(changesOf(await readLines(...lines.toReversed())), {}, 'in any order')
  const later = await Promise.all(['persons', 'addresses', 'accounts', 'enrolments', 'initial_passwords'].map(rowsOf))
  assert.deepEqual(later, before)
})

test('what the administration changes is changed, and an address that changes is verified no longer', async () => {
  await readLines(aLine())
  await sql`update addresses set verified_at = created_at`.execute(base.db.kysely)
  clock.advance(60_000)
  const changed = {
    family_name: 'Peeters-Maes',
    phone: '0470000002',
    national_number: '',
    status: 'withdrawn',
    status_date: '2026-10-01',
  }
  assert.deepEqual(changesOf(await readLines(aLine(changed))), {
    personsChanged: 1,
    addressesChanged: 1,
    enrolmentsChanged: 1,
  })
  const addresses = await rowsOf('addresses')
  assert.deepEqual(addresses.map(({ kind, verified_at }) => [kind, verified_at !== null]).sort(), [
    ['mail', true],
    ['phone', false],
  ])
  const [person] = await rowsOf('persons')
  assert.deepEqual(
    [person?.family_name, person?.national_number, person?.national_number_index],
    ['Peeters-Maes', null, null],
  )
  const [phone] = addresses.filter(({ kind }) => kind === 'phone')
  assert.equal(keyring.unseal(phone?.phone as Buffer, `addresses:phone:${phone?.id}`).toString(), '+32470000002')
})

test('a column that the file leaves out leaves what is stored', async () => {
  await readLines(aLine())
  const few = 'enrolment_id,person_id,given_name,family_name,group,status,status_date,account_campus'
  const line = 'E1,P1,Ann,Peeters,student,enrolled,2026-09-21,ann.peeters'
  assert.deepEqual(changesOf(await read([few, line].join('\n'))), {})
})

test('an address that the administration no longer has goes; one that the person gave stays', async () => {
  await readLines(aLine())
  await sql`insert into addresses (id, person, kind, source, mail, verified_at, created_at, changed_at)
    select gen_random_uuid(), id, 'mail', 'person', 'own@home.example', created_at, created_at, created_at from persons`.execute(
    base.db.kysely,
  )
  assert.deepEqual(changesOf(await readLines(aLine({ personal_email: '', phone: '' }))), { addressesChanged: 2 })
  assert.deepEqual(
    (await rowsOf('addresses')).map(({ mail }) => mail),
    ['own@home.example'],
  )
})

test('A2: an initial password is kept as a mark of account and password, and brings no mail', async () => {
  const result = await readLines(aLine({ initial_password: 'Eerste-Sleutel-é' }))
  assert.deepEqual(changesOf(result).initialPasswordsGiven, 2)
  assert.equal(changesOf(result).invitations, undefined)
  const marks = await rowsOf('initial_passwords')
  for (const { account, mac } of marks)
    assert.deepEqual(mac, initialPasswordMac(keyring, String(account), 'Eerste-Sleutel-e\u0301'))
})

test('an initial password that is spent stays spent, and an active account gets none', async () => {
  const first = aLine({ initial_password: 'Eerste-Sleutel-77', account_association: '' })
  await readLines(first)
  const [account] = await rowsOf('accounts')
  await spendInitialPassword(base.db.kysely, String(account?.id), clock.now())
  const second = aLine({ initial_password: 'Tweede-Sleutel-77', account_association: '' })
  assert.deepEqual(changesOf(await readLines(second)), {})
  await sql`delete from initial_passwords`.execute(base.db.kysely)
  await sql`update accounts set status = 'active'`.execute(base.db.kysely)
  assert.deepEqual(changesOf(await readLines(second)), {})
  assert.deepEqual(await rowsOf('initial_passwords'), [])
})

test('an initial password that is given anew to who has not used it replaces the first', async () => {
  await readLines(aLine({ initial_password: 'Eerste-Sleutel-77' }))
  assert.deepEqual(changesOf(await readLines(aLine({ initial_password: 'Tweede-Sleutel-77' }))), {
    initialPasswordsGiven: 2,
  })
})

test('who is still invited when an address comes or changes is invited again', async () => {
  const { invitations } = changesOf(await readLines(aLine({ personal_email: '' })))
  assert.equal(invitations, undefined)
  clock.advance(60_000)
  assert.deepEqual(changesOf(await readLines(aLine())), { addressesChanged: 1, invitations: 2 })
  await sql`update accounts set status = 'active' where realm = 'campus'`.execute(base.db.kysely)
  clock.advance(60_000)
  assert.deepEqual(changesOf(await readLines(aLine({ personal_email: 'new@home.example' }))), {
    addressesChanged: 1,
    invitations: 1,
  })
})

test('an account without any way in is told', async () => {
  const result = await readLines(aLine({ personal_email: '', account_association: '' }))
  assert.ok(result.outcome === 'imported')
  assert.deepEqual(result.warnings.map(warningText), [
    'line 2: ann.peeters@student.test.example gets no activation mail: there is neither a personal_email nor an initial_password.',
  ])
})

test('a person with two enrolments has two lines', async () => {
  const second = { enrolment_id: 'E9', group: 'staff', campus: 'ghent', institution: 'partner' }
  assert.deepEqual(changesOf(await readLines(aLine(), aLine(second))), {
    ...{ personsAdded: 1, addressesChanged: 2, accountsAdded: 2, enrolmentsAdded: 2, invitations: 2 },
  })
  const enrolments = await rowsOf('enrolments')
  assert.deepEqual(enrolments.map(({ institution, group_name }) => [institution, group_name]).sort(), [
    ['institution', 'student'],
    ['partner', 'staff'],
  ])
})

test('persons who vanish from the file are left alone', async () => {
  await readLines(aLine(), aLine(bo))
  assert.deepEqual(changesOf(await readLines(aLine())), {})
  assert.equal((await rowsOf('accounts')).length, 3)
})

test('a dry run tells the same counts and the first names, and changes nothing', async () => {
  const before = await stored()
  const text = [header, aLine(), aLine(bo)].join('\n')
  const previewed = await read(text, true)
  assert.ok(previewed.outcome === 'previewed')
  assert.deepEqual(previewed.changes.personsAdded, { count: 2, first: ['Ann Peeters', 'Bo Maes'] })
  assert.deepEqual(await stored(), before)
  assert.deepEqual(changesOf(await read(text)), changesOf(previewed))
})

test('two imports at once: the second waits, and finds that all is done', async () => {
  const lines = Array.from({ length: 200 }, (_, i) =>
    aLine({ ...bo, enrolment_id: `E${i}`, person_id: `P${i}`, account_campus: `bo.maes.${i}` }),
  )
  const both = await Promise.all([readLines(...lines), readLines(...lines)])
  const added = both.map((result) => changesOf(result).personsAdded ?? 0).sort()
  assert.deepEqual(added, [0, 200])
  assert.equal((await rowsOf('accounts')).length, 200)
})

test('E3: each account is audited, and the import as a whole', async () => {
  await sql`select 1`.execute(base.db.kysely)
  const since = (await sql<{ id: number }>`select coalesce(max(id), 0) as id from audit_events`.execute(base.db.kysely))
    .rows[0]?.id
  await readLines(aLine(), aLine(bo))
  const { rows } = await sql<{ what: string; actor: string; account: string | null; details: Record<string, unknown> }>`
    select what, actor, account, details from audit_events where id > ${since} order by id`.execute(base.db.kysely)
  assert.deepEqual(
    rows.map(({ what, actor }) => `${what} by ${actor}`),
    [
      ...[
        'account.created by command',
        'account.created by command',
        'account.created by command',
        'people.imported by command',
      ],
    ],
  )
  assert.deepEqual(rows.at(-1)?.details.lines, 2)
})

test('two persons with one national number are told, and imported', async () => {
  const result = await readLines(aLine(), aLine({ ...bo, national_number: '17073003384' }))
  assert.ok(result.outcome === 'imported')
  assert.deepEqual(
    result.warnings.map(({ line, key }) => [line, key]),
    [
      [2, 'shared-national-number'],
      [3, 'shared-national-number'],
    ],
  )
})
