import { sql } from 'kysely'
import type { Database, Tx } from '../../base/database/database.ts'
import { asDate, type Instant } from '../../base/time/instant.ts'
import type { SentNotice } from '../../notices/index.ts'

/** Where notices are laid down in demo mode, each once. */
export const demoOutbox =
  ({ kysely }: Pick<Database, 'kysely'>) =>
  async (notice: SentNotice): Promise<void> => {
    const { id, channel, to, language, subject, text, links, sentAt } = notice
    const [html, payload] = notice.channel === 'mail' ? [notice.html, null] : [null, notice.payload ?? null]
    await sql`
      insert into demo_outbox (id, channel, recipient, language, subject, text, html, links, payload, sent_at)
      values (${id}, ${channel}, ${to}, ${language}, ${subject}, ${text}, ${html}, ${links}::text[],
        ${payload && JSON.stringify(payload)}::jsonb, ${asDate(sentAt)})
      on conflict (id) do nothing`.execute(kysely)
  }

export type OutboxNotice = {
  id: string
  channel: string
  to: string
  language: string
  subject: string | null
  text: string
  links: string[]
  payload: unknown
  sentAt: Instant
}

const NOTICE = sql`id, channel, recipient as to, language, subject, text, links, payload, sent_at as "sentAt"`

/** Notices sent so far, oldest first; to one recipient, where told. */
export async function noticesTo(tx: Tx, recipient: string | undefined): Promise<OutboxNotice[]> {
  const { rows } = await sql<OutboxNotice>`
    select ${NOTICE} from demo_outbox
    where ${recipient ?? null}::text is null or lower(recipient) = lower(${recipient ?? null}::text)
    order by sent_at, id`.execute(tx)
  return rows
}

/** The newest notices, newest first. */
export async function newestNotices(tx: Tx, limit: number): Promise<OutboxNotice[]> {
  const { rows } = await sql<OutboxNotice>`
    select ${NOTICE} from demo_outbox order by sent_at desc, id desc limit ${limit}::int`.execute(tx)
  return rows
}

/** A notice as its page. */
export async function noticePage(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ html: string | null }>`select html from demo_outbox where id = ${id}::uuid`.execute(tx)
  return rows[0]?.html ?? undefined
}
