import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issueCertificate } from '../../../test/harness/certificates.ts'
import { exampleText } from '../documentation/example.ts'
import type { Fault } from '../parse/fault.ts'
import { parseCampus } from '../parse/parse.ts'
import { rules } from './all.ts'

const lonely = await issueCertificate({
  name: 'labs',
  authority: true,
  by: await issueCertificate({ name: 'a college', authority: true }),
})
const computer = await issueCertificate({ name: 'a computer of the test' })

const FILES: { readonly [path: string]: string } = {
  '/etc/campus/long.txt': 'a-secret-of-more-than-24-characters\n',
  '/etc/campus/short.txt': 'short\n',
  '/etc/campus/lines.txt': 'two lines of secret\nare no secret for anybody\n',
  '/etc/campus/blank.txt': '\n',
  '/etc/campus/computer.pem': computer.pem,
  '/etc/campus/lonely.pem': lonely.pem,
  '/etc/campus/key.pem': `${computer.pem}\n${computer.keyPem}`,
  '/etc/campus/page.xml': '<html></html>',
}

const readFile = (path: string): string => {
  const text = FILES[path]
  if (text === undefined) throw Object.assign(new Error('gone'), { code: 'ENOENT' })
  return text
}

/** The faults of the example in which one text is replaced by another. */
function faultsWith(from: string, to: string): readonly Fault[] {
  const text = exampleText()
  assert.ok(text.includes(from), `the example holds ${from}`)
  return parseCampus(text.replace(from, to), { file: '/etc/campus/campus.yaml', readFile }).faults ?? []
}

const lineOf = (text: string): number => {
  const before = exampleText().split(text)[0] ?? ''
  return before.split('\n').length
}

/** One way to break each rule: what is replaced, by what, the path that is named, and words of the message. */
// biome-ignore format: a table is read by its rows
const BROKEN: readonly (readonly [reason: string, from: string, to: string, path: string, message: RegExp])[] = [
  ['network-unknown', 'except: [campus]', 'except: [campsu]', 'realms.campus.mfa.required.except[0]', /no network or device “campsu”/],
  ['network-unknown', 'networks: [campus]', 'networks: [campsu]', 'applications.mail-app.mfa.required.exceptions[0].networks[0]', /no network or device “campsu”/],
  ['exception-names-nothing', 'groups: [guest]\n            networks: [campus]\n            hours: { mon-fri: "08:00-18:00" }\n            until: 2027-06-30\n            ', '', 'applications.mail-app.mfa.required.exceptions[0]', /spare everybody/],
  ['exception-dates-backwards', 'until: 2027-06-30', 'until: 2027-06-30\n            from: 2027-07-01', 'applications.mail-app.mfa.required.exceptions[0].until', /never holds/],
  ['device-named-as-network', 'devices: {}', 'devices: { campus: { authorities: authority.pem } }', 'devices.campus', /already a network/],
  ['contact-empty', 'contact: { about: { en: The mail team, nl: De mailploeg }, mail: mail@example.org }', 'contact: {}', 'applications.mail.contact', /says nothing/],
  ['authorities-file-unusable', 'devices: {}', 'devices: { classroom: { authorities: page.xml } }', 'devices.classroom.authorities', /holds no certificate/],
  ['authorities-file-unusable', 'devices: {}', 'devices: { classroom: { authorities: computer.pem } }', 'devices.classroom.authorities', /no certificate of an authority/],
  ['authorities-file-unusable', 'devices: {}', 'devices: { classroom: { authorities: lonely.pem } }', 'devices.classroom.authorities', /lacks the authority that issued “CN=labs”/],
  ['authorities-file-unusable', 'devices: {}', 'devices: { classroom: { authorities: key.pem } }', 'devices.classroom.authorities', /private key/],
  ['opening-day-twice', 'hours: { mon-fri: "08:00-18:00" }', 'hours: { mon-fri: "08:00-18:00", tue: "08:00-09:00" }', 'applications.mail-app.mfa.required.exceptions[0].hours.tue', /already has hours/],
  ['institution-unknown', 'institution: institution', 'institution: elsewhere', 'campuses.brussels.institution', /no institution “elsewhere”/],
  ['institution-key-taken', 'partner: {', 'institution: {', 'institutions.institution', /already names/],
  ['institution-of-methods-unknown', 'byGroup: { staff', 'byInstitution: { nowhere', 'realms.campus.mfa.byInstitution.nowhere', /no institution/],
  ['application-realm-unknown', 'realm: association', 'realm: asociation', 'applications.learning.realm', /no realm “asociation”/],
  ['agent-campus-unknown', 'campuses: [brussels]', 'campuses: [brusels]', 'roles.agents[0].campuses[0]', /no campus “brusels”/],
  ['academic-year-backwards', 'ends: 2027-09-19', 'ends: 2026-09-19', 'academicYears[0].ends', /before it starts/],
  ['enrolment-outside-its-year', 'enrolmentCloses: 2026-10-15', 'enrolmentCloses: 2025-10-15', 'academicYears[0].enrolmentCloses', /outside this year/],
  ['academic-years-out-of-order', 'starts: 2027-09-20', 'starts: 2027-09-19', 'academicYears[1].starts', /while the one before lasts/],
  ['academic-years-out-of-order', 'ends: 2027-09-19', 'ends: 2027-09-20', 'academicYears[1].starts', /while the one before lasts/],
  ['academic-year-twice', 'name: 2027-2028', 'name: 2026-2027', 'academicYears[1].name', /two academic years/],
  ['close-without-years', 'academicYears:\n', 'academicYears: []\nunread:\n', 'realms.campus.close.graduated.at', /none is known/],
  ['span-backwards', '2026-12-24/2027-01-03', '2027-12-24/2027-01-03', 'campuses.brussels.desk.closed[1]', /backwards/],
  ['opening-days-backwards', 'mon-thu: ', 'thu-mon: ', 'campuses.brussels.desk.hours.thu-mon', /backwards/],
  ['opening-day-twice', 'mon-thu: ', 'mon-fri: ', 'campuses.brussels.desk.hours.fri', /already has hours/],
  ['application-dates-backwards', 'groups: [student, staff]', 'from: 2026-02-01, until: 2026-01-01', 'applications.mail.who.until', /Nobody/],
  ['terms-version-twice', 'realms:\n', '  - { id: aup, version: 3, title: { en: A, nl: B }, text: { en: A, nl: B } }\nrealms:\n', 'terms[1].version', /already has a version 3/],
  ['domain-twice', '{ kind: number, pattern: "[rsuq][0-9]{7}", temporary: "b[0-9]{7}" }', '{ kind: email, domain: student.example.org }', 'realms.association.signInName.domain', /already the domain of realm “campus”/],
  ['sign-in-names-overlap', 'temporary: "b[0-9]{7}"', 'temporary: "[a-z][0-9]{7}"', 'realms.association.signInName.temporary', /“q0000000” fits here/],
  ['sign-in-names-overlap', '{ kind: email, domain: student.example.org }', '{ kind: number, pattern: "[a-z]{1,2}[0-9]{6,7}" }', 'realms.association.signInName.pattern', /realm “campus” too/],
  ['role-account-unknown', 'association/r0000002', 'asociation/r0000002', 'roles.agents[0].account', /no realm “asociation”/],
  ['role-account-unknown', 'association/r0000002', 'association/x0000002', 'roles.agents[0].account', /cannot be a sign-in name/],
  ['role-account-twice', 'admins: [{', 'admins: [{ account: association/r0000003 }, {', 'roles.admins[1].account', /stands above/],
  ['first-not-among-methods', 'first: [app, totp, sms, voice]', 'first: [app, hardware-code, passkey]\n      methods: [app]\n      unread: []', 'realms.campus.mfa.first[2]', /“passkey” is not among/],
  ['label-for-no-method', 'app-code, totp, sms, voice]', 'app-code, sms, voice]', 'realms.campus.mfa.labels.totp', /not among/],
  ['ending-of-no-method', 'app-code, totp, sms, voice]', 'app-code, totp, voice]', 'realms.campus.mfa.endings.sms', /not among/],
  ['variation-removes-no-method', 'remove: [sms]', 'remove: [hardware-code]', 'realms.campus.mfa.byGroup.staff.remove[0]', /cannot be removed/],
  ['app-code-without-app', 'methods: [app]', 'methods: [app-code]', 'realms.association.mfa.methods[0]', /codes from the authenticator/],
  ['remembered-device-without-app', 'methods: [app]', 'methods: [totp]', 'realms.association.mfa.rememberDevice', /remembered browser/],
  ['device-reset-without-app', 'methods: [app]', 'methods: [totp]', 'realms.association.mfa.reset[0]', /still linked/],
  ['keys-of-no-method', 'methods: [app]', 'keys: { verification: required }\n      methods: [app]', 'realms.association.mfa.keys', /neither “security-key” nor “passkey”/],
  ['variation-leaves-no-method', 'methods: [app]', 'methods: [app]\n      byInstitution: { partner: { remove: [app] } }', 'realms.association.mfa.byInstitution.partner.remove', /institution “partner” no method/],
  ['variation-leaves-no-method', 'add: [hardware-code], remove: [sms]', 'remove: [security-key, passkey, app, app-code, totp, sms, voice]', 'realms.campus.mfa.byGroup.staff.remove', /group “staff” no method/],
  ['endings-leave-no-method', 'methods: [app]', 'methods: [app]\n      endings: { app: 2028-01-01 }', 'realms.association.mfa.endings.app', /From 2028-01-01 on people have no method left/],
  ['endings-leave-no-method', 'add: [hardware-code], remove: [sms]', 'remove: [security-key, passkey, app, app-code, totp, voice]', 'realms.campus.mfa.endings.sms', /From 2027-09-01 on people of group “staff”/],
  ['nobody-can-begin', 'add: [hardware-code], remove: [sms]', 'remove: [app, totp, sms, voice]', 'realms.campus.mfa.first', /can people of group “staff” begin: theirs are security-key, passkey, app-code/],
  ['nobody-can-begin', 'first: [app, totp, sms, voice]', 'first: [sms]', 'realms.campus.mfa.first', /From 2027-09-01 on people can begin with none/],
  ['stay-signed-in-ends-with-browser', 'otherwise: browser', 'endsWithBrowser: true', 'realms.campus.session.endsWithBrowser', /cannot end with the browser/],
  ['stay-signed-in-too-short', 'computer: 7d', 'computer: 2h', 'realms.campus.session.staySignedIn.computer', /sooner than others/],
  ['password-lengths-crossed', 'minLength: 12, maxAge', 'minLength: 64, maxLength: 60, maxAge', 'realms.campus.password.maxLength', /at least 64/],
  ['accent-unusable', 'light: "#0e5a6b"', 'light: "#4fb0c6"', 'realms.campus.brand.accent.light', /hard to read on light ground/],
  ['accent-unusable', 'dark: "#7fc8d8"', 'dark: "#ff9f90"', 'realms.campus.brand.accent.dark', /looks like the red/],
  ['application-opens-nothing', '    saml: {', '    about: { en: A, nl: B } #', 'applications.learning', /opens nothing/],
  ['client-twice', 'clientId: mail-app', 'clientId: mail', 'applications.mail-app.oidc.clientId', /already the client of application “mail”/],
  ['entity-twice', 'channels:\n', '  again: { realm: association, saml: { entityId: https://learning.example.org/metadata } }\nchannels:\n', 'applications.again.saml.entityId', /already the entity/],
  ['public-with-secret', 'clientId: mail\n', 'clientId: mail\n      public: true\n', 'applications.mail.oidc.clientSecret', /cannot keep a secret/],
  ['several-proofs', 'clientId: mail\n', 'clientId: mail\n      clientSecretFile: long.txt\n', 'applications.mail.oidc.clientSecretFile', /already proves itself with “clientSecret”/],
  ['no-proof', 'public: true, ', '', 'applications.mail-app.oidc', /cannot prove/],
  ['auth-method-without-its-proof', 'clientId: mail\n', 'clientId: mail\n      tokenEndpointAuthMethod: private_key_jwt\n', 'applications.mail.oidc.tokenEndpointAuthMethod', /does not go with “clientSecret”/],
  ['private-key-shown', 'clientSecret: an-example-that-nobody-should-keep', 'jwks: { keys: [{ kty: EC, d: abc }] }', 'applications.mail.oidc.jwks.keys[0].d', /private or secret key/],
  ['public-without-pkce', 'public: true, ', 'public: true, pkce: optional, ', 'applications.mail-app.oidc.pkce', /must use PKCE/],
  ['client-credentials-of-public', 'public: true, ', 'public: true, grantTypes: [authorization_code, client_credentials], ', 'applications.mail-app.oidc.grantTypes[1]', /no credentials/],
  ['refresh-without-code', 'public: true, ', 'public: true, grantTypes: [refresh_token], ', 'applications.mail-app.oidc.grantTypes[0]', /only from a sign-in/],
  ['scope-unknown', 'offline_access, read]', 'offline_acces, read]', 'applications.mail.oidc.scopes[3]', /neither a standard scope/],
  ['saml-incomplete', 'saml: { entityId: https://learning.example.org/metadata, acs', 'saml: { acs', 'applications.learning.saml', /not complete/],
  ['saml-incomplete', 'saml: { entityId: https://learning.example.org/metadata', 'saml: { metadata: long.txt', 'applications.learning.saml.metadata', /already say the rest/],
  ['redirect-missing', 'public: true, redirectUris: ["org.example.mail:/callback"]', 'public: true', 'applications.mail-app.oidc.redirectUris', /does not say where/],
  ['secret-file-unusable', 'clientSecret: an-example-that-nobody-should-keep', 'clientSecretFile: ./gone.txt', 'applications.mail.oidc.clientSecretFile', /cannot be read \(it is not there\)/],
  ['secret-file-unusable', 'clientSecret: an-example-that-nobody-should-keep', 'clientSecretFile: ./short.txt', 'applications.mail.oidc.clientSecretFile', /shorter than 24/],
  ['secret-file-unusable', 'clientSecret: an-example-that-nobody-should-keep', 'clientSecretFile: lines.txt', 'applications.mail.oidc.clientSecretFile', /more than one line/],
  ['metadata-file-unusable', 'entityId: https://learning.example.org/metadata, acs: https://learning.example.org/acs', 'metadata: page.xml', 'applications.learning.saml.metadata', /does not look like SAML metadata/],
  ['token-file-unusable', 'push: {', 'voice: { from: "+3211000000", gateways: [{ kind: twilio, account: AC1, secretFile: blank.txt }] }\n  push: {', 'channels.voice.gateways[0].secretFile', /is empty/],
  ['redirect-unsafe', 'https://mail.example.org/callback', 'http://mail.example.org/callback', 'applications.mail.oidc.redirectUris[0]', /unencrypted/],
]

for (const [reason, from, to, path, message] of BROKEN) {
  test(`${reason}: ${path} is a fault`, () => {
    const faults = faultsWith(from, to)
    const fault = faults.find((one) => one.path === path && message.test(one.message))
    assert.ok(fault, `found only ${JSON.stringify(faults)}`)
    assert.ok(fault.hint, 'it says what to do')
  })
}

test('every rule has a way to be broken here', () => {
  const known = new Set(BROKEN.map(([reason]) => reason))
  assert.deepEqual(
    rules.map(({ reason }) => reason).filter((reason) => !known.has(reason)),
    [],
  )
})

test('no rule finds anything in the example', () => {
  assert.deepEqual(faultsWith('12h', '12h'), [])
})

test('a fault stands at the line and column of what is wrong', () => {
  const [fault] = faultsWith('except: [campus]', 'except: [campsu]')
  assert.equal(fault?.line, lineOf('except: [campus]'))
  assert.equal(fault?.column, '      required: { from: 2025-02-26, except: ['.length + 1)
})

/** CVE-2024-1132 and its kin: what peers accepted as a redirection address. */
const HOSTILE = [
  'https://mail.example.org/*',
  'https://mail.example.org@evil.example/callback',
  'https://mail.example.org/a/../../evil',
  'https://mail.example.org/%2e%2e/evil',
  'https://mail.example.org\\\\@evil.example/',
  'http://localhost.evil.example/callback',
  'http://127.0.0.1.evil.example/callback',
  'javascript:alert(1)',
  'data:text/html,x',
  'mail:/callback',
  'org.example.mail:/callback',
  '//mail.example.org/callback',
  'mail.example.org/callback',
  'https://mail.example.org/callback#part',
  'https://mail.example.org/call back',
]

for (const address of HOSTILE) {
  test(`a redirection address that has tricked others is refused: ${address}`, () => {
    const faults = faultsWith('[https://mail.example.org/callback]', `["${address}"]`)
    assert.deepEqual(
      faults.map(({ path }) => path),
      ['applications.mail.oidc.redirectUris[0]'],
    )
  })
}

for (const address of [
  'http://localhost:9/callback',
  'http://127.0.0.1:8080/a?b=c',
  'http://[::1]/x',
  'https://mail.example.org/a.b/..c',
]) {
  test(`a plain redirection address is accepted: ${address}`, () => {
    assert.deepEqual(faultsWith('[https://mail.example.org/callback]', `["${address}"]`), [])
  })
}

test('the secret of an application is in no message', () => {
  const faults = faultsWith('an-example-that-nobody-should-keep', 'sh0rt-s3cret')
  assert.equal(faults.length, 1)
  assert.doesNotMatch(JSON.stringify(faults), /sh0rt-s3cret/)
})
