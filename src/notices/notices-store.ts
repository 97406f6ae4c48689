import { sql } from 'kysely'
import type { Tx } from '../base/database/database.ts'
import { asDate, type Instant } from '../base/time/instant.ts'
import type { Notice } from './notice.ts'

export async function isSent(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ sent: boolean }>`
    select sent_at is not null as sent from notices where id = ${id}::uuid`.execute(tx)
  return rows[0]?.sent ?? false
}

/** How a try ended; `fault` is what the channel said, without the notice's words. */
export type Try = { id: string; now: Instant; fault?: string }

/** Writes down how a try ended; a later one of the same notice takes its place. Answers whether it was the first. */
export async function keepTry(tx: Tx, notice: Notice, { id, now, fault }: Try): Promise<boolean> {
  const sentAt = fault === undefined ? asDate(now) : null
  const failedAt = fault === undefined ? null : asDate(now)
  const { rows } = await sql<{ first: boolean }>`
    insert into notices
      (id, channel, template, person, account, recipient, language, queued_at, sent_at, failed_at, fault)
    values (${id}, 'mail', ${notice.template}, ${notice.person ?? null}, ${notice.account ?? null}, ${notice.to.mail},
      ${notice.language}, ${asDate(notice.at)}, ${sentAt}, ${failedAt}, ${fault ?? null})
    on conflict (id) do update
      set sent_at = excluded.sent_at, failed_at = excluded.failed_at, fault = excluded.fault
    returning (xmax = 0) as first`.execute(tx)
  return rows[0]?.first ?? false
}

/** `recipient`: country code and last two digits, never the number. */
export type TelephoneRow = {
  id: string
  channel: 'sms' | 'voice'
  template: string
  person: string | undefined
  account: string
  recipient: string
  language: string
  now: Instant
  fault: string | null
}

/** Writes down how the one try of a text or call ended. */
export async function keepTelephoneNotice(tx: Tx, row: TelephoneRow): Promise<void> {
  const { id, channel, template, person, account, recipient, language, fault } = row
  const at = asDate(row.now)
  await sql`
    insert into notices
      (id, channel, template, person, account, recipient, language, queued_at, sent_at, failed_at, fault)
    values (${id}, ${channel}, ${template}, ${person ?? null}, ${account}, ${recipient}, ${language}, ${at},
      ${fault === null ? at : null}, ${fault === null ? null : at}, ${fault})`.execute(tx)
}
