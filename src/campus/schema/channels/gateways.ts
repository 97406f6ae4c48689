/** Gateways: who takes texts to the mobile network, and who places calls. */
import { z } from 'zod'
import { DEFAULTS } from '../defaults.ts'
import { endpoint, filePath, webAddressFault } from '../values/addresses.ts'
import { count, duration, label, section, yesOrNo } from '../values/values.ts'

const { gateway } = DEFAULTS

const timeout = () =>
  duration()
    .prefault(gateway.timeout)
    .describe('How long it may take to answer, before the next gateway is asked; all together never more than 10s.')

const secretFile = (what: string) => filePath().describe(`A file with ${what}, seen from this file’s folder.`)

const sender = () => label().optional().describe('The sender here, where it is another than the channel’s.')

/** Letters and digits alone show no sign of being a sender that a network would refuse. */
const smpp = section({
  kind: z.literal('smpp').describe('A provider’s server that speaks SMPP 3.4.'),
  host: z
    .string()
    .regex(/^[a-z0-9.:-]{1,253}$/i, { error: '“%” is not a host.\nWrite a name or an address: smpp.example.org.' })
    .describe('The host of the server.'),
  port: count(1, 65_535).prefault(gateway.smppPort).describe('Its port; with TLS often 3550.'),
  tls: yesOrNo()
    .prefault(false)
    .describe('Whether the connection is encrypted (TLS). Without it, the password and each code travel in the clear.'),
  systemId: label().describe('The name under which we bind.'),
  systemType: z.string().max(12).prefault('').describe('What the provider calls our kind of system, where it asks.'),
  secretFile: secretFile('the password'),
  sender: sender(),
  timeout: timeout(),
})

/** An address with blanks; what is filled in later is written so that it stays one value. */
const filledAddress = z
  .string()
  .superRefine((written, issues) => {
    const fault = /\{secret\}/.test(written)
      ? '“%” would carry the secret in an address, which is logged.\nPut {secret} in a header or in the body.'
      : webAddressFault(written.replaceAll(/\{(to|text|sender|hook)\}/g, 'x'))
    if (fault) issues.addIssue({ code: 'custom', message: fault })
  })
  .meta({ title: 'web address' })

const accepted = section({
  statuses: z
    .array(count(200, 299))
    .min(1, { error: 'This list is empty.\nName the statuses that mean yes: [200].' })
    .prefault([...gateway.statuses])
    .describe('The statuses that mean yes.'),
  text: label().optional().describe('A text that must stand in the answer.'),
  json: z
    .string()
    .regex(/^[\w-]+(\.[\w-]+)*$/, {
      error: '“%” is not the path of a field.\nWrite its keys with dots: messages.0.status.',
    })
    .optional()
    .describe('The path of a field in the answer, its keys with dots between them: `messages.0.status`.'),
  is: z.string().optional().describe('What that field must be, in quotes: "0".'),
}).refine(({ json, is }) => (json === undefined) === (is === undefined), {
  error: 'A field and what it must be belong together.\nWrite both “json” and “is”, or neither.',
})

const http = section({
  kind: z.literal('http').describe('Any provider that takes a text by a request of HTTP, described here.'),
  url: filledAddress.describe('The address; {to}, {text}, {sender} and {hook} are filled in, encoded.'),
  method: z.enum(['GET', 'POST', 'PUT']).prefault('POST').describe('The method of the request.'),
  headers: z
    .record(
      z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, {
        error: '“%” is not the name of a header.\nWrite letters, digits and hyphens: content-type.',
      }),
      z.string(),
    )
    .prefault({})
    .describe(
      'Headers; {secret} and the others are filled in. By `content-type` the body’s values are written as JSON, XML or form fields.',
    ),
  body: z.string().optional().describe('The body, with {to}, {text}, {sender}, {hook} and {secret} where they belong.'),
  accepted: accepted
    .prefault({})
    .describe('What the answer must be; anything else is a failure, and the next gateway is asked.'),
  secretFile: secretFile('the provider’s key').optional(),
  sender: sender(),
  timeout: timeout(),
}).superRefine(({ url, body = '', headers, secretFile: file }, issues) => {
  const whole = `${url} ${body} ${Object.values(headers).join(' ')}`
  const missing = ['{to}', '{text}'].find((blank) => !whole.includes(blank))
  if (missing) {
    const message = `Nothing here is filled in with ${missing}.\nPut ${missing} where the provider expects it.`
    issues.addIssue({ code: 'custom', message, path: ['url'] })
  }
  if (whole.includes('{secret}') !== (file !== undefined)) {
    const message = 'A secret and its place belong together.\nWrite both “secretFile” and {secret}, or neither.'
    issues.addIssue({ code: 'custom', message, path: ['url'] })
  }
})

const twilioShape = {
  kind: z.literal('twilio').describe('A provider with the interface of Twilio.'),
  url: endpoint().prefault(gateway.twilio).describe('Where its interface is.'),
  account: z
    .string()
    .regex(/^[A-Za-z0-9]{1,64}$/, { error: '“%” is not the name of an account.\nWrite the account’s SID: AC….' })
    .describe('The account’s identifier (SID).'),
  secretFile: secretFile('the account’s token'),
  sender: sender(),
  timeout: timeout(),
}

export const textGatewaySchema = z.discriminatedUnion('kind', [smpp, http, section(twilioShape)])
export const callGatewaySchema = section(twilioShape)
