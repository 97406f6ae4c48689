/** What a provider tells us of a call or a text: right, forged, replayed, about another's (M5). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../test/builders/people.ts'
import { TEST_NOW, type TestApp, testApp } from '../../../test/harness/app.ts'
import { twilioDouble } from '../../../test/harness/phone-servers.ts'
import { secret } from '../../base/crypto/secret.ts'
import {
  beginPhone,
  type ChallengeBy,
  callStanding,
  challengeStanding,
  openChallenge,
  sendChallenge,
  takeCall,
} from '../../methods/index.ts'
import { openTelephone, type Telephone } from '../../notices/index.ts'
import { signatureOf } from '../../notices/telephone/twilio/signature.ts'
import { type PhoneHookDeps, phoneHookRoutes } from './hooks.ts'

const TOKEN = 'the-token-of-the-account'
const ACCOUNT = 'AC0123456789'
const now = TEST_NOW

let provider: Awaited<ReturnType<typeof twilioDouble>>
let telephone: Telephone
let tested: TestApp
before(async () => {
  provider = await twilioDouble({ account: ACCOUNT, token: TOKEN })
  const gateway = { kind: 'twilio', url: provider.url, account: ACCOUNT, secret: secret(TOKEN), timeout: 2000 } as const
  const sms = { sender: '+3211000000', gateways: [gateway] }
  const voice = { from: '+3211000000', gateways: [gateway] }
  tested = await testApp({
    doors(app, deps) {
      telephone = openTelephone({ sms, voice }, deps)
      phoneHookRoutes(app, { ...deps, telephone } satisfies PhoneHookDeps)
    },
  })
})
after(async () => {
  await tested.close()
  await provider.close()
})

let numbers = 0

/** A challenge that the provider took; answers its id and the hook that the provider was given. */
async function taken(by: ChallengeBy) {
  const { db, keyring } = tested.deps
  const account = (await anAccount(db)).id
  numbers += 1
  const typed = `+324730${String(numbers).padStart(5, '0')}`
  const opened = await db.transaction(async (tx) => {
    const begun = await beginPhone({ keyring }, tx, { account, typed, country: 'BE', now })
    assert.ok('phone' in begun)
    const ask = { account, phone: begun.phone, by, purpose: 'register', binding: 'flow', now } as const
    return openChallenge(tested.deps, tx, ask)
  })
  assert.ok('challenge' in opened)
  const { challenge } = opened
  assert.equal(
    await sendChallenge({ ...tested.deps, telephone }, { challenge, language: 'nl', realm: 'campus' }),
    'sent',
  )
  const fields = new URLSearchParams(provider.got.at(-1)?.body)
  const hook =
    (by === 'sms' ? fields.get('StatusCallback') : fields.get('StatusCallback')?.replace(/\/status$/, '')) ?? ''
  return { account, challenge, hook, twiml: fields.get('Twiml') ?? '' }
}

type Tell = { signature?: string; token?: string; host?: string }
/** As the provider brings it: signed over the address that we gave it. */
function tell(address: string, fields: Record<string, string>, { signature, token = TOKEN, host }: Tell = {}) {
  const { pathname, search } = new URL(address)
  return tested.app.inject({
    method: 'POST',
    url: `${pathname}${search}`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature ?? signatureOf(token, { address, fields }),
      ...(host && { host, 'x-forwarded-host': host }),
    },
    payload: new URLSearchParams(fields).toString(),
  })
}
const standing = (challenge: string) => callStanding(tested.db.kysely, { challenge, binding: 'flow', now })

test('# in the call confirms it, as the provider brings it; the answer is spoken in the person’s language', async () => {
  const { account, challenge, twiml } = await taken('voice')
  const address = /action="([^"]+)"/.exec(twiml)?.[1] ?? ''
  assert.match(address, /^http:\/\/localhost:3000\/hooks\/voice\/[\w-]{43}\?lang=nl$/)
  const answer = await tell(address, { Digits: '#', CallSid: 'CA1' })
  assert.equal(answer.statusCode, 200)
  assert.match(answer.headers['content-type'] as string, /^text\/xml/)
  assert.match(answer.body, /<Say language="nl-BE">Bedankt\./)
  const asked = { account, challenge, purpose: 'register', binding: 'flow', now } as const
  const { verdict } = await tested.db.transaction((tx) => takeCall(tx, asked))
  assert.equal(verdict, 'right')
})

test('another key is asked again; hanging up confirms nothing; "it wasn’t me" ends it', async () => {
  const { challenge, hook } = await taken('voice')
  const again = await tell(hook, { Digits: '7' })
  assert.match(again.body, /<Gather/)
  assert.equal(await standing(challenge), 'waiting')
  assert.equal((await tell(`${hook}/status`, { CallStatus: 'ringing' })).statusCode, 204)
  assert.equal(await standing(challenge), 'waiting')
  await tell(`${hook}/status`, { CallStatus: 'completed' })
  assert.equal(await standing(challenge), 'failed')
  const other = await taken('voice')
  assert.match((await tell(other.hook, { Digits: '*' })).body, /<Hangup\/>/)
  assert.equal(await standing(other.challenge), 'declined')
})

test('a confirmed call that ends stays confirmed', async () => {
  const { challenge, hook } = await taken('voice')
  await tell(hook, { Digits: '#' })
  await tell(`${hook}/status`, { CallStatus: 'completed' })
  assert.equal(await standing(challenge), 'answered')
})

test('a forged signature presses no key: none, another account’s token, other fields, another address', async () => {
  const { challenge, hook } = await taken('voice')
  const fields = { Digits: '#' }
  const forged: Tell[] = [
    { signature: '' },
    { signature: 'x'.repeat(28) },
    { token: 'another-token' },
    { signature: signatureOf(TOKEN, { address: hook, fields: { Digits: '1' } }) },
    { signature: signatureOf(TOKEN, { address: `${hook}/status`, fields }) },
    {
      signature: signatureOf(TOKEN, { address: hook.replace('localhost:3000', 'evil.example'), fields }),
      host: 'evil.example',
    },
  ]
  for (const one of forged) assert.equal((await tell(hook, fields, one)).statusCode, 403, JSON.stringify(one))
  assert.equal(await standing(challenge), 'waiting')
})

test('a signed request about a word that is not ours is not found, and one call’s word tells nothing of another', async () => {
  const [one, other] = [await taken('voice'), await taken('voice')]
  const made = one.hook.replace(/[\w-]{43}$/, 'A'.repeat(43))
  assert.equal((await tell(made, { Digits: '#' })).statusCode, 404)
  await tell(one.hook, { Digits: '#' })
  assert.equal(await standing(other.challenge), 'waiting')
})

test('a replay of a key changes nothing: after # no *, after * no #', async () => {
  const { challenge, hook } = await taken('voice')
  await tell(hook, { Digits: '*' })
  assert.match((await tell(hook, { Digits: '#' })).body, /<Hangup\/>/)
  assert.equal(await standing(challenge), 'declined')
})

test('a text that did not arrive is not called sent', async () => {
  const { challenge, hook } = await taken('sms')
  const is = async () => (await challengeStanding(tested.db.kysely, { challenge, binding: 'flow', now }))?.is
  await tell(hook, { MessageStatus: 'sent' })
  assert.equal(await is(), 'sent')
  await tell(hook, { MessageStatus: 'undelivered' })
  assert.equal(await is(), 'failed')
})

test('what is no form, too large, or has a field twice is refused', async () => {
  const { hook, challenge } = await taken('voice')
  const { pathname } = new URL(hook)
  const send = (payload: string, type = 'application/x-www-form-urlencoded') =>
    tested.app.inject({
      method: 'POST',
      url: pathname,
      headers: { 'content-type': type, 'x-twilio-signature': 'x' },
      payload,
    })
  assert.equal((await send('Digits=%23&Digits=%23')).statusCode, 400)
  assert.equal((await send(`Digits=${'#'.repeat(70_000)}`)).statusCode, 413)
  assert.equal((await send('<x/>', 'application/xml')).statusCode, 415)
  assert.equal(await standing(challenge), 'waiting')
})

test('neither number nor code stands in an address that a provider is given', async () => {
  const { hook } = await taken('voice')
  assert.doesNotMatch(hook, /47\d{3,}/)
  assert.match(new URL(hook).pathname, /^\/hooks\/voice\/[\w-]{43}$/)
})
