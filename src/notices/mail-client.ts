import { createTransport } from 'nodemailer'
import type { Secret } from '../base/crypto/secret.ts'
import { asDate, type Instant, SECOND } from '../base/time/instant.ts'
import type { Language } from '../i18n/index.ts'

/** A mail that is ready to leave. */
export type OutgoingMail = {
  id: string
  at: Instant
  /** The sender's name; the address is the channel's. */
  fromName: string
  to: string
  language: Language
  subject: string
  text: string
  html: string
}

/** The mail server will never take this one: trying again is of no use. */
export class MailRefused extends Error {
  override name = 'MailRefused'
}

export type Mailer = {
  /** Hands a mail to the server. Throws `MailRefused` when the recipient is refused for good, else what went wrong. */
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

export type MailChannel = {
  readonly from: string
  readonly replyTo?: string | undefined
  readonly smtp?: Secret<string>
}

/** The way to the mail server of `channels.mail`, mails bearing the base address's host; undefined when none is configured. */
export function openMailer({ from, replyTo, smtp }: MailChannel, baseUrl: string): Mailer | undefined {
  if (smtp === undefined) return undefined
  const transport = createTransport({
    url: smtp.reveal(),
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 30 * SECOND,
    // What a mail says comes from us whole: nothing in it may make the library read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { hostname } = new URL(baseUrl)
  return {
    async send(mail) {
      const { id, at, fromName, to, language, subject, text, html } = mail
      const reply = replyTo === undefined ? {} : { replyTo }
      await transport
        .sendMail({
          ...reply,
          from: { name: fromName, address: from },
          to: { name: '', address: to },
          subject,
          text,
          html,
          date: asDate(at),
          messageId: `<${id}@${hostname}>`,
          headers: {
            // RFC 3834 §5: no holiday answers to a machine; the second is what Exchange reads.
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'Content-Language': language,
          },
        })
        .catch((error: unknown) => {
          throw isRefusal(error) ? new MailRefused(messageOf(error)) : error
        })
    },
    close: () => transport.close(),
  }
}

/** A 5xx answer about the recipient (RFC 5321 §4.2.1); about anything else it is ours to mend, and to try again. */
function isRefusal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
  return code === 'EENVELOPE' && responseCode >= 500
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
