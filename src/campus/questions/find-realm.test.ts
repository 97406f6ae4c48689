import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Campus } from '../campus.ts'
import { exampleText } from '../documentation/example.ts'
import { parseCampus } from '../parse/parse.ts'
import { findRealm, signInNameIn } from './find-realm.ts'

function campusOf(text: string): Campus {
  const { campus, faults } = parseCampus(text, { file: '/campus.yaml', readFile: () => '' })
  assert.ok(campus, JSON.stringify(faults))
  return campus
}

const campus = campusOf(exampleText())

const found = (typed: string, where = campus) => {
  const answer = findRealm(where, typed)
  return answer && `${answer.realm.key} ${answer.name} ${answer.kind}`
}

const NOOR = 'campus noor.peeters@student.example.org account'

test('A11: an e-mail address finds its realm', () => {
  assert.equal(found('noor.peeters@student.example.org'), NOOR)
})

test('A11: a number finds its realm', () => {
  assert.equal(found('r0123456'), 'association r0123456 account')
})

test('A4: a temporary number is told apart, whether or not it exists', () => {
  assert.equal(found('b0123456'), 'association b0123456 temporary')
  assert.equal(found('B 0123456'), undefined)
})

test('capitals, spaces around, full-width and invisible signs make no other name', () => {
  for (const typed of [
    '  Noor.Peeters@Student.Example.ORG ',
    'ｎｏｏｒ．ｐｅｅｔｅｒｓ＠student.example.org',
    '\u200bnoor.pee\u00adters@student.example.org\u2060',
    '\tnoor.peeters@student.example.org\r\n',
  ]) {
    assert.equal(found(typed), NOOR, JSON.stringify(typed))
  }
  assert.equal(found('Ｒ０１２３４５６'), 'association r0123456 account')
  assert.equal(found('ſ0123456'), 'association s0123456 account')
})

test('composed and decomposed accents are one name', () => {
  const name = 'zoë.desmet@student.example.org'
  assert.equal(found(name.normalize('NFD')), found(name.normalize('NFC')))
})

test('a look-alike letter is another name, and never folded into ours', () => {
  assert.notEqual(found('nооr.peeters@student.example.org'), NOOR)
})

test('a bare first.last finds the one e-mail realm', () => {
  assert.equal(found('Noor.Peeters'), NOOR)
})

test('with two e-mail realms, or without a dot, a bare name finds none', () => {
  const two = campusOf(
    exampleText()
      .replace(
        '{ kind: number, pattern: "[rsuq][0-9]{7}", temporary: "b[0-9]{7}" }',
        '{ kind: email, domain: staff.example.org }',
      )
      .replaceAll('association/r0000002', 'association/a.b')
      .replaceAll('association/r0000003', 'association/c.d'),
  )
  assert.equal(found('noor.peeters', two), undefined)
  assert.equal(found('noor.peeters@staff.example.org', two), 'association noor.peeters@staff.example.org account')
  assert.equal(found('noor'), undefined)
  assert.equal(found('r012345'), undefined)
})

test('what fits no realm finds none', () => {
  for (const typed of [
    '',
    ' ',
    '@',
    '@student.example.org',
    'a@b',
    'noor@example.org',
    'noor@xstudent.example.org',
    'noor@student.example.org.evil.example',
    'a b@student.example.org',
    '.a@student.example.org',
    'a..b@student.example.org',
    '<a>@student.example.org',
    `${'a'.repeat(65)}@student.example.org`,
  ]) {
    assert.equal(found(typed), undefined, typed)
  }
})

test('a name of a megabyte is refused without reading it', () => {
  assert.equal(found(`r0123456${' '.repeat(1_000_000)}`), undefined)
  assert.equal(found('\u200b'.repeat(1_000_000)), undefined)
})

test('files write the part before the @, the whole address or the number', () => {
  const [mail, number] = [campus.realms.campus, campus.realms.association]
  assert.ok(mail && number)
  assert.equal(signInNameIn(mail, 'Noor.Peeters'), 'noor.peeters@student.example.org')
  assert.equal(signInNameIn(mail, 'noor@student.example.org'), 'noor@student.example.org')
  assert.equal(signInNameIn(mail, 'noor@elsewhere.example'), undefined)
  assert.equal(signInNameIn(mail, ''), undefined)
  assert.equal(signInNameIn(number, ' R0123456 '), 'r0123456')
  assert.equal(signInNameIn(number, 'b0123456'), undefined)
})
