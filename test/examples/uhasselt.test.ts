/** One account, several methods, a desk by appointment: examples/uhasselt, played over a clock that is moved. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { advance, outboxOf } from '../harness/product.ts'
import { checkExample, type Example, exampleCampus, startExample } from './campus.ts'
import { Guest, NEW_PASSWORD, PASSWORD } from './guest.ts'

const REALM = 'uhasselt'
const INITIAL = 'Drie-Eekhoorns-58'
const MIRA = 'mira.vlinderveld@uhasselt.example'
const OWN = 'mira@home.example'
const WOLF = 'wolf.kastanjelaan@uhasselt.example'
const LINE = '+3211000021'

let product: Example
before(async () => {
  product = await startExample('uhasselt')
  // With a letter, and no address on record: as who comes to enrol at the counter.
  await product.enrol(
    {
      given_name: 'Mira',
      family_name: 'Vlinderveld',
      initial_password: INITIAL,
      account_uhasselt: 'mira.vlinderveld',
    },
    {
      given_name: 'Wolf',
      family_name: 'Kastanjelaan',
      initial_password: INITIAL,
      account_uhasselt: 'wolf.kastanjelaan',
    },
  )
})
after(() => product?.stop())

/** Mira at the page, signed in. */
async function miraAt(page: string, password = PASSWORD): Promise<Guest> {
  await advance(product, 'PT1M') // a fresh code
  const mira = await (await new Guest(product).go(page)).giveName(MIRA, password)
  await mira.giveCode(app)
  return mira
}

let app: Awaited<ReturnType<Guest['addApp']>>

test('examples/uhasselt is in order', async () => {
  const { code, printed } = await checkExample('uhasselt')
  assert.equal(code, 0, printed)
  assert.match(printed, /^\S+campus\.yaml is in order: .*\n$/m)
})

test('A2 A5 A10: user ID and initial password open the activation, which adds a method and shows the rules of use', async () => {
  const mira = await new Guest(product).go('/activate')
  await mira.submit({ username: MIRA, 'current-password': 'not what the letter says' })
  assert.equal(mira.refusal, 'activation-failed')
  await mira.submit({ username: MIRA, 'current-password': INITIAL })
  mira.at('set-password')
  for (const [password, reason] of [
    ['Kort1!', /at least 12 characters/],
    ['wachtwoord123', /password/],
    ['vlinderveld wint altijd', /“vlinderveld” is from your name/i],
  ] as const) {
    await mira.submit({ 'new-password': password })
    assert.equal(mira.refusal, 'password-refused', password)
    assert.match(mira.text, reason)
  }
  await mira.submit({ 'new-password': PASSWORD })
  mira.at('register-method')
  app = await mira.addApp()
  mira.at('terms')
  assert.match(mira.text, /Code of conduct of the network provider/)
  await mira.submit({ shown: 'acceptable-use:1' }, 'accept')
  mira.at('done')
  const again = await new Guest(product).go('/activate')
  await again.submit({ username: MIRA, 'current-password': INITIAL })
  assert.equal(again.refusal, 'activation-failed', 'the initial password is spent')
})

test('A11: the mail address is enough to find the sign-in page; a password alone opens nothing', async () => {
  await advance(product, 'PT1M')
  const mira = await new Guest(product).go('/')
  await mira.submit({ username: ` ${MIRA.toUpperCase()}` })
  assert.match(mira.html, /<html[^>]*data-realm="uhasselt"/)
  await mira.giveName(MIRA)
  mira.at('totp')
  await mira.giveCode(app)
  assert.ok(await mira.isIn(REALM), 'nobody is asked to stay signed in')
})

test('M6 M16 M17: any of several methods is accepted, and a key does not come first, as data', () => {
  const { mfa } = exampleCampus('uhasselt').realms.uhasselt ?? assert.fail()
  assert.deepEqual([...mfa.methods].sort(), ['app', 'security-key', 'sms', 'totp', 'voice'])
  assert.deepEqual([...mfa.first].sort(), ['app', 'sms', 'totp', 'voice'])
  assert.deepEqual([mfa.choose, mfa.labels.app, mfa.labels.totp], ['system', 'recommended', 'own-risk'])
  assert.deepEqual(mfa.reset, ['desk'])
  assert.deepEqual(mfa.keys, { verification: 'required' })
})

test('M5 M6 M17: who begins with a telephone gets a text on a mobile and a call on a line at home; a key comes later', async () => {
  const wolf = await new Guest(product).go('/activate')
  await wolf.submit({ username: WOLF, 'current-password': INITIAL })
  await wolf.submit({ 'new-password': PASSWORD })
  wolf.at('register-method')
  assert.match(wolf.text, /Security key .*It cannot be your first method/)
  await assert.rejects(wolf.pressOn('switch', 'security-key'), /not offered/)
  await wolf.pressOn('switch', 'voice')
  assert.match(wolf.text, /Code app At your own risk/i)
  await wolf.submit({ country: 'BE', tel: LINE })
  await wolf.answerCall(LINE)
  wolf.at('terms')
  await wolf.submit({ shown: 'acceptable-use:1' }, 'accept')
  wolf.at('done')
  const again = await (await new Guest(product).go('/')).giveName(WOLF)
  again.at('voice')
  assert.doesNotMatch(again.text, /11268131/, 'the number is masked')
  await again.submit({ step: 'voice' }, 'resend')
  await again.answerCall(LINE, '1')
  again.at('voice', 'call-waiting') // another key is no yes
  await again.answerCall(LINE)
  assert.ok(await again.isIn(REALM))
  await again.go(`/account/security-info/phone?by=sms&account=${REALM}`)
  await again.submit({ country: 'BE', tel: '0455 00 00 21' })
  await again.giveTexted('+32455000021')
  await advance(product, 'PT11M')
  const third = await (await new Guest(product).go('/')).giveName(WOLF)
  third.at('phone-code') // a text is stronger than a call
  await third.giveTexted('+32455000021')
  assert.ok(await third.isIn(REALM))
})

test('A6: the password is changed at any time', async () => {
  const mira = await miraAt(`/account/password?account=${REALM}`)
  await mira.submit({ 'current-password': PASSWORD, 'new-password': NEW_PASSWORD })
  assert.deepEqual([mira.status, mira.refusal], [200, undefined])
  const elsewhere = await (await new Guest(product).go('/')).giveName(MIRA)
  assert.equal(elsewhere.refusal, 'wrong-name-or-password')
})

test('A7 A13: recovery needs an alternative address: without one the desk is the way, with one a mail is', async () => {
  const lost = await new Guest(product).go('/recover')
  await lost.submit({ username: MIRA })
  lost.at('done')
  assert.match(lost.text, /Diepenbeek Gebouw D D0\.10/, 'the way out is on the same page')
  const mira = await miraAt(`/account/profile/addresses/add?account=${REALM}`, NEW_PASSWORD)
  await mira.submit({ email: OWN })
  await mira.openLink(OWN)
  await mira.send('code')
  assert.match(mira.text, /The address has been verified/)
  await lost.go('/recover')
  await lost.submit({ username: MIRA })
  await lost.openLink(OWN)
  lost.at('set-password')
  await lost.submit({ 'new-password': PASSWORD })
  lost.at('totp') // mail never skips the second factor
  await advance(product, 'PT1M')
  await lost.giveCode(app)
  assert.ok(await lost.isIn(REALM))
  assert.ok(!(await mira.isIn(REALM)), 'everywhere else it is signed out')
  const subjects = (await outboxOf(product, OWN)).map(({ subject }) => subject)
  assert.ok(
    subjects.some((subject) => /password/.test(subject)),
    subjects.join('; '),
  )
})

test('D4: the telephone is named with what it is for', async () => {
  for (const page of ['/', '/recover', '/activate']) {
    const guest = await new Guest(product).go(page)
    assert.match(guest.text, /Only in extreme emergency.*\+3211000000/, page)
  }
})

test('D2: wherever a desk is named, it says that people are seen by appointment alone', async () => {
  for (const page of ['/', '/recover', '/activate']) {
    const guest = await new Guest(product).go(page)
    assert.match(
      guest.text,
      /Diepenbeek Gebouw D D0\.10 · only by appointment .*(Open until|Opens) .*Hasselt .* · only by appointment .*(Open until|Opens) /,
      page,
    )
  }
})
