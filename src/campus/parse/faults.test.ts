import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleText } from '../documentation/example.ts'
import type { Fault } from './fault.ts'
import { parseCampus } from './parse.ts'

const options = {
  file: '/etc/campus/campus.yaml',
  readFile: (): string => {
    throw new Error('no files here')
  },
}

const faultsOf = (text: string): readonly Fault[] => parseCampus(text, options).faults ?? []

/** One value of the example replaced; what is said, and the hint. */
// biome-ignore format: a table is read by its rows
const WRONG: readonly (readonly [
  what: string,
  from: string,
  to: string,
  path: string,
  message: RegExp,
  hint: RegExp,
])[] = [
  ['an unknown key', 'lockout:', 'lockuot:', 'realms.campus.lockuot', /^“lockuot” is not known here/, /Did you mean “lockout”/],
  ['an unknown word', 'choose: system', 'choose: systen', 'realms.campus.mfa.choose', /“systen” is not known/, /Did you mean “system”/],
  ['a word near no other', 'choose: system', 'choose: everybody', 'realms.campus.mfa.choose', /“everybody”/, /Known here: system, person/],
  ['a missing key', '    realm: campus\n    name: { en: Mail, nl: Mail }', '    name: { en: Mail, nl: Mail }', 'applications.mail.realm', /“realm” is missing/, /the realm whose accounts open it/],
  ['a text without Dutch', 'name: { en: Mail, nl: Mail }', 'name: { en: Mail }', 'applications.mail.name.nl', /Dutch text is missing/, /nl: …/],
  ['a text without English', 'name: { en: Mail, nl: Mail }', 'name: { nl: Mail }', 'applications.mail.name.en', /English text is missing/, /en: …/],
  ['an empty text', 'name: { en: Mail, nl: Mail }', 'name: { en: " ", nl: Mail }', 'applications.mail.name.en', /empty/, /Write it/],
  ['the rest of a text behind a comma', 'en: Read and write', 'en: Read, and write', 'applications.mail.about.and write', /“and write” is not known/, /in quotes/],
  ['a key with nothing', 'lockout: { attempts: 5, for: 16m }', 'lockout:', 'realms.campus.lockout', /“lockout” is empty/, /or remove the key/],
  ['a number for a text', 'phone: "+3211000000"', 'phone: +3211000000', 'institution.emergency.phone', /This is a number, and a text/, /quotes/],
  ['a text for a number', 'attempts: 5', 'attempts: "5"', 'realms.campus.lockout.attempts', /“5” is not a whole number/, /from 1 up to 100/],
  ['a text for a list', 'networks:\n  campus: [10.10.0.0/16, "2001:db8:10::/48"]', 'networks:\n  campus: 10.10.0.0/16', 'networks.campus', /a list is expected/, /square brackets/],
  ['a text for a switch', 'rememberDevice: true', 'rememberDevice: "true"', 'realms.association.mfa.rememberDevice', /true or false is expected/, /without quotes/],
  ['a number out of bounds', 'attempts: 5', 'attempts: 0', 'realms.campus.lockout.attempts', /“0” is not between 1 and 100/, /whole number/],
  ['a malformed duration', 'for: 16m', 'for: 16 minutes', 'realms.campus.lockout.for', /“16 minutes” is not a duration/, /16m, 12h or 7d/],
  ['a duration of nothing', 'for: 16m', 'for: 0m', 'realms.campus.lockout.for', /not a duration/, /16m/],
  ['hours where whole days are meant', 'withdrawn: { after: 14d }', 'withdrawn: { after: 12h }', 'realms.campus.close.withdrawn.after', /not a number of days/, /7d/],
  ['a malformed date', 'from: 2025-02-26', 'from: 26/02/2025', 'realms.campus.mfa.required.from', /“26\/02\/2025” is not a date/, /2026-09-21/],
  ['a day that does not exist', 'ends: 2027-09-19', 'ends: 2027-02-29', 'academicYears[0].ends', /no such day as “2027-02-29”/, /calendar/],
  ['a malformed range', '10.10.0.0/16', '10.10.0/16', 'networks.campus[0]', /no address and no range/, /10\.10\.0\.0\/16/],
  ['a range that begins in its middle', '10.10.0.0/16', '10.10.3.4/16', 'networks.campus[0]', /middle of its range/, /Write 10\.10\.0\.0\/16/],
  ['a network of the whole internet', '10.10.0.0/16', '0.0.0.0/0', 'networks.campus[0]', /whole internet/, /really yours/],
  ['trust in every proxy', 'trustedProxies: [127.0.0.1]', 'trustedProxies: ["::/0"]', 'trustedProxies[0]', /whole internet/, /really yours/],
  ['an unknown time zone', 'Europe/Brussels', 'Europe/Brussel', 'institution.timeZone', /not a time zone/, /IANA/],
  ['an offset for a time zone', 'Europe/Brussels', '"+01:00"', 'institution.timeZone', /not a time zone/, /IANA/],
  ['a malformed pattern', '"[rsuq][0-9]{7}"', '"[rsuq[0-9{7}"', 'realms.association.signInName.pattern', /does not end|no bound|cannot hold/, /./],
  ['a pattern that could stop the server', '"[rsuq][0-9]{7}"', '"([rsuq]+)+[0-9]"', 'realms.association.signInName.pattern', /no bound at “\+”/, /\{1,20\}/],
  ['a domain with an @', 'domain: student.example.org', 'domain: "@student.example.org"', 'realms.campus.signInName.domain', /not a domain/, /behind the “@”/],
  ['an unknown kind of sign-in name', 'kind: email', 'kind: mail', 'realms.campus.signInName.kind', /“mail” is not known/, /“email”/],
  ['a secret that is too short', 'an-example-that-nobody-should-keep', 'short', 'applications.mail.oidc.clientSecret', /shorter than 24/, /openssl/],
  ['a make of keys that is none', 'keys: { verification: preferred }', 'keys: { attestation: { allow: [YubiKey] } }', 'realms.campus.mfa.keys.attestation.allow[0]', /“YubiKey” is not the number/, /AAGUID/],
  ['no make of keys at all', 'keys: { verification: preferred }', 'keys: { attestation: { allow: [] } }', 'realms.campus.mfa.keys.attestation.allow', /empty/, /remove “attestation”/],
  ['an unknown verification', 'verification: preferred', 'verification: always', 'realms.campus.mfa.keys.verification', /“always” is not known/, /Known here/],
  ['the same method twice', 'methods: [app]', 'methods: [app, app]', 'realms.association.mfa.methods[1]', /twice/, /Remove/],
  ['a method that is none', 'methods: [app]', 'methods: [app, fax]', 'realms.association.mfa.methods[1]', /“fax” is not known/, /Known here/],
  ['no method at all', 'methods: [app]', 'methods: []', 'realms.association.mfa.methods', /empty/, /Name at least one/],
  ['a closing rule with too much', '{ after: 7d }', '{ after: 7d, at: academic-year-ends }', 'realms.association.close.withdrawn', /both `at` and `after`/, /Keep one/],
  ['a closing rule with too little', '{ after: 7d }', '{}', 'realms.association.close.withdrawn', /neither `at` nor `after`/, /at: academic-year-ends/],
  ['an unknown academic year to close in', 'of: next-academic-year', 'of: next-year', 'realms.campus.close.graduated.of', /“next-year” is not known/, /Known here|Did you mean/],
  ['opening hours that are none', '"09:00-16:30"', '"9-16"', 'campuses.brussels.desk.hours.mon-thu', /no opening hours/, /09:00-16:30/],
  ['opening hours that run backwards', '"09:00-12:00, 13:00-15:00"', '"13:00-15:00, 09:00-12:00"', 'campuses.brussels.desk.hours.fri', /do not go forward/, /after it begins/],
  ['a row of days that is none', 'fri: "09', 'weekend: "09', 'campuses.brussels.desk.hours.weekend', /no day and no row/, /mon-fri/],
  ['a key that cannot be one', '  brussels:', '  Brussels:', 'campuses.Brussels', /“Brussels” cannot be a key/, /lower-case/],
  ['a colour that is none', '"#0e5a6b"', '"teal"', 'realms.campus.brand.accent.light', /“teal” is not a colour/, /#0e5a6b/],
  ['markup for a sign', 'sign: tree', "sign: '\"><script>'", 'realms.campus.brand.sign', /is no sign/, /tree/],
  ['a launch address without encryption', 'launch: https://mail.example.org/', 'launch: http://mail.example.org/', 'applications.mail.launch', /unencrypted/, /https/],
  ['a launch address that is a script', 'launch: https://mail.example.org/', 'launch: "javascript:alert(1)"', 'applications.mail.launch', /not a whole web address/, /https/],
  ['a mail address with a name', 'from: no-reply@example.org', 'from: "Campus <no-reply@example.org>"', 'channels.mail.from', /not a mail address/, /bare/],
  ['an account without its realm', 'account: association/r0000003', 'account: r0000003', 'roles.admins[0].account', /names no account/, /association\/r0000002/],
  ['an attribute that is none', 'eduPersonPrincipalName, ', 'eduPersonPrincipleName, ', 'applications.learning.release[0]', /not known/, /“eduPersonPrincipalName”/],
  ['a label for what is no method', 'labels: { app', 'labels: { apps', 'realms.campus.mfa.labels.apps', /“apps” is not known/, /./],
]

for (const [what, from, to, path, message, hint] of WRONG) {
  test(`${what} is a fault with its line and a hint`, () => {
    const text = exampleText()
    assert.ok(text.includes(from), `the example holds ${from}`)
    const faults = faultsOf(text.replace(from, to))
    const fault = faults.find((one) => one.path === path)
    assert.ok(fault, `found only ${JSON.stringify(faults)}`)
    assert.match(fault.message, message)
    assert.match(fault.hint ?? '', hint)
    assert.ok(Math.abs(fault.line - text.slice(0, text.indexOf(from)).split('\n').length) <= 2, `line ${fault.line}`)
  })
}

test('all faults are told at once, in the order of their lines', () => {
  const text = exampleText()
    .replace('Europe/Brussels', 'Europe/Brussel')
    .replace('ends: 2027-09-19', 'ends: 2026-01-01')
    .replace('except: [campus]', 'except: [nowhere]')
    .replace('admins:', 'admin:')
  const faults = faultsOf(text)
  assert.deepEqual(
    faults.map(({ path }) => path),
    [
      'institution.timeZone',
      'academicYears[0].ends',
      'academicYears[0].enrolmentCloses',
      'realms.campus.mfa.required.except[0]',
      'roles.admin',
    ],
  )
})

test('a key that stands twice is a fault at its second place', () => {
  const [fault, ...others] = faultsOf(`${exampleText()}trustedProxies: []\n`)
  assert.deepEqual(others, [])
  assert.deepEqual([fault?.path, fault?.line], ['trustedProxies', exampleText().split('\n').length])
  assert.match(fault?.message ?? '', /twice/)
})

test('broken YAML has its line, and nothing behind it is guessed at', () => {
  const faults = faultsOf('institution: { nam: x }\nrealms: [a\nchannels: {}\n')
  assert.ok(faults.every(({ path }) => !path.startsWith('realms.')))
  assert.ok(faults.some(({ line, path }) => line === 1 && path === 'institution.nam'))
  assert.ok(faults.some(({ line, hint }) => line >= 2 && /not YAML/.test(hint ?? '')))
})

test('a tab in the indentation is named as such', () => {
  assert.ok(
    faultsOf('institution:\n\tname: x\n').some(({ line, hint }) => line === 2 && hint === 'Indent with spaces.'),
  )
})

test('an empty file, one that is no group and a second document are faults', () => {
  assert.match(faultsOf('')[0]?.message ?? '', /empty/)
  assert.match(faultsOf('# nothing\n')[0]?.message ?? '', /empty/)
  assert.match(faultsOf('hello')[0]?.message ?? '', /not a group of keys/)
  assert.ok(faultsOf(`${exampleText()}---\na: b\n`).some(({ message }) => /second document/.test(message)))
})

test('a key that would vanish in an object is refused', () => {
  const faults = faultsOf(
    exampleText().replace('institutions:\n', 'institutions:\n  __proto__: { name: { en: A, nl: B } }\n'),
  )
  assert.deepEqual(
    faults.map(({ path }) => path),
    ['institutions.__proto__'],
  )
})

test('aliases are followed, and those without end are a fault', () => {
  const shared = exampleText().replace('lockout: { attempts: 5, for: 16m }', 'lockout: &lock { attempts: 5, for: 16m }')
  assert.deepEqual(
    faultsOf(shared.replace('    signInName: { kind: number', '    lockout: *lock\n    signInName: { kind: number')),
    [],
  )
  const bomb = Array.from(
    { length: 12 },
    (_, i) => `k${i}: &k${i} [${i === 0 ? '1' : `*k${i - 1}, `.repeat(10)}]`,
  ).join('\n')
  assert.ok(faultsOf(bomb).length > 0)
})

test('a fault inside an alias is told where the anchor stands', () => {
  const shared = exampleText().replace(
    'lockout: { attempts: 5, for: 16m }',
    'lockout: &lock { attempts: 500, for: 16m }',
  )
  const faults = faultsOf(
    shared.replace('    signInName: { kind: number', '    lockout: *lock\n    signInName: { kind: number'),
  )
  assert.equal(faults.length, 2)
  assert.equal(new Set(faults.map(({ line }) => line)).size, 1)
})
