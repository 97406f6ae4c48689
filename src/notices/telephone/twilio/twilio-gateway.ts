import type { Secret } from '../../../base/crypto/secret.ts'
import { askGateway, fieldOf } from '../http-gateway.ts'
import { type Gateway, GatewayFault, type OutgoingCall, type OutgoingText } from '../outgoing.ts'
import { askForKey } from './twiml.ts'

/** An account at a provider of Twilio's interface. `timeout` in milliseconds. */
export type TwilioSetting = {
  readonly url: string
  readonly account: string
  readonly secret: Secret<string>
  /** Who sends or calls: a number, letters, or a messaging service (`MG…`). */
  readonly sender: string
  readonly timeout: number
}

/** Texts by `Messages.json`. */
export const twilioTexts = (setting: TwilioSetting): Gateway<OutgoingText> => ({
  name: new URL(setting.url).host,
  hand: ({ to, text, hook }, signal) => {
    const from = setting.sender.startsWith('MG') ? 'MessagingServiceSid' : 'From'
    const fields = { To: to, [from]: setting.sender, Body: text, StatusCallback: hook }
    return create(setting, { thing: 'Messages', fields, signal })
  },
})

/** Calls by `Calls.json`: what the call does goes along, so that the question does not wait for us. */
export const twilioCalls = (setting: TwilioSetting): Gateway<OutgoingCall> => ({
  name: new URL(setting.url).host,
  hand: ({ to, hook, ...asking }, signal) => {
    const Twiml = askForKey({ ...asking, hook })
    const fields = { To: to, From: setting.sender, Twiml, StatusCallback: `${hook}/status`, Timeout: '30' }
    return create(setting, { thing: 'Calls', fields, signal })
  },
})

type Wanted = { thing: 'Messages' | 'Calls'; fields: Record<string, string>; signal: AbortSignal }

/** What is new or on its way; anything else it calls a message that it will not bring. */
const ON_ITS_WAY = new Set([
  'queued',
  'accepted',
  'sending',
  'sent',
  'delivered',
  'initiated',
  'ringing',
  'in-progress',
])

async function create({ url, account, secret, timeout }: TwilioSetting, { thing, fields, signal }: Wanted) {
  const { status, body } = await askGateway(
    {
      address: `${url.replace(/\/$/, '')}/2010-04-01/Accounts/${encodeURIComponent(account)}/${thing}.json`,
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${account}:${secret.reveal()}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: new URLSearchParams(fields).toString(),
    },
    timeout,
    signal,
  )
  // Of a refusal only the provider's own code is told: its sentence holds the number.
  const code = fieldOf(body, 'code') ?? fieldOf(body, 'error_code')
  if (status !== 201 && status !== 200) {
    const ours = status === 401 || status === 403 || status === 429 || status >= 500
    throw new GatewayFault(`status ${status}${code ? `, code ${code}` : ''}`, { away: ours })
  }
  const going = fieldOf(body, 'sid') !== undefined && ON_ITS_WAY.has(fieldOf(body, 'status') ?? '')
  if (!going) throw new GatewayFault(`not accepted${code ? `, code ${code}` : ''}`, { away: false })
}
