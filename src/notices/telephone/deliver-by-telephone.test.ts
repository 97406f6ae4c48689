/** What is written down of a text or call, and what never is. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aCampus } from '../../../test/builders/campus.ts'
import { anAccount } from '../../../test/builders/people.ts'
import { aTelephone } from '../../../test/builders/phone.ts'
import { fixedClock, type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { newId } from '../../base/ids.ts'
import { MINUTE } from '../../base/time/instant.ts'
import { languages } from '../../i18n/index.ts'
import { deliverByTelephone, type TelephoneNotice } from './deliver-by-telephone.ts'
import type { Telephone } from './open-telephone.ts'
import { partsOf } from './smpp/parts.ts'
import { callWords, codeText } from './words.ts'

const now = Date.UTC(2026, 9, 1, 8)
const campus = aCampus()
const baseUrl = 'https://sign-in.test.example'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const aNotice = async (): Promise<TelephoneNotice> => {
  const { id: account, person, realm } = await anAccount(tested.db)
  const to = '+32470123401'
  const about = {
    id: newId(now),
    account,
    person,
    realm,
    to,
    shown: '+32 ••••••• 01',
    language: 'nl',
    hook: baseUrl,
  } as const
  return { ...about, purpose: 'sign-in', by: 'sms', code: '482913', expires: now + 10 * MINUTE }
}
const withTexts = (by: string | undefined): Telephone => ({
  texts: { hand: async () => ({ by, faults: by ? [] : ['one.example: no answer in time'] }), close: () => undefined },
  calls: undefined,
  isFromProvider: () => false,
  close: () => undefined,
})
const depsOf = () => ({ db: tested.db, clock: fixedClock(now), campus, baseUrl })
const linesOf = async (account: string) => {
  const { rows } = await tested.db.pool.query(
    `select what, details, (select row_to_json(n)::text from notices n where n.account = $1) as notice
     from audit_events where account = $1 and what like 'notice.%'`,
    [account],
  )
  return rows
}

test('what a gateway took is audited as sent, by which gateway; the number masked, the code nowhere', async () => {
  const notice = await aNotice()
  assert.equal(await deliverByTelephone({ ...depsOf(), telephone: withTexts('one.example') }, notice), 'sent')
  const [line, ...more] = await linesOf(notice.account)
  assert.equal(more.length, 0)
  const details = { template: 'phone-code', channel: 'sms', to: '+32 ••••••• 01', gateway: 'one.example' }
  assert.deepEqual([line.what, line.details], ['notice.sent', details])
  assert.doesNotMatch(line.notice, /4701234|482913/)
})

test('what none took is audited as failed, and no demo outbox makes it sent', async () => {
  const notice = await aNotice()
  const phone = aTelephone()
  const deps = { ...depsOf(), telephone: withTexts(undefined), outbox: phone.outbox }
  assert.equal(await deliverByTelephone(deps, notice), 'failed')
  assert.deepEqual(phone.sent, [])
  const [line] = await linesOf(notice.account)
  assert.deepEqual([line.what, line.details.faults], ['notice.failed', ['one.example: no answer in time']])
})

test('without gateways it lies in the outbox of demo mode, and elsewhere it is not sent', async () => {
  const phone = aTelephone()
  assert.equal(await deliverByTelephone({ ...depsOf(), outbox: phone.outbox }, await aNotice()), 'sent')
  assert.equal(phone.code('+32470123401'), '482913')
  assert.equal(await deliverByTelephone(depsOf(), await aNotice()), 'failed')
})

test('in both languages, for each purpose, a text is one message in the network’s alphabet, and a call speaks plainly', () => {
  for (const language of languages) {
    for (const purpose of ['sign-in', 'register', 'address'] as const) {
      const setting = { language, purpose, institution: campus.institution.name[language] }
      const text = codeText({ ...setting, code: '482913', expires: now, now, timeZone: 'Europe/Brussels', baseUrl })
      const [part, ...others] = partsOf(text, 1)
      assert.deepEqual([part?.dataCoding, others.length], [0, 0], `${text.length}: ${text}`)
      assert.match(text, /^482 913 /)
      assert.match(text, /\n@sign-in\.test\.example #482913$/)
      for (const words of Object.values(callWords(setting))) assert.doesNotMatch(words, /[{}#*<>&]/)
    }
  }
})
