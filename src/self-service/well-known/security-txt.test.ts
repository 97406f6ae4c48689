import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCampus } from '../../../test/builders/campus.ts'
import { selfServiceApp } from '../../../test/builders/self-service.ts'
import { DAY } from '../../base/time/instant.ts'
import { securityText } from './security-txt.ts'

const now = Date.UTC(2026, 9, 1, 12)
const text = (campus = aCampus()) => securityText({ campus, baseUrl: 'https://id.test.example', now })

test('RFC 9116: contact, expiry in the future and below a year, languages, the address itself', () => {
  const fields = Object.fromEntries(
    text()
      .split('\r\n')
      .filter(Boolean)
      .map((line) => line.split(/: (.*)/)),
  )
  assert.equal(fields.Contact, 'mailto:no-reply@test.example')
  assert.equal(fields.Canonical, 'https://id.test.example/.well-known/security.txt')
  assert.equal(fields['Preferred-Languages'], 'en, nl')
  const left = Date.parse(fields.Expires ?? '') - now
  assert.ok(left > 170 * DAY && left < 365 * DAY)
})

test('where answers go is where a weakness is told', () => {
  const campus = aCampus()
  const mail = { ...campus.channels.mail, replyTo: 'security@test.example' }
  assert.match(
    text({ ...campus, channels: { ...campus.channels, mail } }),
    /^Contact: mailto:security@test\.example\r\n/,
  )
})

test('it stands at its address, as plain text', async () => {
  const app = await selfServiceApp()
  const { statusCode, headers, body } = await app.app.inject({ url: '/.well-known/security.txt' })
  assert.deepEqual([statusCode, headers['content-type']], [200, 'text/plain; charset=utf-8'])
  assert.match(body, /^Contact: mailto:no-reply@demo\.example\r\nExpires: 2027-03-30T00:00:00\.000Z\r\n/)
  await app.close()
})
