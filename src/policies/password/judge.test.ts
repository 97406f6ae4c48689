import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isTextKey, speak } from '../../i18n/index.ts'
import type { PasswordFacts } from './facts.ts'
import { judgePassword } from './judge.ts'
import { passwordRules } from './standing.ts'

const policy: PasswordFacts['policy'] = {
  minLength: 12,
  maxLength: 256,
  maxAge: 'never',
  refuse: ['common', 'breached', 'personal'],
  require: [],
}
const facts: PasswordFacts = {
  policy,
  names: ['Noor', 'Van den Bergh', 'Nore'],
  signInName: 'noor.vandenbergh@student.demo.example',
  birthDate: '2004-03-01',
  institution: ['Hogeschool Lindenhof', 'Lindenhof University College'],
}

const reasonsOf = (typed: string, given = facts) => {
  const judged = judgePassword(typed, given)
  return 'accepted' in judged ? [] : judged.reasons.map(({ reason }) => reason)
}
const valuesOf = (typed: string, reason: string, given = facts) => {
  const judged = judgePassword(typed, given)
  return 'accepted' in judged ? undefined : judged.reasons.find((one) => one.reason === reason)?.values
}

test('good passwords are accepted, in Dutch, English and neither', () => {
  for (const good of [
    'kale Walvis fluit 7 keer',
    'drieëntwintig koeien',
    'correct horse battery staple',
    'k8#Lz9!qWv2$Rt',
    'boterham met 3 kazen',
    '🙂 lachend naar het gemeentehuis',
    `${'ruime kelder '.repeat(15)}onder de brug met 3 bogen`,
  ]) {
    assert.deepEqual(reasonsOf(good), [], good)
  }
})

test('A6: a common password is refused with the pattern that makes it so', () => {
  const cases: [typed: string, pattern: string, part: string][] = [
    ['Wachtwoord2026!', 'word', 'Wachtwoord'],
    ['qwertyuiop[]\\', 'keyboard', 'qwertyuiop[]\\'],
    ['azertyuiop123', 'keyboard', 'azertyuiop'],
    ['aaaaaaaaaaaaaaaa', 'repeat', 'aaaaaaaaaaaaaaaa'],
    ['abcdefghijklmnop', 'sequence', 'abcdefghijklmnop'],
    ['p@ssw0rdp@ssw0rd', 'repeat', 'p@ssw0rdp@ssw0rd'],
    ['zomer2026zomer', 'word', 'zomer'],
    ['P@ssw0rd12345', 'password', 'P@ssw0rd'],
    ['jeroenjanssens1', 'name', 'janssens'],
  ]
  for (const [typed, pattern, part] of cases) {
    assert.deepEqual(valuesOf(typed, 'password-common'), { pattern, part }, typed)
  }
})

test('A6: a password on the list of stolen ones is refused, offline', () => {
  for (const stolen of ['1qaz2wsx3edc4rfv', 'xxxp455w0rd5', 'Password1234', '23wkoa0fp78dk']) {
    assert.ok(reasonsOf(stolen).includes('password-breached'), stolen)
  }
  assert.ok(!reasonsOf('Wachtwoord2026!').includes('password-breached'))
})

test('A6: a personal password is refused, and the word is told', () => {
  const cases: [typed: string, what: string, part: string][] = [
    ['fiets Noor 77 kelder', 'name', 'noor'],
    ['kelder BÉRGH fiets 77', 'name', 'bergh'],
    ['kelder lindenhof fiets 9', 'institution', 'lindenhof'],
    ['kelder 01-03-2004 fiets', 'birthDate', ''],
    ['kelder 010304 fietspomp', 'birthDate', ''],
    ['kelder 1 maart 2004 fiets', 'birthDate', ''],
    ['kelder 2004-03-01 fiets', 'birthDate', ''],
    ['kelder MAART1 fietspomp', 'birthDate', ''],
    ['xnoor.vandenberghy', 'signInName', 'noor.vandenbergh'],
  ]
  for (const [typed, what, part] of cases) {
    assert.deepEqual(valuesOf(typed, 'password-personal'), { what, part }, typed)
  }
})

test('A6: a number is found whole and by its figures', () => {
  const byNumber = { ...facts, signInName: 'r0123456' }
  assert.deepEqual(valuesOf('kelder R0123456 fiets', 'password-personal', byNumber), {
    what: 'signInName',
    part: 'r0123456',
  })
  assert.deepEqual(valuesOf('kelder 0123456 fiets', 'password-personal', byNumber), {
    what: 'signInName',
    part: '0123456',
  })
})

test('what is not personal is let be: particles, everyday words, other dates, names within words', () => {
  const jan = { ...facts, names: ['Jan', 'De Vos'], signInName: 'jan.devos@student.demo.example' }
  for (const fine of ['vandaag hogeschool 7 giraffen', '11 maart fluit de kelder', 'kelder 2004 fluit de vink']) {
    assert.deepEqual(reasonsOf(fine), [], fine)
  }
  assert.deepEqual(reasonsOf('januari vol giraffen 7', jan), [])
  assert.deepEqual(valuesOf('jan! vol giraffen 77', 'password-personal', jan), { what: 'name', part: 'jan' })
})

test('a name is found without its marks, in NFC and in NFD', () => {
  const zoe = { ...facts, names: ['Zoë', 'Çelik'], signInName: 'zoe.celik@student.demo.example' }
  for (const typed of [
    'mijn Celik fluit 7 keer',
    'mijn ÇELİK fluit 7 keer',
    'mijn çelik fluit 7 keer'.normalize('NFD'),
  ]) {
    assert.ok(reasonsOf(typed, zoe).includes('password-personal'), typed)
  }
})

test('all reasons are told at once', () => {
  assert.deepEqual(reasonsOf('noor2004'), ['password-too-short', 'password-common', 'password-personal'])
  const strict: PasswordFacts = { ...facts, policy: { ...policy, require: ['upper', 'digit', 'symbol'] } }
  assert.deepEqual(reasonsOf('kale walvis fluit', strict), ['password-kind', 'password-kind', 'password-kind'])
})

test('length counts characters; a megabyte is refused at once', () => {
  assert.deepEqual(reasonsOf('🙂🐳🎺🧀🚲🏠🌧🦊🪁🥁🧊'), ['password-too-short'])
  assert.deepEqual(reasonsOf('🙂🐳🎺🧀🚲🏠🌧🦊🪁🥁🧊🪐'), [])
  const started = performance.now()
  assert.deepEqual(reasonsOf('x'.repeat(1_000_000)), ['password-too-long'])
  assert.deepEqual(reasonsOf('fluit 7 '.repeat(40)), ['password-too-long'])
  assert.ok(performance.now() - started < 50)
  assert.deepEqual(reasonsOf(''), ['password-too-short'])
  assert.deepEqual(reasonsOf('kale walvis\u0000fluit'), ['password-unreadable'])
})

test('an accepted password is in its one form: NFC equals NFD', () => {
  const plain = 'drieëntwintig koeien'
  const forms = [plain.normalize('NFC'), plain.normalize('NFD')].map((typed) => judgePassword(typed, facts))
  assert.deepEqual(
    forms.map((judged) => 'accepted' in judged && judged.accepted.reveal()),
    [plain.normalize('NFC'), plain.normalize('NFC')],
  )
})

test('a realm that refuses nothing accepts whatever is long enough', () => {
  assert.deepEqual(reasonsOf('aaaaaaaaaaaa', { ...facts, policy: { ...policy, refuse: [] } }), [])
})

test('the worst that can be typed takes no more than a fraction of a second', () => {
  reasonsOf('the lists are loaded')
  const worst = [
    '4'.repeat(256),
    '1!|2z3e4a@5s$6g7t8b9g0o'.repeat(11),
    'p@5$w0rd'.repeat(32),
    '0123456789!$%&/()=?1'.repeat(12),
  ]
  for (const typed of worst) {
    const started = performance.now()
    reasonsOf(typed)
    const took = performance.now() - started
    assert.ok(took < 400, `${typed.slice(0, 12)}… took ${took.toFixed(0)} ms`)
  }
})

test('rules and judgement agree, nothing throws, and every reason has its text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('noor', 'Wachtwoord', '01032004', '12345', ' zee', 'ë'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const typed = pieces.join('')
      const judged = judgePassword(typed, facts)
      const rules = passwordRules(typed, facts)
      assert.equal(
        'accepted' in judged,
        rules.every(({ state }) => state === 'met'),
      )
      for (const t of [speak('nl'), speak('en')]) {
        for (const { text, values } of rules) assert.ok(isTextKey(text) && t(text, values).length > 3)
        if ('reasons' in judged) {
          for (const { reason, values } of judged.reasons) assert.ok(t(`refusal.${reason}`, values).length > 10)
        }
      }
    }),
    { numRuns: 60 },
  )
})
