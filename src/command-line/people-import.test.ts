import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { aCampus } from '../../test/builders/campus.ts'
import { fixedClock, type TestDatabase, testDatabase, testKeyring } from '../../test/harness/database.ts'
import { peopleImport } from './people-import.ts'

let base: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'people-import-'))
before(async () => {
  base = await testDatabase()
})
after(async () => {
  await base.close()
  rmSync(folder, { recursive: true })
})

async function run(text: string | undefined, { dryRun = false, isTTY = false } = {}) {
  const file = join(folder, 'people.csv')
  if (text !== undefined) writeFileSync(file, text)
  const deps = { db: base.db, clock: fixedClock(Date.UTC(2026, 9, 1)), keyring: testKeyring(), campus: aCampus() }
  let said = ''
  const out = { write: (part: string) => (said += part), isTTY }
  const code = await peopleImport(deps, { file: text === undefined ? folder : file, dryRun, out })
  return { code, said: said.trimEnd().split('\n') }
}

const header =
  'person_id,given_name,family_name,personal_email,phone,group,status,status_date,second_reminder_date,account_campus'
const ann = 'P1,Ann,Peeters,ann@home.example,,student,enrolled,2026-09-21,,ann.peeters'
const bo = 'P2,Bo,Maes,bo@home.example,,student,enrolled,2026-09-21,,bo.maes'

test('a faulty file is told line by line, and nothing of it is imported: exit 1', async () => {
  const { code, said } = await run(
    [header, ann.replace('enrolled', 'enroled'), bo.replace(',,student', ',12,student'), bo].join('\n'),
  )
  assert.equal(code, 1)
  assert.deepEqual(said.slice(-4), [
    'line 2, status: “enroled” is no status. Did you mean “enrolled”?',
    'line 3, phone: “12” is no telephone number. Write +32470000000 or 0470 00 00 00; with its country where it is foreign.',
    'line 4, person_id: Line 3 is about the same person, P2. A person with two enrolments needs the column enrolment_id.',
    'people.csv: 3 faults. Nothing was imported.',
  ])
})

test('of very many faults the first thousand are told and the rest are counted', async () => {
  const lines = Array.from({ length: 1_500 }, (_, i) =>
    bo.replace('P2', `P${i}`).replace('bo.maes', `bo.${i}`).replace('2026-09-21', 'x'),
  )
  const { code, said } = await run([header, ...lines].join('\n'))
  assert.equal(code, 1)
  assert.deepEqual(said.slice(-2), ['… and 500 more', 'people.csv: 1,500 faults. Nothing was imported.'])
  assert.match(said.at(-3) ?? '', /^line 1001, status_date:/)
})

test('a dry run says what would change, an import what did, and a second import that nothing does', async () => {
  const text = [header, ann, bo].join('\n')
  const changes = [
    'people.csv: 2 lines.',
    '  new persons                 2  Ann Peeters, Bo Maes',
    '  changed addresses           2  Ann Peeters, Bo Maes',
    '  new enrolments              2  P1, P2',
    '  new accounts                2  ann.peeters@student.test.example, bo.maes@student.test.example',
    '  activation mails            2',
  ]
  const preview = await run(text, { dryRun: true })
  assert.deepEqual(
    [preview.code, preview.said.slice(-7)],
    [0, [...changes, 'This was a dry run: nothing was imported.']],
  )
  const done = await run(text)
  assert.deepEqual([done.code, done.said.slice(-7)], [0, [...changes, 'Imported.']])
  const again = await run(text)
  assert.deepEqual([again.code, again.said.at(-1)], [0, 'people.csv: 2 lines. Nothing changes: all of it is known.'])
})

test('progress is a line at every tenth where nobody watches', async () => {
  const lines = Array.from({ length: 6_000 }, (_, i) => bo.replace('P2', `N${i}`).replace('bo.maes', `n.${i}`))
  const { said } = await run([header, ...lines].join('\n'), { dryRun: true })
  const told = said.filter((line) => line.includes('% read'))
  assert.ok(told.length >= 3 && told.length <= 10, told.join('\n'))
})

test('a file that is not there, or is none, is one clear line and exit 1', async () => {
  assert.deepEqual(await run(undefined), { code: 1, said: [`${folder} is no file.`] })
  const deps = { db: base.db, clock: fixedClock(0), keyring: testKeyring(), campus: aCampus() }
  const said: string[] = []
  const out = { write: (part: string) => said.push(part) }
  assert.equal(await peopleImport(deps, { file: '/nowhere/people.csv', dryRun: false, out }), 1)
  assert.deepEqual(said, ['There is no file /nowhere/people.csv.\n'])
})
