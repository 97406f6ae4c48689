/** What of a mail server's name, password and mails can be read on the way, or in what is told of a failure. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { SMTPServerOptions } from 'smtp-server'
import { aMail, closeMailers, MAIL_NOW, mailerTo } from '../../test/builders/mail.ts'
import { fixedClock } from '../../test/harness/database.ts'
import { rudeServer, type Says, type Server, smtpServer } from '../../test/harness/smtp-servers.ts'

after(closeMailers)

const clock = fixedClock(MAIL_NOW)
const clockedMailer = (server: Promise<Server>, wish: { user?: string; query?: string; patience?: number } = {}) =>
  mailerTo(server, { clock, ...wish })

test('name and password travel encrypted or not at all, also when STARTTLS was struck out on the way', async () => {
  const heard: string[] = []
  const noTls: Says = (line) => {
    heard.push(line)
    return line.startsWith('EHLO') ? '250-rude\r\n250 AUTH PLAIN LOGIN\r\n' : '235 ok\r\n'
  }
  const { mailer } = await clockedMailer(
    rudeServer('220 rude ESMTP\r\n', () => noTls),
    { user: 'us:geheim@', patience: 1_000 },
  )
  await assert.rejects(mailer.send(aMail()))
  assert.ok(!heard.some((line) => /AUTH|Z2VoZWlt|geheim/.test(line)), heard.join())
})

test('with STARTTLS and the right password the mail leaves encrypted; a certificate of nobody we know is refused', async () => {
  const auth: SMTPServerOptions = {
    onAuth: ({ username, password }, _session, done) =>
      username === 'us' && password === 'geheim' ? done(null, { user: username }) : done(new Error('no')),
  }
  const { mailer: careful, server: unknown } = await clockedMailer(smtpServer(auth), { user: 'us:geheim@' })
  await assert.rejects(careful.send(aMail()), /certificate/)
  assert.equal(unknown.taken.length, 0)
  const { mailer, server } = await clockedMailer(smtpServer(auth), {
    user: 'us:geheim@',
    query: '?tls.rejectUnauthorized=false',
  })
  await mailer.send(aMail())
  assert.deepEqual([server.taken[0]?.secure, server.taken[0]?.user], [true, 'us'])
})

test('encryption can be let go by the address of the server, and by nothing else', async () => {
  const open: SMTPServerOptions = {
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    allowInsecureAuth: true,
    hideSTARTTLS: true,
  }
  const { mailer } = await clockedMailer(smtpServer(open), { user: 'us:geheim@', query: '?requireTLS=false' })
  await mailer.send(aMail())
  const { mailer: strict, server } = await clockedMailer(smtpServer(open), { user: 'us:geheim@' })
  await assert.rejects(strict.send(aMail()))
  assert.equal(server.taken.length, 0)
})

test('neither the password of the server nor the words of a mail stand in what is told of a failure', async () => {
  const { mailer } = await clockedMailer(smtpServer({ onAuth: (_auth, _session, done) => done(new Error('no')) }), {
    user: 'us:geheim@',
    query: '?tls.rejectUnauthorized=false',
  })
  await assert.rejects(
    mailer.send(aMail()),
    (error: Error) => !/geheim|Z2VoZWlt|Zoë/.test(JSON.stringify(error) + error.stack),
  )
})
