/**
 * A campus that runs the product itself, with TLS and classrooms that prove themselves by certificate: the whole way
 * from the configuration to a sign-in, and what the command line says of it while the server runs.
 */
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request as secureRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { type Issued, issueCertificate } from '../harness/certificates.ts'
import { InjectBrowser } from '../harness/inject-browser.ts'
import { importPeople, type Product, startProduct, stopAll } from '../harness/product.ts'

const CAMPUS = `
institution: { name: { en: Test College, nl: Testhogeschool } }
campuses: { brussels: { name: { en: Brussels, nl: Brussel } } }
devices: { classroom: { authorities: ./classroom.pem } }
channels: { mail: { smtp: "smtp://127.0.0.1:9", from: no-reply@demo.example } }
realms:
  campus:
    name: { en: Test account, nl: Testaccount }
    signInName: { kind: email, domain: student.demo.example }
    mfa: { required: { from: 2026-01-01, except: [classroom] }, methods: [totp] }
    close: {}
  association:
    name: { en: Other account, nl: Andere account }
    signInName: { kind: number, pattern: "r[0-9]{7}" }
    mfa: { methods: [totp] }
    close: {}
`
const INITIAL = 'Eerste-Sleutel-77'
const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-classroom-'))
chmodSync(folder, 0o755)
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

let product: Product
let computer: Issued
let stranger: Issued
before(async () => {
  const own = await issueCertificate({ name: 'localhost' })
  const classroom = await issueCertificate({ name: 'Classrooms', authority: true })
  computer = await issueCertificate({ name: 'pc-1', by: classroom })
  stranger = await issueCertificate({
    name: 'pc-1',
    by: await issueCertificate({ name: 'Classrooms', authority: true }),
  })
  write('classroom.pem', classroom.pem)
  const secret = write('master.key', Buffer.alloc(32, 5).toString('base64'))
  chmodSync(secret, 0o600)
  product = await startProduct({
    environment: {
      SLEUTELBOS_CONFIG: write('campus.yaml', CAMPUS),
      SLEUTELBOS_SECRET_FILE: secret,
      SLEUTELBOS_URL: 'https://localhost:3443',
      SLEUTELBOS_TLS_CERT: write('own.pem', own.pem),
      SLEUTELBOS_TLS_KEY: write('own.key', own.keyPem),
    },
  })
  const people = ['Ann', 'Bo', 'Cis'].map((given) => {
    return { name: `${given} Peeters`, initialPassword: INITIAL, campus: given.toLowerCase(), language: 'en' as const }
  })
  await importPeople(product, people)
})
after(async () => {
  await stopAll()
  rmSync(folder, { recursive: true, force: true })
})

/** Activates an account on a computer with this certificate, or none: answers the step that follows the password. */
async function activate(
  name: string,
  shown?: Issued,
  headers: Record<string, string> = {},
): Promise<string | undefined> {
  const browser = new InjectBrowser(overTls(shown), { headers })
  await browser.go('/activate')
  await browser.submit({ username: `${name}@student.demo.example`, 'current-password': INITIAL })
  await browser.submit({ 'new-password': 'blauwe Lampion eet 3 kersen' })
  return browser.step
}

test('P2: on a classroom’s computer the password is enough; on another a second factor is registered first', async () => {
  assert.equal(await activate('ann', computer), 'done')
  assert.equal(await activate('bo', stranger), 'register-method')
  const claims = { 'x-client-cert': encodeURIComponent(computer.pem), 'ssl-client-verify': 'SUCCESS' }
  assert.equal(await activate('cis', undefined, claims), 'register-method')
})

test('policy explain tells the same, while the server runs', async () => {
  const words = ['policy', 'explain', '--account', 'campus/ann']
  const there = await product.command(...words, '--device', 'classroom')
  assert.equal(there.code, 0, there.printed)
  assert.match(there.printed, /second factor: not due\n {2}spared the realm’s duty by device classroom/)
  assert.match((await product.command(...words)).printed, /realm campus requires one since 2026-01-01/)
  const codes = [
    await product.command('policy', 'explain', '--account', 'campus/nobody'),
    await product.command('policy', 'explain', '--account', 'campus/ann', '--address', 'here'),
    await product.command('policy', 'explain'),
  ]
  assert.deepEqual(
    codes.map(({ code }) => code),
    [1, 2, 2],
  )
})

/** The product behind the face of an application in this process, over TLS with a certificate of the computer's. */
function overTls(shown: Issued | undefined): FastifyInstance {
  const certificate = shown ? { cert: shown.pem, key: shown.keyPem } : {}
  const agent = new Agent({ rejectUnauthorized: false, ...certificate })
  const inject = ({ url = '/', method = 'GET', headers = {}, payload = '' }: InjectOptions) =>
    new Promise((resolve, reject) => {
      const to = { host: '127.0.0.1', port: product.port, path: String(url), method, agent }
      const sent = secureRequest({ ...to, headers: headers as Record<string, string> }, (answer) => {
        let body = ''
        answer.setEncoding('utf8').on('data', (part: string) => {
          body += part
        })
        answer.on('end', () => {
          const cookies = (answer.headers['set-cookie'] ?? []).map(cookieOf)
          resolve({ statusCode: answer.statusCode, headers: answer.headers, body, cookies })
        })
      })
      sent.on('error', reject).end(String(payload))
    })
  return { inject } as unknown as FastifyInstance
}

function cookieOf(line: string): { name: string; value: string; maxAge?: number } {
  const [pair = ''] = line.split(';')
  const at = pair.indexOf('=')
  const age = /max-age=(\d+)/i.exec(line)?.[1]
  return { name: pair.slice(0, at), value: pair.slice(at + 1), ...(age !== undefined && { maxAge: Number(age) }) }
}
