/** Texts by SMPP 3.4, against a real server over TCP that accepts, refuses, hangs, breaks and throttles (M5). */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import smpp from 'smpp'
import { smppProvider } from '../../../../test/harness/phone-servers.ts'
import { secret } from '../../../base/crypto/secret.ts'
import { type Gateway, GatewayFault, type OutgoingText } from '../outgoing.ts'
import type { SmppSetting } from './connection.ts'
import { smppGateway } from './smpp-gateway.ts'

const aText = (text = '482 913 is your code.\n\n@host #482913'): OutgoingText => ({
  id: 'one',
  to: '+32470000001',
  text,
  hook: 'https://sign-in.example.org/hooks/sms/word',
})
const closing: (() => unknown)[] = []
after(() => Promise.all(closing.map((close) => close())))

const hand = (gateway: Gateway<OutgoingText>, message: OutgoingText) => gateway.hand(message, AbortSignal.timeout(5000))
/** It says why, and never whom, what or by which secret. */
const fault = (pattern: RegExp) => (error: unknown) => {
  assert.ok(error instanceof GatewayFault, String(error))
  assert.match(error.message, pattern)
  assert.doesNotMatch(error.message, /47000|482|secret/)
  return true
}

const smppSetting = (port: number, more: Partial<SmppSetting> = {}): SmppSetting => ({
  host: '127.0.0.1',
  port,
  tls: false,
  systemId: 'campus',
  systemType: '',
  secret: secret('secret'),
  sender: 'Campus',
  timeout: 400,
  ...more,
})
async function smppServer(wish: Parameters<typeof smppProvider>[0] = {}) {
  const one = await smppProvider(wish)
  closing.push(() => one.close())
  return one
}
const smppTo = (port: number, more: Partial<SmppSetting> = {}) => {
  const gateway = smppGateway(smppSetting(port, more))
  closing.push(() => gateway.close?.())
  return gateway
}

test('SMPP: binds once, and sends texts in the network’s alphabet or in UCS-2', async () => {
  const server = await smppServer()
  const gateway = smppTo(server.port)
  await Promise.all([hand(gateway, aText('Eén code: 482 913 @host [€]')), hand(gateway, aText('Zoë: 482 913'))])
  assert.equal(server.bound, 1)
  const said = server.texts.map((pdu) => [pdu.data_coding, (pdu.short_message as { message: string }).message])
  assert.deepEqual(said, [
    [0, 'Eén code: 482 913 @host [€]'],
    [8, 'Zoë: 482 913'],
  ])
  const { destination_addr, dest_addr_ton, source_addr, source_addr_ton } = server.texts[0] ?? assert.fail()
  assert.deepEqual([destination_addr, dest_addr_ton, source_addr, source_addr_ton], ['32470000001', 1, 'Campus', 5])
})

test('SMPP: a long text goes in parts that the telephone joins', async () => {
  const server = await smppServer()
  await hand(smppTo(server.port), aText('x'.repeat(200)))
  const parts = server.texts.map((pdu) => pdu.short_message as { message: string; udh: Buffer[] })
  assert.deepEqual(
    parts.map(({ message }) => message.length),
    [153, 47],
  )
  assert.deepEqual(
    server.texts.map(({ esm_class }) => Number(esm_class) & 0x40),
    [0x40, 0x40],
  )
})

test('SMPP: a connection that broke is made anew with the next text', async () => {
  const server = await smppServer()
  const gateway = smppTo(server.port)
  await hand(gateway, aText())
  for (const session of server.sessions) session.destroy()
  await wait(50)
  await hand(gateway, aText())
  assert.deepEqual([server.bound, server.texts.length], [2, 2])
})

test('SMPP: one that breaks in the midst, hangs, refuses or knows us not has not accepted', async () => {
  const breaks = await smppServer({ submit: (_pdu, session) => session.destroy() })
  await assert.rejects(hand(smppTo(breaks.port), aText()), fault(/no answer to submit_sm/))
  const silent = await smppServer({ submit: () => undefined })
  await assert.rejects(hand(smppTo(silent.port), aText()), fault(/no answer to submit_sm/))
  const refusing = await smppServer({ submit: (pdu, session) => session.send(pdu.response({ command_status: 11 })) })
  await assert.rejects(hand(smppTo(refusing.port), aText()), fault(/status 11/))
  const liar = await smppServer({ submit: (pdu, session) => session.send(pdu.response({ message_id: '' })) })
  await assert.rejects(hand(smppTo(liar.port), aText()), fault(/status 0/))
  const stranger = await smppServer({ password: 'another' })
  await assert.rejects(hand(smppTo(stranger.port), aText()), fault(/not bound/))
  await assert.rejects(hand(smppTo(1), aText()), fault(/no connection/))
})

test('SMPP: told to slow down, it waits and tries again; told so for good, it gives up (ESME_RTHROTTLED)', async () => {
  const { ESME_RTHROTTLED = 0x58 } = smpp.errors
  const once = await smppServer({
    submit: (pdu, session, nth) =>
      session.send(pdu.response(nth === 1 ? { command_status: ESME_RTHROTTLED } : { message_id: '1' })),
  })
  await hand(smppTo(once.port), aText())
  assert.equal(once.texts.length, 2)
  const always = await smppServer({
    submit: (pdu, session) => session.send(pdu.response({ command_status: ESME_RTHROTTLED })),
  })
  await assert.rejects(hand(smppTo(always.port), aText()), (error) => error instanceof GatewayFault && error.away)
  assert.equal(always.texts.length, 3)
})

test('SMPP: an idle connection is kept alive; one that answers nothing any more is let go', async () => {
  let asked = 0
  const server = await smppServer({
    enquire: (pdu, session) => {
      asked += 1
      if (asked < 3) session.send(pdu.response())
    },
  })
  const gateway = smppTo(server.port, { aliveEvery: 150, timeout: 100 })
  await hand(gateway, aText())
  await wait(800)
  assert.equal(asked, 3)
  await hand(gateway, aText())
  assert.equal(server.bound, 2)
})

test('SMPP: asked whether we are there, we answer; told to leave, we leave', async () => {
  const server = await smppServer()
  await hand(smppTo(server.port), aText())
  const [session] = server.sessions
  const answered = new Promise((resolve) => session?.send(new smpp.PDU('enquire_link'), resolve))
  assert.equal(((await answered) as { command_status: number }).command_status, 0)
  const closed = new Promise((resolve) => session?.socket.once('close', resolve))
  session?.send(new smpp.PDU('unbind'))
  await closed
})
