/** How notices leave: by mail, text message, voice call and push. */
import { z } from 'zod'
import { secret } from '../../../base/crypto/secret.ts'
import { DEFAULTS } from '../defaults.ts'
import { mailAddress, phoneNumber } from '../values/addresses.ts'
import { count, label, section } from '../values/values.ts'
import { callGatewaySchema, textGatewaySchema } from './gateways.ts'

const smtp = z
  .string()
  .regex(/^smtps?:\/\/[^\s/]+\/?(\?[^\s#]*)?$/, {
    error:
      'This is not the address of a mail server.\nWrite smtp://host:587, smtps://host or smtps://name:password@host.',
    abort: true,
  })
  .refine(URL.canParse, {
    error: 'This address of a mail server cannot be read.\nWrite signs such as “@” in a password as %40.',
    abort: true,
  })
  .transform(secret)
  .meta({ title: 'address of a mail server' })

const mail = section({
  from: mailAddress().describe('The sender of every mail.'),
  replyTo: mailAddress().optional().describe('Where answers go; left out, nowhere.'),
  smtp: smtp
    .optional()
    .describe(
      'The mail server: smtp://host:587 or smtps://name:password@host. With a password, encryption is demanded (?requireTLS=false lets that go). Left out, mail stays in the outbox of demo mode.',
    ),
})

const inOrder = <Schema extends z.core.SomeType>(gateway: Schema) =>
  z.array(gateway).min(1, { error: 'This list is empty.\nDescribe a gateway, or remove the channel.' })

const perDay = (usual: number) =>
  count(1, 10_000_000)
    .optional()
    .describe(`The most that may be sent in a day, for the whole institution; ${usual} unless told.`)

const sms = section({
  sender: label().describe('The sender that a telephone shows: a number, or up to eleven letters.'),
  gateways: inOrder(textGatewaySchema).describe(
    'Who takes texts, in this order: when one fails, is slow or does not clearly accept, the next is asked.',
  ),
  perDay: perDay(5_000),
})

const voice = section({
  from: phoneNumber().describe('The number that calls.'),
  gateways: inOrder(callGatewaySchema).describe('Who places calls, in this order.'),
  perDay: perDay(1_000),
})

const pushService = () =>
  z
    .string()
    .regex(/^(\*\.)?([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, {
      error:
        '“%” is not the host of a push service.\nWrite its name, or "*." before what all of its hosts end with: "*.push.apple.com".',
    })
    .meta({ title: 'host of a push service' })

const push = section({
  subject: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, {
      error: '“%” is no way to reach you.\nWrite "mailto:it@example.org" or an https address (RFC 8292 §2.1).',
    })
    .describe('Where a push service can reach those who run this server: "mailto:it@example.org".'),
  services: z
    .array(pushService())
    .prefault([...DEFAULTS.push.services])
    .describe(
      'The push services that are written to, by host: those of Chrome, Firefox, Safari and Edge unless told. An app that names another is not notified; it asks for requests itself as long as it is open.',
    ),
})

export const channelsSchema = section({
  mail: mail.describe('Mail.'),
  sms: sms
    .optional()
    .describe('Text messages. Left out, they stay in the outbox of demo mode, and elsewhere cannot be sent.'),
  voice: voice.optional().describe('Voice calls. Left out, as for text messages.'),
  push: push.optional().describe('Notifications to the authenticator.'),
})
