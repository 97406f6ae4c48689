/** Mail against real servers that refuse, hang, drop, put off and lie, and what arrives in the end (issue item "mail for real"). */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { aMail, closeMailers, MAIL_BASE_URL, MAIL_NOW, mailerTo } from '../../test/builders/mail.ts'
import { fixedClock, type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { readMail } from '../../test/harness/mime.ts'
import { rudeServer, type Server, smtpServer, usual } from '../../test/harness/smtp-servers.ts'
import { openPool } from '../base/database/database.ts'
import { runDueJobs } from '../base/jobs/run-due-jobs.ts'
import { startWorker } from '../base/jobs/worker.ts'
import { systemClock } from '../base/time/clock.ts'
import { MINUTE } from '../base/time/instant.ts'
import { type NoticesDeps, noticeTasks } from './deliver.ts'
import { type Mailer, MailRefused } from './mail-client.ts'
import { queueNotice } from './queue.ts'

const now = MAIL_NOW
const baseUrl = MAIL_BASE_URL
const campus = {
  institution: { key: 'institution', name: { en: 'Test College', nl: 'Hogeschool Tëst' }, timeZone: 'Europe/Brussels' },
  realms: {},
}

let base: TestDatabase
let clock: ReturnType<typeof fixedClock>
before(async () => {
  base = await testDatabase()
})
beforeEach(() => {
  clock = fixedClock(now)
})
after(async () => {
  await closeMailers()
  await base.close()
})

const clockedMailer = (server: Promise<Server>, wish: { user?: string; query?: string; patience?: number } = {}) =>
  mailerTo(server, { clock, ...wish })
const depsOf = (mailer: Mailer): NoticesDeps => ({ db: base.db, clock, campus, baseUrl, mailer })
const queueOne = (mail = 'lore@home.example', at = now) =>
  base.db.transaction((tx) =>
    queueNotice(tx, {
      template: 'new-sign-in',
      to: { mail },
      language: 'nl',
      at,
      values: { name: 'Zoë', signInName: 'zoe@student.example.org', realmName: 'Schoolaccount', country: 'NL' },
    }),
  )
const withOwner = async <T>(work: (pool: ReturnType<typeof openPool>) => Promise<T>): Promise<T> => {
  const pool = openPool({ url: base.ownerUrl, connections: 3 })
  return work(pool).finally(() => pool.end())
}
const audited = async () =>
  (await base.db.pool.query(`select what, details from audit_events where what like 'notice.%' order by id`)).rows

test('what arrives is what was written: subject, page and text, in UTF-8 and whole', async () => {
  const { mailer, server } = await clockedMailer(smtpServer())
  const mail = aMail()
  await mailer.send(mail)
  const { headers, parts } = readMail(server.taken[0]?.source ?? '')
  assert.equal(headers.get('subject'), mail.subject)
  assert.equal(headers.get('from'), 'Hogeschool Tëst <no-reply@college.example>')
  assert.equal(headers.get('to'), 'lore@home.example')
  assert.equal(headers.get('message-id'), `<${mail.id}@sign-in.example.org>`)
  assert.match(headers.get('content-type') ?? '', /^multipart\/alternative/)
  assert.deepEqual(
    parts.map(({ type }) => type),
    ['text/plain', 'text/html'],
  )
  assert.equal(parts[0]?.text.trimEnd(), mail.text.trimEnd())
  assert.equal(parts[1]?.text.trimEnd(), mail.html)
})

test('a mailbox that is not there is refused for good: audited, and not tried again', async () => {
  const no = Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 })
  const { mailer } = await clockedMailer(smtpServer({ onRcptTo: (_to, _session, done) => done(no) }))
  await queueOne()
  await withOwner(async (pool) => {
    const run = () => runDueJobs({ pool, tasks: noticeTasks(depsOf(mailer)), now: clock.now })
    assert.equal(await run(), 1)
    clock.advance(600 * MINUTE)
    assert.equal(await run(), 0)
  })
  const last = (await audited()).at(-1)
  assert.deepEqual([last.what, last.details.again], ['notice.failed', false])
  assert.match(last.details.fault, /550.*no such mailbox/)
})

test('a message that is refused after it was heard is refused for good', async () => {
  const no = Object.assign(new Error('5.7.1 looks like spam'), { responseCode: 550 })
  const { mailer } = await clockedMailer(
    smtpServer({ onData: (stream, _session, done) => stream.resume().on('end', () => done(no)) }),
  )
  await assert.rejects(mailer.send(aMail()), MailRefused)
})

test('what is ours to mend is tried again: our sender refused, our password wrong, no relaying without it', async () => {
  const fault = (code: number) => Object.assign(new Error('no'), { responseCode: code })
  const { mailer: sender } = await clockedMailer(
    smtpServer({ onMailFrom: (_from, _session, done) => done(fault(550)) }),
  )
  await assert.rejects(sender.send(aMail()), (error) => !(error instanceof MailRefused))
  const { mailer: relay } = await clockedMailer(smtpServer({ onRcptTo: (_to, _session, done) => done(fault(530)) }))
  await assert.rejects(relay.send(aMail()), (error) => !(error instanceof MailRefused))
  const { mailer: password } = await clockedMailer(
    smtpServer({ onAuth: (_auth, _session, done) => done(fault(535)) }),
    {
      user: 'us:wrong@',
      query: '?tls.rejectUnauthorized=false',
    },
  )
  await assert.rejects(password.send(aMail()), /Invalid login/)
})

test('a greylisting server gets the mail at a later try, whose pauses grow', async () => {
  let tries = 0
  const later = Object.assign(new Error('4.7.1 come back later'), { responseCode: 451 })
  const { mailer, server } = await clockedMailer(
    smtpServer({
      onRcptTo(_to, _session, done) {
        tries += 1
        done(tries < 5 ? later : null)
      },
    }),
  )
  await queueOne()
  const pauses: number[] = []
  await withOwner(async (pool) => {
    while (server.taken.length === 0) {
      await runDueJobs({ pool, tasks: noticeTasks(depsOf(mailer)), now: clock.now })
      const { rows } = await pool.query(
        `select run_at from graphile_worker.jobs where task_identifier = 'notices.deliver'`,
      )
      if (rows.length === 0) break
      pauses.push(rows[0].run_at - clock.now())
      clock.advance(rows[0].run_at - clock.now())
    }
  })
  assert.equal(tries, 5)
  assert.equal(server.taken.length, 1)
  assert.deepEqual(
    pauses,
    pauses.toSorted((one, other) => one - other),
  )
  assert.ok((pauses.at(-1) ?? 0) > 10 * (pauses[0] ?? 0), pauses.join())
})

test('a server that hangs up after it heard everything gets the same mail again later, by the same name', async () => {
  const heard: string[] = []
  let times = 0
  const hangUpOnce = () => (times++ === 0 ? undefined : '250 taken\r\n')
  const { mailer } = await clockedMailer(rudeServer('220 rude ESMTP\r\n', () => usual({ END: hangUpOnce }, heard)))
  const mail = aMail()
  await assert.rejects(mailer.send(mail), (error) => !(error instanceof MailRefused))
  assert.equal(times, 1, 'sent again within the second')
  clock.advance(MINUTE)
  await mailer.send(mail)
  const ids = heard.filter((line) => line.startsWith('Message-ID: '))
  assert.deepEqual(ids, Array(2).fill(`Message-ID: <${mail.id}@sign-in.example.org>`))
})

test('a server that hangs up at the door is asked once a try, and not over and over within the second', async () => {
  let doors = 0
  const server = createServer((socket) => {
    doors += 1
    socket.on('error', () => undefined).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as { port: number }
  const close = async () => void server.close()
  const { mailer } = await clockedMailer(Promise.resolve({ port, taken: [], close }))
  await assert.rejects(mailer.send(aMail()))
  assert.equal(doors, 1)
})

test('a server that hangs, trickles or babbles without end holds a mail for a limited time', async () => {
  const trickle = (socket: Socket) => {
    const timer = setInterval(() => socket.write('250-x\r\n'), 20).unref()
    socket.on('close', () => clearInterval(timer))
    return ''
  }
  const servers = {
    'says nothing': rudeServer('', () => () => ''),
    'stops in the midst': rudeServer('220 rude ESMTP\r\n', () => usual({ RCPT: () => '' })),
    'keeps the last word': rudeServer('220 rude ESMTP\r\n', () => usual({ END: () => '' })),
    trickles: rudeServer('220 rude ESMTP\r\n', (socket) => usual({ EHLO: () => trickle(socket) })),
    babbles: rudeServer('220 rude ESMTP\r\n', () => usual({ EHLO: () => `250-${'x'.repeat(3_000_000)}` })),
  }
  for (const [what, server] of Object.entries(servers)) {
    const { mailer } = await clockedMailer(server, { patience: 400 })
    const begun = performance.now()
    await assert.rejects(mailer.send(aMail()), (error) => !(error instanceof MailRefused), what)
    assert.ok(performance.now() - begun < 3_000, what)
  }
})

test('a server that is away is left alone for a while, so that jobs of other kinds find hands', async () => {
  let connections = 0
  const { mailer } = await clockedMailer(
    rudeServer('', () => {
      connections += 1
      return () => ''
    }),
    { patience: 200 },
  )
  await assert.rejects(mailer.send(aMail()))
  const begun = performance.now()
  for (let i = 0; i < 20; i += 1) await assert.rejects(mailer.send(aMail()), /was away/)
  assert.ok(performance.now() - begun < 150)
  assert.equal(connections, 1)
  clock.advance(5_000)
  await assert.rejects(mailer.send(aMail()), /aborted/)
  assert.equal(connections, 2)
})

test('two processes send each mail once', async () => {
  const { mailer, server } = await clockedMailer(smtpServer())
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const tasks = noticeTasks({ ...depsOf(mailer), clock: systemClock })
  const begin = () => startWorker({ ownerUrl: base.ownerUrl, tasks, clock: systemClock, log })
  const workers = [await begin(), await begin()]
  const to = Array.from({ length: 40 }, (_, i) => `lore${i}@home.example`)
  for (const mail of to) await queueOne(mail, systemClock.now())
  for (let i = 0; i < 300 && server.taken.length < to.length; i += 1) await new Promise((done) => setTimeout(done, 20))
  for (const worker of workers) await worker.stop()
  assert.deepEqual(server.taken.map((mail) => mail.to).sort(), to.toSorted())
})
