import assert from 'node:assert/strict'
import { Agent, type Server, request as secureRequest } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { TLSSocket } from 'node:tls'
import { type Issued, issueCertificate } from '../../../test/harness/certificates.ts'
import { openKeyring } from '../crypto/keyring.ts'
import { openTelemetry } from '../telemetry/telemetry.ts'
import { DAY } from '../time/instant.ts'
import { addressRanges } from './address-ranges.ts'
import { openCookies } from './cookies.ts'
import { openWeb, tlsOptions } from './server.ts'

const own = await issueCertificate({ name: 'login.demo.example' })
const classroom = await issueCertificate({ name: 'Classrooms', authority: true })
const library = await issueCertificate({ name: 'Libraries', authority: true })
const stranger = await issueCertificate({ name: 'Classrooms', authority: true })
const root = await issueCertificate({ name: 'College', authority: true })
const labs = await issueCertificate({ name: 'Labs', authority: true, by: root })
const computer = await issueCertificate({ name: 'pc-1', by: classroom })

const sets = [
  { key: 'classroom', authorities: classroom.pem },
  { key: 'library', authorities: `${library.pem}\n${labs.pem}\n${root.pem}` },
]
const tls = { cert: Buffer.from(own.pem), key: Buffer.from(own.keyPem) }
let ahead = 0

async function open(proxies: string[]) {
  const app = await openWeb({
    clock: { now: () => Date.now() + ahead },
    keyring: openKeyring(Buffer.alloc(32, 1)),
    cookies: openCookies({ https: true }),
    telemetry: openTelemetry(),
    trustedProxies: addressRanges(proxies),
    https: true,
    tls,
    deviceSets: sets,
  })
  app.get('/', (request) => request.visit.devices)
  await app.listen({ port: 0, host: '127.0.0.1' })
  return app
}

let direct: Awaited<ReturnType<typeof open>>
let behind: typeof direct
before(async () => {
  direct = await open(['10.9.0.1'])
  behind = await open(['127.0.0.1'])
})
after(async () => {
  await direct?.close()
  await behind?.close()
})

type Shown = { by?: Issued; chain?: Issued[]; headers?: Record<string, string>; agent?: Agent; options?: object }

/** What the server takes the computer for, and whether its connection was resumed. */
function devicesSeen({ by, chain = [], headers = {}, agent, options }: Shown, app = direct) {
  const { port } = app.server.address() as AddressInfo
  const shown = by ? { cert: [by, ...chain].map(({ pem }) => pem).join('\n'), key: by.keyPem } : {}
  const one = { host: '127.0.0.1', port, path: '/', headers, rejectUnauthorized: false, ...shown, ...options }
  return new Promise<{ devices: string[]; resumed: boolean }>((resolve, reject) => {
    const sent = secureRequest({ ...one, agent: agent ?? new Agent() }, (answer) => {
      let text = ''
      const resumed = (answer.socket as TLSSocket).isSessionReused()
      answer.on('data', (part: Buffer) => {
        text += part
      })
      answer.on('end', () => resolve({ devices: JSON.parse(text), resumed }))
    })
    sent.on('error', reject)
    sent.end()
  })
}
const seen = async (shown: Shown, app = direct) => (await devicesSeen(shown, app)).devices

test('P2: a computer is known by a certificate of its set’s authority, by TLS 1.3 as by 1.2', async () => {
  assert.deepEqual(await seen({ by: computer }), ['classroom'])
  assert.deepEqual(await seen({ by: computer, options: { maxVersion: 'TLSv1.2' } }), ['classroom'])
  assert.deepEqual(await seen({ by: await issueCertificate({ name: 'pc-2', by: library }) }), ['library'])
})

test('P2: without a certificate the door is open, and the computer is nobody’s', async () => {
  assert.deepEqual(await seen({}), [])
})

test('P2: an authority that stands in the file with the one above it counts alone', async () => {
  const lab = await issueCertificate({ name: 'lab-1', by: labs })
  assert.deepEqual(await seen({ by: lab }), ['library'])
  assert.deepEqual(await seen({ by: await issueCertificate({ name: 'office-1', by: root }), chain: [root] }), [])
})

test('P2: only the authority that issued the certificate itself counts, not one above it', async () => {
  const floor = await issueCertificate({ name: 'First floor', authority: true, by: classroom })
  const table = await issueCertificate({ name: 'pc-3', by: floor })
  assert.deepEqual([await seen({ by: table, chain: [floor] }), await seen({ by: table })], [[], []])
})

test('P2: what another authority issued is nobody’s, although it bears the same names', async () => {
  assert.deepEqual(await seen({ by: await issueCertificate({ name: 'pc-1', by: stranger }), chain: [stranger] }), [])
  assert.deepEqual(await seen({ by: await issueCertificate({ name: 'pc-1' }) }), [])
})

test('P2: a computer cannot issue to others, and an authority is no computer', async () => {
  const forged = await issueCertificate({ name: 'pc-4', by: computer })
  assert.deepEqual(await seen({ by: forged, chain: [computer] }), [])
  assert.deepEqual(await seen({ by: classroom }), [])
})

test('P2: a certificate that is for servers alone makes no computer of the campus', async () => {
  assert.deepEqual(await seen({ by: await issueCertificate({ name: 'pc-8', by: classroom, forServers: true }) }), [])
})

test('P2: a certificate counts from its first moment to its last', async () => {
  const [yesterday, lastYear] = [new Date(Date.now() - DAY), new Date(Date.now() - 365 * DAY)]
  const expired = await issueCertificate({ name: 'pc-5', by: classroom, from: lastYear, until: yesterday })
  const tomorrow = new Date(Date.now() + DAY)
  const early = await issueCertificate({ name: 'pc-6', by: classroom, from: tomorrow })
  assert.deepEqual([await seen({ by: expired }), await seen({ by: early })], [[], []])
})

test('P2: a connection that outlives its certificate is nobody’s from then on', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const soon = await issueCertificate({ name: 'pc-7', by: classroom, until: new Date(Date.now() + DAY) })
  assert.deepEqual(await seen({ by: soon, agent }), ['classroom'])
  ahead = 2 * DAY
  assert.deepEqual(await seen({ by: soon, agent }), [])
  ahead = 0
  agent.destroy()
})

test('P2: a resumed connection is judged like the first', async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    const agent = new Agent({ maxCachedSessions: 10 })
    const [options, shown] = [{ maxVersion }, { by: computer, agent }]
    assert.deepEqual(await devicesSeen({ ...shown, options }), { devices: ['classroom'], resumed: false })
    assert.deepEqual(await devicesSeen({ ...shown, options }), { devices: ['classroom'], resumed: true })
    agent.destroy()
  }
})

test('P2: no header makes a computer of the campus, whatever proxies call it', async () => {
  const pem = encodeURIComponent(computer.pem)
  const line = computer.pem.replaceAll('\n', ' ')
  const headers = {
    ...{ 'client-cert': `:${Buffer.from(computer.pem).toString('base64')}:`, 'x-client-cert': pem },
    ...{
      'x-ssl-client-cert': pem,
      'ssl-client-cert': line,
      'x-ssl-client-verify': 'SUCCESS',
      'ssl-client-verify': 'SUCCESS',
    },
    ...{ 'x-forwarded-client-cert': `Cert="${pem}"`, 'x-arr-clientcert': pem, 'x-amzn-mtls-clientcert': pem },
    ...{ 'x-device': 'classroom', forwarded: 'for=10.10.0.1;cert=classroom' },
  }
  assert.deepEqual(await seen({ headers }), [])
  assert.deepEqual(await seen({ headers: { ...headers, 'x-forwarded-for': '203.0.113.7' } }, behind), [])
})

test('P2: a trusted proxy’s own certificate says nothing of those for whom it calls', async () => {
  assert.deepEqual(await seen({ by: computer }, behind), [])
  assert.deepEqual(await seen({ by: computer, headers: { 'x-forwarded-for': '203.0.113.7' } }, behind), [])
})

test('P2: a renewed certificate of the server changes nothing of the computers’', async () => {
  const renewed = await issueCertificate({ name: 'login.demo.example' })
  const options = tlsOptions({ cert: Buffer.from(renewed.pem), key: Buffer.from(renewed.keyPem) }, sets)
  const server = direct.server as unknown as Server
  server.setSecureContext(options)
  assert.deepEqual(await seen({ by: computer }), ['classroom'])
  assert.deepEqual(await seen({ by: await issueCertificate({ name: 'lab-2', by: labs }) }), ['library'])
  assert.deepEqual(await seen({ by: await issueCertificate({ name: 'pc-1', by: stranger }) }), [])
})
