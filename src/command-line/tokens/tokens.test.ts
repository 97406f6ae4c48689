import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { aCampus } from '../../../test/builders/campus.ts'
import { anAccount, aPerson } from '../../../test/builders/people.ts'
import { fixedClock, type TestDatabase, testDatabase, testKeyring } from '../../../test/harness/database.ts'
import { openEvents } from '../../base/events.ts'
import { DAY } from '../../base/time/instant.ts'
import { endPausesOnRegistration, pauseOf, startPause } from '../../methods/index.ts'
import { tokensAssign, tokensList, tokensReturn } from './hand-out-tokens.ts'
import { tokensImport } from './import-tokens.ts'

const now = Date.UTC(2026, 9, 1, 8)
const HEX = Buffer.from('12345678901234567890').toString('hex')
const folder = mkdtempSync(join(tmpdir(), 'tokens-'))
const campus = aCampus()
const events = openEvents()
endPausesOnRegistration({ events, campus })

let tested: TestDatabase
let queue: pg.Client
before(async () => {
  tested = await testDatabase()
  queue = new pg.Client(tested.ownerUrl)
  await queue.connect()
})
after(async () => {
  rmSync(folder, { recursive: true })
  await queue?.end()
  await tested?.close()
})

const deps = () => ({ db: tested.db, clock: fixedClock(now), keyring: testKeyring(), campus, events })

/** Exit code and lines of a command. */
async function said(run: (out: (line: string) => void) => Promise<number>): Promise<[number, ...string[]]> {
  const lines: string[] = []
  const code = await run((line) => lines.push(line))
  return [code, ...lines]
}
const fileOf = (name: string, content: string | Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const doImport = (file: string, more: { keyFile?: string; passwordFile?: string } = {}) =>
  said((out) => tokensImport(deps(), { words: { file, ...more }, out }))
const assign = (serial: string, account: string) =>
  said((out) => tokensAssign(deps(), { words: { serial, account }, out }))
const giveBack = (serial: string) => said((out) => tokensReturn(deps(), { words: { serial }, out }))
const auditOf = async (what: string) =>
  (await tested.db.pool.query('select actor, account, details from audit_events where what = $1 order by id', [what]))
    .rows
const toldOf = async (account: string) => {
  const { rows } = await queue.query<{ payload: { template: string; account: string } }>(
    'select payload from graphile_worker._private_jobs order by id',
  )
  return rows.filter(({ payload }) => payload.account === account).map(({ payload }) => payload.template)
}

test('M7: a file of seeds is imported, and a second time changes nothing', async () => {
  const file = fileOf('tokens.csv', `serial,seed\nA-1,${HEX}\nA-2,${HEX.replace('31', '32')}\n`)
  assert.deepEqual(await doImport(file), [0, 'tokens.csv: 2 tokens, 2 of them new. Imported.'])
  assert.deepEqual(await doImport(file), [0, 'tokens.csv: 2 tokens. Nothing changes: all of them are known.'])
  assert.deepEqual(await auditOf('tokens.imported'), [
    { actor: 'command', account: null, details: { file: 'tokens.csv', added: 2, known: 0 } },
  ])
})

test('M7: each fault is told with file and line, no seed is, and nothing is imported', async () => {
  const file = fileOf('bad.csv', `serial,seed\nB-1,${HEX}\nB-2,${HEX}00ff\nB-1,${HEX}\nB-3,nothex\n`)
  const [code, ...lines] = await doImport(file)
  assert.equal(code, 1)
  assert.deepEqual(
    lines.map((line) => line.slice(0, 9)),
    ['bad.csv:4', 'bad.csv:5', 'bad.csv: '],
  )
  assert.match(lines.at(-1) ?? '', /2 faults. Nothing was imported/)
  assert.ok(!lines.join().includes(HEX))
  const other = fileOf('other.csv', `serial,seed\nA-1,${HEX.replace('31', '39')}\nB-4,${HEX}\n`)
  assert.deepEqual(await doImport(other), [
    1,
    'the token A-1 is known with another seed, or makes its codes in another way',
    'other.csv: 1 fault. Nothing was imported.',
  ])
  const listed = await said((out) => tokensList(deps(), { out }))
  assert.ok(!listed.some((line) => String(line).startsWith('B-')))
})

test('M7: what cannot be read is said in words: no file, no text, a wrong key, a key for plain seeds', async () => {
  const plain = fileOf('plain.csv', `serial,seed\nC-1,${HEX}\n`)
  const short = fileOf('short.key', '0011')
  const good = fileOf('good.key', `${'12'.repeat(16)}\n`)
  for (const [file, more, why] of [
    [join(folder, 'none.csv'), {}, /there is no file/],
    [folder, {}, /is no file/],
    [fileOf('latin.csv', Buffer.from([0x73, 0xe9, 0xff])), {}, /UTF-8/],
    [plain, { keyFile: short }, /16, 24 or 32 bytes/],
    [plain, { keyFile: join(folder, 'none.key') }, /there is no file/],
    [plain, { keyFile: good }, /needs neither key nor password/],
    [plain, { passwordFile: fileOf('word', 'qwerty\n') }, /needs neither key nor password/],
    [fileOf('evil.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x/>'), {}, /document type/],
    [fileOf('large.csv', Buffer.alloc(33 * 1024 * 1024, 'a')), {}, /too large/],
  ] as const) {
    const [code, first] = await doImport(file, more)
    assert.equal(code, 1)
    assert.match(first ?? '', why)
  }
})

test('M7: a container under a key is imported with the key in hexadecimal or as bytes (RFC 6030, Figure 6)', async () => {
  const xenc = 'http://www.w3.org/2001/04/xmlenc#'
  const cipher = (value: string) =>
    `<x:EncryptionMethod Algorithm="${xenc}aes128-cbc"/><x:CipherData><x:CipherValue>${value}</x:CipherValue></x:CipherData>`
  const xml = `<?xml version="1.0"?><KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc" xmlns:x="${xenc}">
<EncryptionKey/><MACMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"><MACKey>${cipher(
    'ESIzRFVmd4iZABEiM0RVZgKn6WjLaTC1sbeBMSvIhRejN9vJa2BOlSaMrR7I5wSX',
  )}</MACKey></MACMethod>
<KeyPackage><DeviceInfo><SerialNo>987654321</SerialNo></DeviceInfo><Key Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:hotp">
<Data><Secret><EncryptedValue>${cipher(
    'AAECAwQFBgcICQoLDA0OD+cIHItlB3Wra1DUpxVvOx2lef1VmNPCMl8jwZqIUqGv',
  )}</EncryptedValue><ValueMAC>Su+NvtQfmvfJzF6bmQiJqoLRExc=</ValueMAC></Secret></Data></Key></KeyPackage></KeyContainer>`
  const file = fileOf('sealed.xml', xml)
  const hex = '12345678901234567890123456789012'
  assert.equal((await doImport(file))[0], 1)
  assert.equal((await doImport(file, { keyFile: fileOf('wrong.key', hex.replace('1', '2')) }))[0], 1)
  assert.match((await doImport(file, { keyFile: fileOf('hex.key', `${hex}\n`) }))[1] ?? '', /1 token, 1 of them new/)
  assert.match((await doImport(file, { keyFile: fileOf('raw.key', Buffer.from(hex, 'hex')) }))[1] ?? '', /are known/)
})

test('M7: a token is handed out: written down, mailed, and the pause ends (D6)', async () => {
  const person = await aPerson(tested.db)
  const account = await anAccount(tested.db, { person: person.id, name: 'tok@student.test.example' })
  await doImport(fileOf('d.csv', `serial,seed\nD-1001,${HEX.replaceAll('3', '4')}\n`))
  await startPause(tested.db.kysely, {
    account: account.id,
    from: now,
    until: now + DAY,
    by: 'command',
    reason: '',
    now,
  })
  const [code, first] = await assign('D-1001', `campus/${account.signInName}`)
  assert.deepEqual([code, first], [0, `campus/${account.signInName} has the token D-1001.`])
  assert.deepEqual(await auditOf('hardware-code.assigned'), [
    { actor: 'command', account: account.id, details: { serial: 'D-1001' } },
  ])
  assert.equal(await pauseOf(tested.db.kysely, account.id, now), undefined)
  assert.deepEqual((await toldOf(account.id)).toSorted(), ['method-registered', 'pause-ended'])
  const [, ...lines] = await said((out) => tokensList(deps(), { out }))
  assert.ok(lines.includes(`D-1001\ttotp 6\tcampus/${account.signInName}`))
  assert.ok(!lines.join().includes(HEX))
  assert.match((await assign('D-1001', `campus/${account.signInName}`))[1] ?? '', /Somebody has the token/)
  assert.deepEqual(await giveBack('D-1001'), [0, 'The token D-1001 is back in the drawer.'])
  assert.deepEqual(await giveBack('D-1001'), [0, 'Nobody had the token D-1001.'])
  assert.equal((await auditOf('hardware-code.returned')).length, 1)
  assert.ok((await toldOf(account.id)).includes('method-removed'))
})

test('M16: who may not use codes of a token is told so at the desk; unknown and closed accounts get none', async () => {
  const account = await anAccount(tested.db)
  const closed = await anAccount(tested.db, { status: 'closed' })
  await doImport(fileOf('e.csv', `serial,seed\nE-1,${HEX.replaceAll('3', '5')}\n`))
  for (const [named, why] of [
    ['ann', /realm and sign-in name/],
    ['nowhere/ann', /There is no realm nowhere/],
    ['campus/nobody@student.test.example', /There is no account/],
    [`campus/${closed.signInName}`, /is closed, not active/],
    [`constructor/${account.signInName}`, /There is no realm/],
  ] as const) {
    const [code, line] = await assign('E-1', named)
    assert.equal(code, 1)
    assert.match(line ?? '', why)
  }
  const accepts = campus.realms.campus?.mfa.methods.includes('hardware-code')
  const [code, , warning] = await assign('E-1', `campus/${account.signInName}`)
  assert.equal(code, 0)
  assert.equal(warning !== undefined, !accepts)
  assert.match((await assign('E-9', `campus/${account.signInName}`))[1] ?? '', /There is no token E-9/)
  assert.deepEqual(await giveBack('E-9'), [1, 'There is no token E-9.'])
})
