/** One password over many accounts, as it meets the door (A8); what the limits are: methods/wrong-answers/guessing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aMember, atDoor, inside, sessionIn, signInApp, withPassword } from '../../../test/builders/sign-in.ts'
import type { TestApp } from '../../../test/harness/app.ts'
import { InjectBrowser } from '../../../test/harness/inject-browser.ts'
import { openHasher } from '../../methods/index.ts'

let app: TestApp
before(async () => {
  // Guesses that cost nothing bring no crowd to the door either: what is asked here is the count, not the queue.
  app = await signInApp({ hasher: { ...openHasher(), decoy: async () => false, announce: () => undefined } })
})
after(() => app.close())

const SPRAYED = 'Herfst in de stad 26'
const at = (remoteAddress: string) => ({ remoteAddress })
const guess = async (name: number, address: string): Promise<InjectBrowser> =>
  withPassword(await atDoor(app, {}, at(address)), { name: `nobody.${name}@student.demo.example` }, SPRAYED)

test('A8: spraying from one address is slowed with 429, says when to come back, and lets everybody else in', async () => {
  const ann = await aMember(app)
  const known = await withPassword(await atDoor(app, {}, at('203.0.113.9')), ann)
  const slowed: number[] = []
  let last: InjectBrowser | undefined
  for (let name = 0; name < 90; name += 1) {
    last = await guess(name, '203.0.113.9')
    if (last.refusal === 'guessing-slowed') slowed.push(name)
  }
  assert.deepEqual(
    slowed,
    Array.from({ length: 30 }, (_, i) => 60 + i),
  )
  assert.deepEqual([last?.status, last?.step, last?.headers['retry-after']], [429, 'password', '5'])
  assert.match(last?.html ?? '', /nobody\.89@student\.demo\.example/, 'the name is kept')
  const honest = await withPassword(await atDoor(app, {}, at('203.0.113.10')), ann)
  assert.equal(sessionIn(honest)?.account, ann.account.id, 'the neighbour gets in')
  const again = new InjectBrowser(app.app, at('203.0.113.9'))
  for (const [name, value] of known.cookies) if (!name.startsWith('session')) again.cookies.set(name, value)
  const owner = await withPassword(await again.go(inside()), ann)
  assert.equal(sessionIn(owner)?.account, ann.account.id, 'and so does their own browser, at that very address')
  const shown = await app.deps.telemetry.registry.metrics()
  assert.match(shown, /^sleutelbos_guessing_slowed_total\{by="address"\} 30$/m)
})
