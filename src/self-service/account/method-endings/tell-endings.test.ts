/** Who is warned that their only method ends, when, and how often (M17). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPerson } from '../../../../test/builders/people.ts'
import { aPhone, mailsOf, selfServiceApp, whatHappened } from '../../../../test/builders/self-service.ts'
import { aCodeApp, aMember } from '../../../../test/builders/sign-in.ts'
import { TEST_NOW, type TestApp } from '../../../../test/harness/app.ts'
import { DAY } from '../../../base/time/instant.ts'
import { markClosed } from '../../../people/index.ts'
import { tellEndings } from './tell-endings.ts'

/** 1 December is 61 days after 1 October. */
const open = () =>
  selfServiceApp({ methods: 'totp, sms, voice', mfa: 'endings: { sms: 2026-12-01, voice: 2026-12-01 }' })

/** The subjects of the warnings that go out at this moment, by recipient. */
async function warnedAt(app: TestApp, days: number): Promise<string[]> {
  app.deps.clock.advance(TEST_NOW + days * DAY - app.deps.clock.now())
  await tellEndings(app.deps, app.deps.clock.now())
  return (await mailsOf(app))
    .filter(({ subject }) => /no longer opens|telt niet meer/.test(subject))
    .map(({ to }) => to)
}

test('M17: who has nothing else is warned at 90, 30, 7 days and a day, once each, by mail and in the activity; others are not', async () => {
  const app = await open()
  const member = async (mail: string) => aMember(app, { person: (await aPerson(app.db, { mail, language: 'en' })).id })
  const [ann, bo, cas, una] = [
    await member('ann@home.example'),
    await member('bo@home.example'),
    await member('cas@home.example'),
    await member('una@home.example'),
  ]
  await aPhone(app, ann, '0470000401')
  await aPhone(app, bo, '0470000402')
  await aCodeApp(app, bo)
  await aCodeApp(app, cas)
  await aPhone(app, una, '0470000403')
  await markClosed(app.db.kysely, { account: una.account.id, now: TEST_NOW })
  const days = [0, 1, 30, 31, 32, 53, 54, 55, 60, 61, 62]
  const warned: Record<number, string[]> = {}
  for (const day of days) warned[day] = await warnedAt(app, day)
  const only = ['ann@home.example']
  assert.deepEqual(warned, {
    0: only,
    1: [],
    30: [],
    31: only,
    32: [],
    53: [],
    54: only,
    55: [],
    60: only,
    61: [],
    62: [],
  })
  const told = (await whatHappened(app, ann)).filter((what) => what === 'method.ending-told')
  assert.equal(told.length, 4)
  assert.deepEqual(
    (await whatHappened(app, bo)).filter((what) => what === 'method.ending-told'),
    [],
  )
  await app.close()
})

test('M17: two processes at once warn once', async () => {
  const app = await open()
  const ann = await aMember(app, { person: (await aPerson(app.db, { mail: 'ann@home.example', language: 'en' })).id })
  await aPhone(app, ann, '0470000411')
  await Promise.all([1, 2, 3].map(() => tellEndings(app.deps, TEST_NOW)))
  const mails = (await mailsOf(app)).filter(({ to }) => to === 'ann@home.example')
  assert.equal(mails.length, 1)
  assert.match(mails[0]?.text ?? '', /from 1 December 2026 on we no longer accept this method: text\s+message/)
  await app.close()
})

test('M16: a code app that a group may not use does not count as something that stays', async () => {
  const app = await selfServiceApp({
    methods: 'totp, sms, hardware-code',
    mfa: 'endings: { sms: 2026-12-01 }, byGroup: { student: { remove: [totp] } }',
  })
  const ann = await aMember(app, { person: (await aPerson(app.db, { mail: 'ann@home.example' })).id })
  await aPhone(app, ann, '0470000421')
  await aCodeApp(app, ann)
  assert.deepEqual(await warnedAt(app, 0), ['ann@home.example'])
  await app.close()
})
