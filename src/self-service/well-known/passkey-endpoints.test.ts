import assert from 'node:assert/strict'
import { test } from 'node:test'
import { selfServiceApp } from '../../../test/builders/self-service.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'

test('M6: managers of passkeys learn where they are made and looked after, and both addresses are there', async () => {
  const app = await selfServiceApp()
  const { statusCode, headers, body } = await app.app.inject({ url: '/.well-known/passkey-endpoints' })
  assert.deepEqual([statusCode, headers['content-type']], [200, 'application/json; charset=utf-8'])
  const endpoints = JSON.parse(body) as Record<string, string>
  const { origin } = new URL(endpoints.manage ?? '')
  assert.deepEqual(endpoints, {
    enroll: `${origin}/account/security-info/passkey`,
    manage: `${origin}/account/security-info`,
  })
  for (const address of Object.values(endpoints)) {
    const browser = await new InjectBrowser(app.app).go(new URL(address).pathname)
    assert.equal(browser.step, 'identify', address)
  }
  await app.close()
})
