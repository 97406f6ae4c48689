import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aMember, atDoor, type Member, sessionIn, signInApp } from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { SoftAuthenticator } from '../../../test/harness/authenticator.ts'
import { confirmKey, keyCreation } from '../../methods/index.ts'

let app: TestApp
before(async () => {
  app = await signInApp({ methods: 'totp, passkey' })
})
after(() => app.close())

/** A passkey of this member, in an authenticator of software. */
async function aPasskey({ deps, db }: TestApp, { account }: Member): Promise<SoftAuthenticator> {
  const { campus: realm } = deps.campus.realms
  assert.ok(realm)
  const passkey = new SoftAuthenticator({ origin: deps.baseUrl, synced: true })
  const asked = { account: account.id, realm, wanted: 'passkey', binding: 'test', now: deps.clock.now() } as const
  const options = await keyCreation(deps, db.kysely, { ...asked, label: account.signInName, displayName: 'Ann' })
  const answer = await passkey.create(options)
  const confirmed = await db.transaction((tx) => confirmKey(deps, tx, { ...asked, answer }))
  assert.ok('registered' in confirmed)
  return passkey
}

test('M6: who brings a passkey takes nobody’s place in the queue for passwords, however many come', async () => {
  const passkey = await aPasskey(app, await aMember(app))
  for (let i = 0; i < 60; i += 1) {
    const browser = await atDoor(app)
    assert.equal(browser.step, 'identify', `the ${i}th is let in`)
    const options = /data-options="([^"]*)"/.exec(browser.html)?.[1]?.replaceAll('&quot;', '"') ?? ''
    await browser.submit({ passkey: passkey.get(JSON.parse(options)) })
    const { amr, acr } = sessionIn(browser) ?? {}
    assert.deepEqual([amr, acr], [['swk', 'user', 'mfa'], 'https://refeds.org/profile/mfa'])
  }
})
