import { record } from '../audit/index.ts'
import type { Database } from '../base/database/database.ts'
import { newId } from '../base/ids.ts'
import type { JobTask, JobTasks } from '../base/jobs/jobs.ts'
import type { Clock } from '../base/time/clock.ts'
import { DAY } from '../base/time/instant.ts'
import { type Mailer, MailRefused, type OutgoingMail } from './mail-client.ts'
import type { Notice, Outbox, QueuedNotice } from './notice.ts'
import { isSent, keepTry } from './notices-store.ts'
import { DELIVER } from './queue.ts'
import { type RenderDeps, renderNotice } from './render.ts'

export type NoticesDeps = RenderDeps & {
  db: Database
  clock: Clock
  /** The mail server, where one is configured. */
  mailer?: Mailer | undefined
  /** Demo mode: where every notice is also laid down. */
  outbox?: Outbox | undefined
}

/** As long as a mail server usually tries (RFC 5321 §4.5.4.1), and within the tries that a job has. */
const GIVE_UP = 3 * DAY

/**
 * Puts a notice into words, hands it over and writes down how that went. A fault that may pass is thrown, so that the
 * job that called tries again, with longer and longer pauses; what is refused for good, or too old by now, is only
 * written down. A notice with an id that has been sent is not sent again.
 */
export async function deliverNotice(deps: NoticesDeps, notice: Notice): Promise<'sent' | 'refused'> {
  const { db, clock } = deps
  const id = notice.id ?? newId(clock.now())
  if (notice.id !== undefined && (await isSent(db.kysely, id))) return 'sent'
  try {
    await handOver(deps, mailOf(deps, notice, id))
  } catch (error) {
    const fault = (error instanceof Error ? error.message : String(error)).slice(0, 300)
    const again = !(error instanceof MailRefused) && clock.now() - notice.at < GIVE_UP
    await keepOutcome(deps, notice, { id, failed: { fault, again } })
    if (again) throw error
    return 'refused'
  }
  await keepOutcome(deps, notice, { id })
  return 'sent'
}

/** The mail of a notice. */
function mailOf(deps: NoticesDeps, notice: Notice, id: string): OutgoingMail & { links: string[] } {
  const { at, language, to } = notice
  const answers = notice.template === 'record-wrong' ? { replyTo: notice.values.replyTo } : {}
  return { ...renderNotice(deps, notice), ...answers, id, at, language, to: to.mail }
}

async function handOver({ clock, mailer, outbox }: NoticesDeps, rendered: ReturnType<typeof mailOf>): Promise<void> {
  if (!mailer && !outbox) throw new Error('no mail server is configured (channels.mail.smtp)')
  await mailer?.send(rendered)
  const { at: _at, fromName: _fromName, replyTo: _replyTo, ...sent } = rendered
  await outbox?.({ ...sent, channel: 'mail', sentAt: clock.now() })
}

type Outcome = { id: string; failed?: { fault: string; again: boolean } }

/** A fault that lasts is audited when it begins and when the notice is given up, not at each try between. */
async function keepOutcome({ db, clock }: NoticesDeps, notice: Notice, { id, failed }: Outcome): Promise<void> {
  const now = clock.now()
  const { person, account, realm, others = [], template } = notice
  const what = failed ? 'notice.failed' : 'notice.sent'
  const details = { template, channel: 'mail', ...failed }
  await db.transaction(async (tx) => {
    const first = await keepTry(tx, notice, { id, now, ...(failed && { fault: failed.fault }) })
    if (failed?.again && !first) return
    const about = [{ person, account, realm }, ...others]
    await record(
      tx,
      about.map((one) => ({ at: now, what, actor: 'system' as const, ...one, details })),
    )
  })
}

/** The jobs of this folder, for the worker. */
export function noticeTasks(deps: NoticesDeps): JobTasks {
  const deliver: JobTask = async (payload) => {
    await deliverNotice(deps, payload as QueuedNotice)
  }
  return { [DELIVER]: deliver }
}
