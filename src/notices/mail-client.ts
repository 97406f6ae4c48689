import { createTransport } from 'nodemailer'
import type { Secret } from '../base/crypto/secret.ts'
import type { Clock } from '../base/time/clock.ts'
import { asDate, type Instant, isoTime, MINUTE, SECOND } from '../base/time/instant.ts'
import type { Language } from '../i18n/index.ts'
import { openRest } from './mail/rest.ts'

/** A mail that is ready to leave. */
export type OutgoingMail = {
  id: string
  at: Instant
  /** The sender's name; the address is the channel's. */
  fromName: string
  to: string
  /** Whom an answer goes to, where that is not the channel's. */
  replyTo?: string
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

export type MailerSetting = {
  baseUrl: string
  clock: Clock
  /** How long a server may take for one mail, from the connection to its last word. A minute unless told. */
  patience?: number
}

/** The way to the mail server of `channels.mail`, mails bearing the base address's host; undefined when none is configured. */
export function openMailer({ from, replyTo, smtp }: MailChannel, setting: MailerSetting): Mailer | undefined {
  if (smtp === undefined) return undefined
  const { baseUrl, clock, patience = MINUTE } = setting
  const transport = createTransport(transportOf(smtp.reveal()))
  const rest = openRest(clock)
  const { hostname } = new URL(baseUrl)
  const sender = { from, replyTo, hostname }
  return {
    async send(mail) {
      const until = rest.until()
      if (until !== undefined) throw new Error(`the mail server was away; it is tried again at ${isoTime(until)}`)
      try {
        // A server that trickles its answers never meets a time limit between two bytes: this one ends the connection.
        await transport.sendMail({ ...messageOf(mail, sender), ...{ signal: AbortSignal.timeout(patience) } })
        rest.end()
      } catch (error) {
        if (isAway(error as SmtpFault)) rest.begin()
        else rest.end()
        throw isRefusal(error as SmtpFault) ? new MailRefused(faultOf(error)) : error
      }
    },
    close: () => transport.close(),
  }
}

function transportOf(url: string) {
  return {
    url,
    pool: true as const,
    maxConnections: 2,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 30 * SECOND,
    // A mail whose fate is unknown is not sent again within a second, but by its job, after a pause.
    ...{ maxRequeues: 0 },
    // A name and a password never travel in the clear, also when somebody on the way strikes STARTTLS out of the server's
    // answer (RFC 3207 §6). The address of the server may say otherwise: `?requireTLS=false`.
    requireTLS: new URL(url).username !== '',
    // What a mail says comes from us whole: nothing in it may make the library read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

type Sender = { from: string; replyTo: string | undefined; hostname: string }

function messageOf(mail: OutgoingMail, { from, replyTo, hostname }: Sender) {
  const { id, at, fromName, to, language, subject, text, html } = mail
  const answers = mail.replyTo ?? replyTo
  return {
    ...(answers === undefined ? {} : { replyTo: { name: '', address: answers } }),
    from: { name: fromName, address: from },
    to: { name: '', address: to },
    subject,
    text,
    html,
    date: asDate(at),
    // The same at each try, so that whoever gets it twice can tell.
    messageId: `<${id}@${hostname}>`,
    headers: {
      // RFC 3834 §5: no holiday answers to a machine; the second is what Exchange reads.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': language,
    },
  }
}

/** What the library tells of a failure: its own code, the server's (RFC 5321 §4.2), and the command that it answers. */
type SmtpFault = { code?: string; responseCode?: number; command?: string }

/** Codes by which a server asks us to prove who we are, or for encryption (RFC 4954 §6, RFC 3207 §4). */
const OURS_TO_MEND = new Set([503, 530, 534, 535, 538])

/**
 * A 5xx answer about this recipient or this message (RFC 5321 §4.2.1), or an address that is none. About anything else,
 * our sender address and our password included, it is ours to mend, and to try again.
 */
function isRefusal({ code, responseCode, command }: SmtpFault): boolean {
  if (responseCode === undefined) return code === 'EENVELOPE'
  return responseCode >= 500 && !OURS_TO_MEND.has(responseCode) && (command === 'RCPT TO' || command === 'DATA')
}

/** No answer, or one that concerns every mail: the next would fare no better. */
const isAway = ({ code, responseCode }: SmtpFault): boolean =>
  responseCode === 421 || code === 'EAUTH' || (responseCode === undefined && code !== 'EENVELOPE')

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
