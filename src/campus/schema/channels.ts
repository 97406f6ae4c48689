/** How notices leave: by mail, text message, voice call and push. */
import { z } from 'zod'
import { secret } from '../../base/crypto/secret.ts'
import { endpoint, filePath, mailAddress, phoneNumber } from './values/addresses.ts'
import { count, label, section } from './values/values.ts'

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

const gateway = endpoint().describe('The address of the provider’s gateway.')
const tokenFile = filePath().optional().describe('A file with the token for the gateway, seen from this file’s folder.')
const perDay = count(1, 10_000_000)
  .optional()
  .describe('The most that may be sent in a day, for the whole institution.')

const sms = section({
  gateway,
  sender: label().describe('The sender that a telephone shows: a number, or up to eleven letters.'),
  tokenFile,
  perDay,
})

const voice = section({ gateway, from: phoneNumber().describe('The number that calls.'), tokenFile, perDay })

const push = section({
  subject: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, {
      error: '“%” is no way to reach you.\nWrite "mailto:it@example.org" or an https address (RFC 8292 §2.1).',
    })
    .describe('Where a push service can reach those who run this server: "mailto:it@example.org".'),
})

export const channelsSchema = section({
  mail: mail.describe('Mail.'),
  sms: sms.optional().describe('Text messages.'),
  voice: voice.optional().describe('Voice calls.'),
  push: push.optional().describe('Notifications to the authenticator.'),
})
