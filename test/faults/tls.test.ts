import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from 'node:tls'
import { startProduct } from '../harness/product.ts'

const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-tls-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]

function makeCertificate(name: string): void {
  const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  execFileSync('openssl', [...words, '-subj', `/CN=${name}`, '-keyout', key, '-out', cert], { stdio: 'ignore' })
}

/** The name on the certificate, by the newest TLS that both speak, or by the one that is asked for. */
const served = (port: number, version?: 'TLSv1.1') =>
  new Promise<string>((resolve, reject) => {
    const only = version ? { minVersion: version, maxVersion: version } : {}
    const socket = connect(
      { port, host: '127.0.0.1', rejectUnauthorized: false, ciphers: 'DEFAULT@SECLEVEL=0', ...only },
      () => {
        resolve(String(socket.getPeerCertificate().subject.CN))
        socket.end()
      },
    )
    socket.on('error', reject)
  })

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

test('it serves HTTPS itself, by TLS 1.2 and later alone, and takes up a renewed certificate on SIGHUP', {
  skip: !hasOpenssl && 'openssl is not installed',
}, async () => {
  makeCertificate('first.localhost')
  const environment = { SLEUTELBOS_TLS_CERT: cert, SLEUTELBOS_TLS_KEY: key }
  const product = await startProduct({ environment: { ...environment, SLEUTELBOS_URL: 'https://localhost:3443' } })
  try {
    assert.equal(await served(product.port), 'first.localhost')
    await assert.rejects(served(product.port, 'TLSv1.1'))
    makeCertificate('second.localhost')
    product.kill('SIGHUP')
    for (let tries = 0; tries < 50 && (await served(product.port)) !== 'second.localhost'; tries++) await wait(100)
    assert.equal(await served(product.port), 'second.localhost')
  } finally {
    await product.stop()
  }
})
