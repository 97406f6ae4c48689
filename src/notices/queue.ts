import type { Tx } from '../base/database/database.ts'
import { newId } from '../base/ids.ts'
import { addJob } from '../base/jobs/jobs.ts'
import type { QueuedNotice } from './notice.ts'

/** The job that delivers a queued notice. */
export const DELIVER = 'notices.deliver'

/** Lets a notice follow from what this transaction does: it is sent if and only if the transaction commits. */
export const queueNotice = (tx: Tx, notice: QueuedNotice): Promise<void> =>
  addJob(tx, DELIVER, { ...notice, id: notice.id ?? newId(notice.at) }, { runAt: notice.at })
