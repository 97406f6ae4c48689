import { record } from '../audit/index.ts'
import type { Database } from '../base/database/database.ts'
import { newId } from '../base/ids.ts'
import type { JobTask, JobTasks } from '../base/jobs/jobs.ts'
import type { Clock } from '../base/time/clock.ts'
import type { Campus } from '../campus/index.ts'
import { linksOf } from './mail/content.ts'
import { mailPage } from './mail/page.tsx'
import { plainText } from './mail/plain-text.ts'
import { type Mailer, MailRefused, type OutgoingMail } from './mail-client.ts'
import type { Notice, QueuedNotice, SentNotice } from './notice.ts'
import { isSent, keepTry } from './notices-store.ts'
import { DELIVER } from './queue.ts'
import { contentOf } from './templates/content-of.ts'
import { settingOf } from './templates/setting.ts'

export type NoticesDeps = {
  db: Database
  clock: Clock
  campus: Pick<Campus, 'institution' | 'realms'>
  baseUrl: string
  /** The mail server, where one is configured. */
  mailer?: Mailer | undefined
  /** Demo mode: where every notice is also laid down. */
  outbox?: ((notice: SentNotice) => Promise<void>) | undefined
}

/**
 * Puts a notice into words, hands it over and writes down how that went. A fault that may pass is thrown, so that the
 * job that called tries again, with longer and longer pauses; a recipient that is refused for good is only written
 * down. A notice with an id that has been sent is not sent again.
 */
export async function deliverNotice(deps: NoticesDeps, notice: Notice): Promise<'sent' | 'refused'> {
  const { db, clock } = deps
  const id = notice.id ?? newId(clock.now())
  if (notice.id !== undefined && (await isSent(db.kysely, id))) return 'sent'
  try {
    await handOver(deps, renderNotice(deps, notice, id))
  } catch (error) {
    const fault = (error instanceof Error ? error.message : String(error)).slice(0, 300)
    await keepOutcome(deps, notice, { id, fault })
    if (error instanceof MailRefused) return 'refused'
    throw error
  }
  await keepOutcome(deps, notice, { id })
  return 'sent'
}

type Rendered = OutgoingMail & { links: string[] }

/** The whole mail. Pure but for the campus's own words. */
function renderNotice(
  { campus, baseUrl }: Pick<NoticesDeps, 'campus' | 'baseUrl'>,
  notice: Notice,
  id: string,
): Rendered {
  const { language, at, to } = notice
  const { timeZone, name } = campus.institution
  const institution = name[language]
  const content = contentOf(settingOf({ language, timeZone, institution, baseUrl, at }), notice)
  const accent = (notice.realm === undefined ? undefined : campus.realms[notice.realm])?.brand?.accent
  const look = { name: institution, accentLight: accent?.light ?? INK, accentDark: accent?.dark ?? PAPER }
  return {
    id,
    at,
    fromName: institution,
    to: to.mail,
    language,
    subject: content.subject,
    text: plainText(content),
    html: mailPage(content, language, look),
    links: linksOf(content),
  }
}

/** The accent where no realm gives one: ink on paper. */
const INK = '#1e1b16'
const PAPER = '#f4f0e6'

async function handOver({ clock, mailer, outbox }: NoticesDeps, rendered: Rendered): Promise<void> {
  if (!mailer && !outbox) throw new Error('no mail server is configured (channels.mail.smtp)')
  await mailer?.send(rendered)
  const { at: _at, fromName: _fromName, ...sent } = rendered
  await outbox?.({ ...sent, channel: 'mail', sentAt: clock.now() })
}

function keepOutcome({ db, clock }: NoticesDeps, notice: Notice, outcome: { id: string; fault?: string }) {
  const now = clock.now()
  const { person, account, realm, template } = notice
  const { fault } = outcome
  const details = { template, channel: 'mail', ...(fault === undefined ? {} : { fault }) }
  const what = fault === undefined ? 'notice.sent' : 'notice.failed'
  return db.transaction(async (tx) => {
    await keepTry(tx, notice, { ...outcome, now })
    await record(tx, { at: now, what, actor: 'system', person, account, realm, details })
  })
}

/** The jobs of this folder, for the worker. */
export function noticeTasks(deps: NoticesDeps): JobTasks {
  const deliver: JobTask = async (payload) => {
    await deliverNotice(deps, payload as QueuedNotice)
  }
  return { [DELIVER]: deliver }
}
