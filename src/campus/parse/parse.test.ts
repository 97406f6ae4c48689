import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { applicationByKey, type Campus, realmByKey } from '../campus.ts'
import { exampleText } from '../documentation/example.ts'
import { parseCampus } from './parse.ts'
import { configReport } from './report.ts'

const noFiles = (): string => {
  throw new Error('no files here')
}

function campusOf(text: string, readFile: (path: string) => string = noFiles): Campus {
  const parsed = parseCampus(text, { file: '/etc/campus/campus.yaml', readFile })
  assert.ok(parsed.campus, JSON.stringify(parsed.faults))
  return parsed.campus
}

/** Two realms, one application in each, everything left out that may be, in the style of braces. */
const SMALL = `
institution: { name: { en: Small College, nl: Kleine Hogeschool }, timeZone: Europe/Brussels, emergency: { phone: "+3211000000", about: { en: Only when all stands still, nl: Alleen als alles stilligt } } }
academicYears:
  - { name: 2026-2027, starts: 2026-09-21, ends: 2027-09-19, enrolmentCloses: 2026-10-15 }
  - { name: 2027-2028, starts: 2027-09-20, ends: 2028-09-17, enrolmentCloses: 2027-10-15 }
networks: { campus: [10.10.0.0/16] }
trustedProxies: [127.0.0.9]
campuses:
  harbour: { name: { en: Harbour, nl: Haven }, desk: { room: H-01, hours: { mon-fri: "09:00-16:30" } } }
realms:
  campus:
    name: { en: Small account, nl: Klein account }
    signInName: { kind: email, domain: student.small.example }
    password: { minLength: 12, refuse: [common, breached, personal] }
    lockout: { attempts: 5, for: 16m }
    mfa: { required: { from: 2035-01-01, except: [campus] }, methods: [security-key, passkey, app, totp, sms, voice], first: [app, totp, sms, voice], choose: system, reset: [desk] }
    session: { staySignedIn: { computer: 7d, smartphone: 30d }, otherwise: browser }
    close: { graduated: { at: enrolment-closes, of: next-academic-year }, withdrawn: { after: 14d }, warn: [7d, 1d] }
  association:
    name: { en: Association account, nl: Associatieaccount }
    signInName: { kind: number, pattern: "[rsuq][0-9]{7}", temporary: "b[0-9]{7}" }
    mfa: { required: { from: 2035-01-01 }, methods: [app], rememberDevice: true, reset: [device, reset-code, eid, itsme, desk] }
    session: { max: 12h, endsWithBrowser: true, bindAddress: exact }
    close: { graduated: { at: academic-year-ends }, withdrawn: { after: 7d }, unpaid: { after: 14d, of: second-reminder }, warn: [1d, 7d] }
applications:
  mail: { realm: campus, name: { en: Mail, nl: Mail }, oidc: { clientId: mail, clientSecret: small-secret-0123456789abcdef, redirectUris: ["http://localhost:9/callback"], grantTypes: [authorization_code, refresh_token], scopes: [openid, profile, email, offline_access] } }
channels: { mail: { from: no-reply@small.example } }
roles: { agents: [], admins: [{ account: campus/Noor.Peeters }] }
`

test('a small file is a whole campus, with its defaults', () => {
  const campus = campusOf(SMALL)
  const association = campus.realms.association
  assert.deepEqual(association?.lockout, { attempts: 5, for: 16 * 60_000 })
  assert.deepEqual(association?.password, {
    minLength: 12,
    maxLength: 256,
    maxAge: 'never',
    refuse: ['common', 'breached', 'personal'],
    require: [],
  })
  assert.deepEqual(association?.mfa.first, ['app'])
  assert.deepEqual(association?.close.warn, [7 * 86_400_000, 86_400_000])
  assert.deepEqual(association?.close.graduated, { at: 'academic-year-ends', of: 'this-academic-year' })
  assert.equal(association?.session.max, 12 * 3_600_000)
  assert.equal(association?.brand, undefined)
  assert.equal(campus.institutions.institution?.key, 'institution')
  assert.deepEqual(campus.terms, [])
})

test('an application has its defaults, and its secret prints as none', () => {
  const mail = applicationByKey(campusOf(SMALL), 'mail')
  assert.equal(mail?.mfa, 'by-realm')
  assert.equal(mail?.oidc?.tokenEndpointAuthMethod, 'client_secret_basic')
  assert.equal(mail?.oidc?.idTokenAlg, 'ES256')
  assert.equal(mail?.oidc?.clientSecret?.reveal(), 'small-secret-0123456789abcdef')
  assert.doesNotMatch(inspect(mail, { depth: 9 }) + JSON.stringify(mail), /small-secret/)
})

test('a secret of a file of its own, seen from the folder of the configuration', () => {
  const text = SMALL.replace('clientSecret: small-secret-0123456789abcdef', 'clientSecretFile: ../secrets/mail.txt')
  const campus = campusOf(text, (path) => `${path} holds a secret of its own\n`)
  assert.equal(
    campus.applications.mail?.oidc?.clientSecret?.reveal(),
    '/etc/secrets/mail.txt holds a secret of its own',
  )
})

test('metadata of a service provider is read from its file', () => {
  const saml = 'saml: { metadata: ./learning.xml }'
  const text = SMALL.replace(/oidc: \{ clientId: mail.*\} \}\n/, `${saml} }\n`)
  assert.deepEqual(campusOf(text, () => '<EntityDescriptor/>').applications.mail?.saml, {
    metadata: '<EntityDescriptor/>',
  })
})

test('opening hours are known for each day of the week', () => {
  const hours = campusOf(SMALL).campuses.harbour?.desk?.hours
  assert.deepEqual(hours?.wed, [{ from: '09:00', until: '16:30' }])
  assert.deepEqual(hours?.sat, [])
})

test('the account of a role has the name under which it is found', () => {
  assert.deepEqual(campusOf(SMALL).roles.admins, [
    { account: { realm: 'campus', name: 'noor.peeters@student.small.example' } },
  ])
})

test('what every object has is no realm and no application', () => {
  const campus = campusOf(SMALL)
  for (const key of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    assert.equal(realmByKey(campus, key), undefined)
    assert.equal(applicationByKey(campus, key), undefined)
  }
})

test('the report of a file in order counts what it describes', () => {
  const parsed = parseCampus(SMALL, { file: 'campus.yaml', readFile: noFiles })
  assert.equal(
    configReport('campus.yaml', parsed),
    'campus.yaml is in order: 2 realms, 1 application, 1 campus, 0 texts to accept.\n',
  )
})

test('the report of faults has file, line, column, path, message and hint', () => {
  const parsed = parseCampus(SMALL.replace('for: 16m', 'for: long'), { file: 'campus.yaml', readFile: noFiles })
  assert.equal(
    configReport('campus.yaml', parsed),
    'campus.yaml:15:34  realms.campus.lockout.for: “long” is not a duration.\n    Write a whole number and a unit (s, m, h or d): 16m, 12h or 7d.\n1 fault in campus.yaml.\n',
  )
})

/** A campus, or at least one fault that stands in the file; never an exception. */
function isAnswered(text: string): void {
  const parsed = parseCampus(text, { file: '/etc/campus/campus.yaml', readFile: noFiles })
  if (parsed.campus) return
  assert.ok(parsed.faults.length > 0)
  const lines = text.split(/\r\n|\r|\n/).length
  for (const { line, column, message } of parsed.faults) {
    assert.ok(line >= 1 && line <= lines + 1 && column >= 1, `${line}:${column}`)
    assert.ok(message.length > 0)
  }
}

test('any text is answered', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'binary' }), isAnswered), { numRuns: 300 })
})

test('any text of YAML signs is answered', () => {
  const sign = fc.constantFrom(...'abc:{}[],&*!|>-? \n\t"\'#%@`0~<', 'realms', 'mfa', '<<', '__proto__')
  fc.assert(
    fc.property(
      fc.array(sign, { maxLength: 60 }).map((signs) => signs.join('')),
      isAnswered,
    ),
    { numRuns: 300 },
  )
})

test('the example with any part exchanged is answered', () => {
  const text = exampleText()
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('null', '[]', '{}', '7', 'true', '\n', ': ', '- ', '*a', '&a '),
  )
  const cut = fc.tuple(fc.nat(text.length), fc.nat(40), piece)
  const mutate = (parts: readonly (readonly [number, number, string])[]) =>
    parts.reduce((whole, [at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length), text)
  fc.assert(fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }).map(mutate), isAnswered), { numRuns: 80 })
})

test('any value in the place of any key is answered', () => {
  const sections = [
    'institution',
    'institutions',
    'academicYears',
    'networks',
    'trustedProxies',
    'campuses',
    'terms',
    'realms',
    'applications',
    'channels',
    'roles',
  ]
  const record = fc.record(Object.fromEntries(sections.map((key) => [key, fc.jsonValue({ maxDepth: 4 })])))
  fc.assert(
    fc.property(
      record.map((value) => JSON.stringify(value)),
      isAnswered,
    ),
    { numRuns: 80 },
  )
})

test('brackets without end do not exhaust the server', () => {
  isAnswered('['.repeat(20_000))
  isAnswered(`${'a: {'.repeat(5_000)}`)
})
