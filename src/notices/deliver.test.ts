import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock, type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { type MailServer, startMailServer } from '../../test/harness/mail-server.ts'
import { secret } from '../base/crypto/secret.ts'
import { openPool } from '../base/database/database.ts'
import { newId } from '../base/ids.ts'
import { runDueJobs } from '../base/jobs/run-due-jobs.ts'
import { DAY } from '../base/time/instant.ts'
import { deliverNotice, type NoticesDeps, noticeTasks } from './deliver.ts'
import { type Mailer, openMailer } from './mail-client.ts'
import type { NoticeToAll, QueuedNotice, SentNotice } from './notice.ts'
import { queueNotice, queueNoticeToAll } from './queue.ts'

const now = Date.UTC(2026, 10, 22, 9, 42)
const clock = fixedClock(now)
const baseUrl = 'https://sign-in.example.org'
const campus = {
  institution: { key: 'institution', name: { en: 'Test College', nl: 'Hogeschool Tëst' }, timeZone: 'Europe/Brussels' },
  realms: {},
}
const aNotice = (changed: Partial<QueuedNotice> = {}): QueuedNotice =>
  ({
    id: newId(now),
    template: 'password-changed',
    to: { mail: 'lore@home.example' },
    language: 'nl',
    at: now,
    values: { name: 'Lore', signInName: 'lore.lindeman', realmName: 'Schoolaccount' },
    ...changed,
  }) as QueuedNotice

let base: TestDatabase
let server: MailServer
let mailer: Mailer
let deps: NoticesDeps
before(async () => {
  base = await testDatabase()
  server = await startMailServer()
  const opened = openMailer({ from: 'no-reply@college.example', smtp: secret(server.url) }, { baseUrl, clock })
  assert.ok(opened)
  mailer = opened
  deps = { db: base.db, clock, campus, baseUrl, mailer }
})
after(async () => {
  mailer.close()
  await server.close()
  await base.close()
})

const rowOf = async (id: string | undefined) => {
  const { rows } = await sql<{
    sent_at: number | null
    failed_at: number | null
    fault: string | null
    recipient: string
  }>`
    select sent_at, failed_at, fault, recipient from notices where id = ${id}::uuid`.execute(base.db.kysely)
  return rows[0]
}
const auditOf = async () => {
  const { rows } = await base.db.pool.query('select what, details from audit_events order by id desc limit 1')
  return rows[0]
}

test('a mail leaves by SMTP with its headers, as page and as plain text, and is written down', async () => {
  const notice = aNotice()
  assert.equal(await deliverNotice(deps, notice), 'sent')
  const { from, to, source } = server.mails.at(-1) ?? assert.fail('no mail')
  assert.deepEqual([from, to], ['no-reply@college.example', ['lore@home.example']])
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replaceAll(/\r\n\s+/g, ' ')
  assert.match(head, /^Auto-Submitted: auto-generated$/m)
  assert.match(head, new RegExp(`^Message-ID: <${notice.id}@sign-in\\.example\\.org>$`, 'm'))
  assert.match(head, /^Date: Sun, 22 Nov 2026 09:42:00 \+0000$/m)
  assert.match(head, /^Content-Language: nl$/m)
  assert.match(head, /^From: =\?UTF-8\?.*<no-reply@college\.example>$/m)
  assert.match(head, /^Content-Type: multipart\/alternative;/m)
  assert.doesNotMatch(head, /^List-/im)
  assert.match(source, /^Content-Type: text\/plain; charset=utf-8/m)
  assert.match(source, /^Content-Type: text\/html; charset=utf-8/m)
  assert.deepEqual(await rowOf(notice.id), {
    sent_at: now,
    failed_at: null,
    fault: null,
    recipient: 'lore@home.example',
  })
  assert.deepEqual(await auditOf(), { what: 'notice.sent', details: { template: 'password-changed', channel: 'mail' } })
})

test('line ends in a name or an address make no header and no second recipient', async () => {
  const evil = 'Lore\r\nBcc: evil@elsewhere.example\r\n\r\nhello'
  const values = { name: evil, signInName: evil, realmName: evil }
  await deliverNotice(deps, aNotice({ values } as Partial<QueuedNotice>))
  const mail = server.mails.at(-1) ?? assert.fail('no mail')
  const head = mail.source.slice(0, mail.source.indexOf('\r\n\r\n'))
  assert.doesNotMatch(head, /^bcc:/im)
  assert.deepEqual(mail.to, ['lore@home.example'])
  const count = server.mails.length
  await deliverNotice(deps, aNotice({ to: { mail: 'lore@home.example, evil@elsewhere.example' } })).catch(
    () => 'refused',
  )
  for (const { to } of server.mails.slice(count)) assert.ok(!to.includes('evil@elsewhere.example'))
})

test('a fault of the server is written down and thrown, and the next try makes it good', async () => {
  const notice = aNotice()
  server.refuse = '451 4.3.0 try later'
  await assert.rejects(deliverNotice(deps, notice), /451/)
  const failed = await rowOf(notice.id)
  assert.deepEqual([failed?.sent_at, failed?.failed_at], [null, now])
  assert.match(failed?.fault ?? '', /try later/)
  assert.equal((await auditOf()).what, 'notice.failed')
  server.refuse = undefined
  await deliverNotice(deps, notice)
  const sent = await rowOf(notice.id)
  assert.deepEqual([sent?.sent_at, sent?.failed_at, sent?.fault], [now, null, null])
})

test('a fault that lasts is audited when it begins, not at each try, and given up after three days', async () => {
  const notice = aNotice({ id: newId(now) })
  const about = async () => {
    const { rows } = await base.db.pool.query(
      `select what, details -> 'again' as again from audit_events where details ->> 'fault' like '%full%' order by id`,
    )
    return rows
  }
  server.refuse = '452 4.2.2 full'
  for (let i = 0; i < 3; i += 1) await assert.rejects(deliverNotice(deps, notice), /full/)
  assert.deepEqual(await about(), [{ what: 'notice.failed', again: true }])
  assert.equal(await deliverNotice({ ...deps, clock: fixedClock(now + 3 * DAY) }, notice), 'refused')
  assert.deepEqual((await about()).at(-1), { what: 'notice.failed', again: false })
  server.refuse = undefined
})

test('a notice that was sent is not sent again', async () => {
  const notice = aNotice()
  await deliverNotice(deps, notice)
  const count = server.mails.length
  await deliverNotice(deps, notice)
  assert.equal(server.mails.length, count)
})

test('a recipient that is refused for good is written down, and not tried again', async () => {
  const notice = aNotice()
  server.refuse = '550 5.1.1 no such mailbox'
  assert.equal(await deliverNotice(deps, notice), 'refused')
  server.refuse = undefined
  assert.match((await rowOf(notice.id))?.fault ?? '', /no such mailbox/)
})

test('without a mail server and outside demo mode, a notice is not lost in silence', async () => {
  const notice = aNotice()
  await assert.rejects(deliverNotice({ ...deps, mailer: undefined }, notice), /channels\.mail\.smtp/)
  assert.match((await rowOf(notice.id))?.fault ?? '', /no mail server/)
})

test('in demo mode the outbox gets the notice with its words and links, with or without a mail server', async () => {
  const laidDown: SentNotice[] = []
  const outbox = async (sent: SentNotice) => {
    laidDown.push(sent)
  }
  const link = `${baseUrl}/activate?code=c0de`
  const values = { name: 'Lore', signInName: 'lore.lindeman', realmName: 'School', link, code: 'c0de', expires: now }
  const { template: _t, values: _v, ...rest } = aNotice()
  await deliverNotice({ ...deps, mailer: undefined, outbox }, { ...rest, template: 'activation-code', values })
  const [sent] = laidDown
  assert.deepEqual([sent?.channel, sent?.to, sent?.links, sent?.sentAt], ['mail', 'lore@home.example', [link], now])
  assert.match(sent?.text ?? '', /c0de/)
  assert.match(sent?.html ?? '', /^<!doctype html>/)
})

test('a queued notice is delivered if its transaction commits, and tried again when the server was away', async () => {
  const owner = openPool({ url: base.ownerUrl, connections: 3 })
  const run = () => runDueJobs({ pool: owner, tasks: noticeTasks(deps), now: clock.now })
  try {
    await base.db
      .transaction(async (tx) => {
        await queueNotice(tx, aNotice())
        throw new Error('changed my mind')
      })
      .catch(() => undefined)
    assert.equal(await run(), 0)
    const { id: _, ...unnamed } = aNotice()
    await base.db.transaction((tx) => queueNotice(tx, unnamed as QueuedNotice))
    const count = server.mails.length
    server.refuse = '421 4.3.2 shutting down'
    assert.equal(await run(), 1)
    assert.equal(await run(), 0, 'tried again without a pause')
    server.refuse = undefined
    clock.advance(60_000)
    assert.equal(await run(), 1)
    assert.equal(server.mails.length, count + 1)
  } finally {
    await owner.end()
  }
})

test('to several addresses goes one mail each, to an address that stands there twice one', async () => {
  const owner = openPool({ url: base.ownerUrl, connections: 3 })
  try {
    const { id: _id, to: _to, ...notice } = aNotice()
    const addresses = ['lore@home.example', 'Lore@Home.example', 'lore@work.example']
    await base.db.transaction((tx) => queueNoticeToAll(tx, notice as NoticeToAll, addresses))
    const count = server.mails.length
    clock.advance(60_000)
    assert.equal(await runDueJobs({ pool: owner, tasks: noticeTasks(deps), now: clock.now }), 2)
    const sent = server.mails.slice(count)
    assert.deepEqual(sent.map(({ to }) => to.join()).sort(), ['lore@home.example', 'lore@work.example'])
  } finally {
    await owner.end()
  }
})
