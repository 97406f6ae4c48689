/** Activation while passwords queue: nobody loses what they have done, and nobody is let wait in the dark. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aLink,
  aNewcomer,
  atChoosing,
  CHOSEN,
  crowd,
  selfServiceApp,
  whatHappened,
} from '../../../../test/builders/self-service.ts'
import { InjectBrowser } from '../../../../test/harness/inject-browser.ts'

test('who would begin in a crowd is told before anything is typed, and led back to the link', async () => {
  const own = await selfServiceApp()
  const link = await aLink(own, await aNewcomer(own))
  const roomAgain = crowd(own)
  for (const address of ['/activate', link]) {
    const browser = await new InjectBrowser(own.app).go(address)
    assert.deepEqual([browser.status, browser.step, browser.refusal], [503, 'refused', 'busy'])
    assert.equal(browser.headers['retry-after'], '5')
    assert.ok(browser.html.includes(`href="${address}"`), 'the way back')
  }
  roomAgain()
  assert.equal((await new InjectBrowser(own.app).go(link)).step, 'set-password')
  await own.close()
})

test('who may not wait for the hash is told when to come back; the run stands, and nothing is spent', async () => {
  const own = await selfServiceApp()
  const ann = await aNewcomer(own)
  const browser = await atChoosing(own, ann)
  const roomAgain = crowd(own, { full: true })
  for (const typed of ['kort', CHOSEN]) {
    await browser.submit({ 'new-password': typed })
    assert.deepEqual([browser.status, browser.step, browser.refusal], [503, 'set-password', 'busy'])
    assert.equal(browser.headers['retry-after'], '5')
  }
  assert.deepEqual(await whatHappened(own, ann), ['activation.started'])
  roomAgain()
  await browser.submit({ 'new-password': CHOSEN })
  assert.equal(browser.step, 'done', 'the form stood there still')
  await own.close()
})
