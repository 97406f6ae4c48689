/** Gateways against real counterparts that accept, refuse, hang, drop, lie and flood (M5). */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { fixedClock } from '../../../test/harness/database.ts'
import {
  drops,
  floods,
  hangs,
  httpProvider,
  says,
  trickles,
  twilioDouble,
} from '../../../test/harness/phone-servers.ts'
import { secret } from '../../base/crypto/secret.ts'
import { MINUTE } from '../../base/time/instant.ts'
import { type HttpGatewaySetting, httpGateway } from './http-gateway.ts'
import { inTurn } from './in-turn.ts'
import { type Gateway, GatewayFault, type OutgoingText } from './outgoing.ts'
import { twilioCalls, twilioTexts } from './twilio/twilio-gateway.ts'

const NUMBER = '+32470000001'
const aText = (text = '482 913 is your code.\n\n@host #482913', to = NUMBER): OutgoingText => ({
  id: 'one',
  to,
  text,
  hook: 'https://sign-in.example.org/hooks/sms/word',
})
const clock = fixedClock(Date.UTC(2026, 9, 1, 8))
const closing: (() => unknown)[] = []
after(() => Promise.all(closing.map((close) => close())))

async function provider(behave: Parameters<typeof httpProvider>[0]) {
  const one = await httpProvider(behave)
  closing.push(() => one.close())
  return one
}
const httpSetting = (url: string, more: Partial<HttpGatewaySetting> = {}): HttpGatewaySetting => ({
  url: `${url}/send`,
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer {secret}' },
  body: '{"to":"{to}","from":"{sender}","text":"{text}"}',
  accepted: { statuses: [200], json: 'messages.0.status', is: '0' },
  sender: 'Campus',
  secret: secret('the-key'),
  timeout: 500,
  ...more,
})
const ACCEPTED = { messages: [{ status: '0' }] }
const hand = <M>(gateway: Gateway<M>, message: M) => gateway.hand(message, AbortSignal.timeout(5000))
/** It says why, and never whom, what or by which secret. */
const fault = (pattern: RegExp) => (error: unknown) => {
  assert.ok(error instanceof GatewayFault, String(error))
  assert.match(error.message, pattern)
  assert.doesNotMatch(error.message, /47000|482|the-key|token/)
  return true
}

test('HTTP: what is filled in is whole at the other side, whatever signs stand in it', async () => {
  const server = await provider(says(200, ACCEPTED))
  const text = 'He said: "482", {to} & <b>\\ é €\n\n@host #482913'
  await hand(httpGateway(httpSetting(server.url)), aText(text))
  const [got] = server.got
  assert.equal(got?.headers.authorization, 'Bearer the-key')
  assert.deepEqual(JSON.parse(got?.body ?? ''), { to: NUMBER, from: 'Campus', text })
  const form = {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'to={to}&text={text}&key={secret}',
  }
  await hand(httpGateway(httpSetting(server.url, form)), aText(text))
  const fields = new URLSearchParams(server.got[1]?.body)
  assert.deepEqual([fields.get('to'), fields.get('text'), fields.get('key')], [NUMBER, text, 'the-key'])
  const inAddress = { method: 'GET', url: `${server.url}/send?to={to}&text={text}`, body: undefined } as const
  await hand(httpGateway(httpSetting(server.url, inAddress)), aText('a&to=+32900000000#x'))
  const address = new URL(server.got[2]?.url ?? '', server.url)
  assert.deepEqual(address.searchParams.getAll('to'), [NUMBER], 'a text adds no recipient')
  const xml = { headers: { 'content-type': 'text/xml' }, body: '<m to="{to}">{text}</m>' }
  await hand(httpGateway(httpSetting(server.url, xml)), aText('</m><m to="x">'))
  assert.equal(server.got[3]?.body, `<m to="${NUMBER}">&#60;/m&#62;&#60;m to=&#34;x&#34;&#62;</m>`)
})

test('HTTP: a gateway that lies has not accepted: 200 with another field, a sorry page, a redirect', async () => {
  const lies = [
    [says(200, { messages: [{ status: '9' }] }), /field is another/],
    [says(200, { messages: [] }), /field is another/],
    [says(200, '<h1>Sorry, try again later</h1>'), /field is another/],
    [says(202, ACCEPTED), /status 202/],
    [says(302, '', { location: 'http://127.0.0.1:1/' }), /status 302/],
    [says(500, ACCEPTED), /status 500/],
    [says(429, ACCEPTED), /status 429/],
    [says(400, { error: `no such number ${NUMBER}` }), /status 400/],
  ] as const
  for (const [behave, pattern] of lies) {
    const server = await provider(behave)
    await assert.rejects(hand(httpGateway(httpSetting(server.url)), aText()), fault(pattern))
  }
  const plain = await provider(says(200, 'ERR 12: OK it is not'))
  const accepted = { statuses: [200], text: 'ID: ' }
  await assert.rejects(hand(httpGateway(httpSetting(plain.url, { accepted })), aText()), fault(/lacks its text/))
})

test('HTTP: one that hangs, trickles, drops, floods or is not there is a failure, in time', async () => {
  for (const behave of [hangs, trickles, drops, floods]) {
    const server = await provider(behave)
    const before = performance.now()
    await assert.rejects(hand(httpGateway(httpSetting(server.url)), aText()), GatewayFault)
    assert.ok(performance.now() - before < 2500)
  }
  await assert.rejects(hand(httpGateway(httpSetting('http://127.0.0.1:1')), aText()), fault(/no connection/))
})

test('one that fails, lies or hangs is passed over for the next, and the fault tells no number', async () => {
  const [away, liar, slow, good] = [says(503), says(200, 'sorry'), hangs, says(200, ACCEPTED)]
  const servers = await Promise.all([away, liar, slow, good].map(provider))
  const turn = inTurn(
    servers.map(({ url }) => httpGateway(httpSetting(url))),
    { clock },
  )
  const { by, faults } = await turn.hand(aText())
  assert.equal(by, new URL(servers[3]?.url ?? '').host)
  assert.deepEqual(
    faults.map((one) => one.replace(/^\S+ /, '')),
    ['status 503', 'the answer’s field is another', 'no answer in time'],
  )
  assert.ok(faults.every((one) => !one.includes('47000')))
})

test('when none accepts, nothing is claimed; all together take no longer than they may', async () => {
  const servers = await Promise.all([hangs, hangs, hangs, hangs].map(provider))
  const turn = inTurn(
    servers.map(({ url }) => httpGateway(httpSetting(url, { timeout: 400 }))),
    { clock, patience: 600 },
  )
  const before = performance.now()
  const { by, faults } = await turn.hand(aText())
  assert.equal(by, undefined)
  assert.equal(faults.length, 4)
  assert.ok(performance.now() - before < 1500)
})

test('one that is down rests, so that nobody waits for it; then one goes first to see', async () => {
  let down = true
  const first = await provider((got, response, request) =>
    down ? hangs(got, response, request) : says(200, ACCEPTED)(got, response, request),
  )
  const second = await provider(says(200, ACCEPTED))
  const own = fixedClock(clock.now())
  const turn = inTurn(
    [first, second].map(({ url }) => httpGateway(httpSetting(url, { timeout: 200 }))),
    { clock: own },
  )
  for (let i = 0; i < 5; i += 1) assert.ok((await turn.hand(aText())).by)
  assert.deepEqual([first.got.length, second.got.length], [1, 5])
  down = false
  own.advance(10 * MINUTE)
  assert.equal((await turn.hand(aText())).by, new URL(first.url).host)
})

test('a number that one refuses puts no gateway to rest, and the only gateway is tried also while it rests', async () => {
  let status = 400
  const only = await provider((got, response, request) => says(status, ACCEPTED)(got, response, request))
  const turn = inTurn([httpGateway(httpSetting(only.url))], { clock })
  await turn.hand(aText())
  status = 503
  await turn.hand(aText())
  status = 200
  assert.ok((await turn.hand(aText())).by)
  assert.equal(only.got.length, 3)
})

const ACCOUNT = 'AC0123456789'
async function twilio(token = 'right-token') {
  const double = await twilioDouble({ account: ACCOUNT, token: 'right-token' })
  closing.push(() => double.close())
  return {
    double,
    setting: { url: double.url, account: ACCOUNT, secret: secret(token), sender: '+3211000000', timeout: 500 },
  }
}

test('Twilio: texts and calls are asked for by an account that proves itself; a call gathers one key, # included', async () => {
  const { double, setting } = await twilio()
  await hand(twilioTexts(setting), aText())
  const words = { ask: 'Tom & Jo’s <school>', again: 'again', confirmed: 'c', declined: 'd', goodbye: 'bye' }
  const hook = 'https://sign-in.example.org/hooks/voice/word'
  await hand(twilioCalls(setting), { id: 'one', to: NUMBER, language: 'nl', words, hook })
  assert.deepEqual(
    double.got.map(({ url }) => url),
    [`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, `/2010-04-01/Accounts/${ACCOUNT}/Calls.json`],
  )
  const call = new URLSearchParams(double.got[1]?.body)
  assert.equal(call.get('StatusCallback'), `${hook}/status`)
  const twiml = call.get('Twiml') ?? ''
  assert.match(
    twiml,
    /<Gather input="dtmf" numDigits="1" finishOnKey="" timeout="8" method="POST" action="[^"]+lang=nl">/,
  )
  assert.ok(twiml.includes('Tom &#38; Jo’s &#60;school&#62;'))
})

test('Twilio: a wrong token, a refused number and an answer that is no acceptance are failures', async () => {
  const stranger = await twilio('wrong-token')
  await assert.rejects(hand(twilioTexts(stranger.setting), aText()), fault(/status 401, code 20003/))
  const { setting } = await twilio()
  await assert.rejects(hand(twilioTexts(setting), aText('x', '+32470000099')), fault(/status 400, code 21211/))
  for (const lie of [{ sid: 'SM1', status: 'failed' }, { status: 'queued' }, 'Welcome to the hotel’s network']) {
    const liar = await provider(says(200, lie))
    await assert.rejects(hand(twilioTexts({ ...setting, url: liar.url }), aText()), fault(/not accepted/))
  }
})
