/** Mails to send, and ways to the mail servers of a test. */

import { secret } from '../../src/base/crypto/secret.ts'
import { newId } from '../../src/base/ids.ts'
import type { Clock } from '../../src/base/time/clock.ts'
import { type Mailer, openMailer } from '../../src/notices/mail-client.ts'
import type { Server } from '../harness/smtp-servers.ts'

export const MAIL_NOW = Date.UTC(2026, 10, 22, 9, 42)
export const MAIL_BASE_URL = 'https://sign-in.example.org'

type MailerWish = {
  clock: Clock
  /** `name:password@` */
  user?: string
  /** `?requireTLS=false` */
  query?: string
  patience?: number
}

const opened: (Mailer | Server)[] = []

/** Closes every mailer and server of this file. */
export async function closeMailers(): Promise<void> {
  for (const one of opened.splice(0)) await one.close()
}

/** A way to this server, and the server once it listens. */
export async function mailerTo(server: Promise<Server>, { clock, user = '', query = '', patience }: MailerWish) {
  const there = await server
  const url = `smtp://${user}127.0.0.1:${there.port}/${query}`
  const channel = { from: 'no-reply@college.example', smtp: secret(url) }
  const setting = { baseUrl: MAIL_BASE_URL, clock, ...(patience && { patience }) }
  const mailer = openMailer(channel, setting)
  if (!mailer) throw new Error('no mailer')
  opened.push(mailer, there)
  return { mailer, server: there }
}

export const aMail = () => ({
  id: newId(MAIL_NOW),
  at: MAIL_NOW,
  fromName: 'Hogeschool Tëst',
  to: 'lore@home.example',
  language: 'nl' as const,
  subject: 'Hogeschool Tëst: je wachtwoord is gewijzigd',
  text: 'Dag Zoë,\n.een regel die met een punt begint\n',
  html: '<!doctype html><p>Dag Zoë</p>',
})
