import type { Tx } from '../base/database/database.ts'
import { newId } from '../base/ids.ts'
import { addJob } from '../base/jobs/jobs.ts'
import type { NoticeToAll, QueuedNotice } from './notice.ts'

/** The job that delivers a queued notice. */
export const DELIVER = 'notices.deliver'

/** Lets a notice follow from what this transaction does: it is sent if and only if the transaction commits. */
export const queueNotice = (tx: Tx, notice: QueuedNotice): Promise<void> =>
  addJob(tx, DELIVER, { ...notice, id: notice.id ?? newId(notice.at) }, { runAt: notice.at })

/**
 * As `queueNotice`, to each of these addresses: one mail each, so that none shows another and one that is refused
 * stops no other. An address that stands there twice gets one.
 */
export async function queueNoticeToAll(tx: Tx, notice: NoticeToAll, addresses: readonly string[]): Promise<void> {
  const once = new Map(addresses.toReversed().map((address) => [address.toLowerCase(), address]))
  for (const mail of once.values()) await queueNotice(tx, { ...notice, to: { mail } })
}
