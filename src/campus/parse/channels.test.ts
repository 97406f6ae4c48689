/** Gateways of texts and calls in `campus.yaml`: what is read, and what is a fault. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleText } from '../documentation/example.ts'
import { parseCampus } from './parse.ts'

const files: Record<string, string> = { 'smpp.txt': 'pass\n', 'key.txt': 'the-key\n', 'token.txt': 'the-token\n' }
const parse = (channels: string) =>
  parseCampus(exampleText().replace('  push: { subject', `${channels}  push: { subject`), {
    file: '/campus/campus.yaml',
    readFile: (path) => files[path.replace('/campus/', '')] ?? assert.fail('ENOENT'),
  })

const SMPP = '{ kind: smpp, host: smpp.example.org, systemId: campus, secretFile: ./smpp.txt }'
const HTTP = `{ kind: http, url: "https://sms.example.net/{to}", headers: { authorization: "Bearer {secret}" }, body: "{text}", accepted: { json: status, is: queued }, secretFile: ./key.txt, timeout: 2s }`
const TWILIO = '{ kind: twilio, account: AC0123, secretFile: ./token.txt }'
const sms = (...gateways: string[]) => `  sms: { sender: Example, gateways: [${gateways.join(', ')}] }\n`

test('gateways are read in their order, with secrets from their files and with what is usual', () => {
  const parsed = parse(`${sms(SMPP, HTTP, TWILIO)}  voice: { from: "+3211000000", perDay: 7, gateways: [${TWILIO}] }\n`)
  assert.equal(parsed.faults, undefined)
  const { sms: texts, voice } = parsed.campus?.channels ?? {}
  const [smpp, http, twilio] = texts?.gateways ?? []
  assert.deepEqual(
    texts?.gateways.map(({ kind, timeout, secret }) => [kind, timeout, secret?.reveal()]),
    [
      ['smpp', 4000, 'pass'],
      ['http', 2000, 'the-key'],
      ['twilio', 4000, 'the-token'],
    ],
  )
  assert.ok(smpp?.kind === 'smpp' && smpp.port === 2775 && !smpp.tls)
  assert.ok(http?.kind === 'http' && http.method === 'POST' && http.accepted.statuses.includes(202))
  assert.ok(twilio?.kind === 'twilio' && twilio.url === 'https://api.twilio.com')
  assert.deepEqual([voice?.from, voice?.perDay, voice?.gateways[0]?.secret.reveal()], ['+3211000000', 7, 'the-token'])
  assert.doesNotMatch(JSON.stringify(parsed.campus?.channels), /the-key|the-token|"pass"/)
})

const FAULTY = [
  ['no gateway', sms(), 'channels.sms.gateways', /empty/],
  ['a kind that is not known', sms('{ kind: fax }'), 'channels.sms.gateways[0].kind', /not known|fax/],
  [
    'a text that goes nowhere',
    sms('{ kind: http, url: "https://sms.example.net/?to={to}" }'),
    'channels.sms.gateways[0].url',
    /\{text\}/,
  ],
  [
    'a number that goes nowhere',
    sms('{ kind: http, url: "https://sms.example.net/", body: "{text}" }'),
    'channels.sms.gateways[0].url',
    /\{to\}/,
  ],
  [
    'a secret in an address',
    sms('{ kind: http, url: "https://sms.example.net/{to}/{text}?key={secret}", secretFile: ./key.txt }'),
    'channels.sms.gateways[0].url',
    /logged/,
  ],
  [
    'a secret without its file',
    sms('{ kind: http, url: "https://sms.example.net/{to}", body: "{text} {secret}" }'),
    'channels.sms.gateways[0].url',
    /belong together/,
  ],
  [
    'a file whose secret goes nowhere',
    sms('{ kind: http, url: "https://sms.example.net/{to}", body: "{text}", secretFile: ./key.txt }'),
    'channels.sms.gateways[0].url',
    /belong together/,
  ],
  [
    'a secret that would travel in the clear',
    sms('{ kind: http, url: "http://sms.example.net/{to}", body: "{text}" }'),
    'channels.sms.gateways[0].url',
    /unencrypted/,
  ],
  [
    'a field without what it must be',
    sms('{ kind: http, url: "https://sms.example.net/{to}", body: "{text}", accepted: { json: status } }'),
    'channels.sms.gateways[0].accepted',
    /belong together/,
  ],
  [
    'an SMPP server without a password',
    sms('{ kind: smpp, host: smpp.example.org, systemId: campus }'),
    'channels.sms.gateways[0].secretFile',
    /missing/,
  ],
  [
    'a file that is not there',
    sms(SMPP.replace('smpp.txt', 'gone.txt')),
    'channels.sms.gateways[0].secretFile',
    /cannot be read/,
  ],
  [
    'a caller that is no number',
    `  voice: { from: "011", gateways: [${TWILIO}] }\n`,
    'channels.voice.from',
    /not a telephone number/,
  ],
  [
    'calls by SMPP',
    `  voice: { from: "+3211000000", gateways: [${SMPP}] }\n`,
    'channels.voice.gateways[0].kind',
    /not known|smpp/,
  ],
] as const

for (const [what, channels, path, message] of FAULTY) {
  test(`${what} is a fault`, () => {
    const { faults = [] } = parse(channels)
    const fault = faults.find((one) => one.path === path && message.test(one.message + (one.hint ?? '')))
    assert.ok(fault, JSON.stringify(faults))
    assert.ok(fault.hint, 'it says what to do')
  })
}

const push = (given: string) =>
  parseCampus(exampleText().replace(/ {2}push: \{.*\n/, `  push: { subject: "mailto:it@example.org"${given} }\n`), {
    file: '/campus/campus.yaml',
    readFile: () => assert.fail('ENOENT'),
  })

test('notifications go to the push services of the browsers unless others are named, and to hosts alone', () => {
  const usual = push('').campus?.channels.push?.services
  assert.ok(usual?.includes('fcm.googleapis.com') && usual.includes('*.push.apple.com'), JSON.stringify(usual))
  const own = push(', services: [push.example.org, "*.push.example.net"]').campus?.channels.push?.services
  assert.deepEqual(own, ['push.example.org', '*.push.example.net'])
  for (const service of [
    '*',
    '*.org',
    'https://push.example.org',
    'push.example.org:8443',
    '10.0.0.1',
    'localhost',
    'a.*.org',
  ]) {
    const [fault] = push(`, services: ["${service}"]`).faults ?? []
    assert.equal(fault?.path, 'channels.push.services[0]', service)
    assert.match(fault?.message ?? '', /no(t the)? host|is not the host/, service)
  }
})
