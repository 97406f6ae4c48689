import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Database } from '../../base/database/database.ts'
import { isId } from '../../base/ids.ts'
import { isoTime, SECOND } from '../../base/time/instant.ts'
import { parseForm } from '../../base/web/parse.ts'
import { noticePage, noticesTo } from './outbox-store.ts'

const querySchema = z.object({ to: z.string().max(320).optional() })

/** A mail is a page of somebody else's making: without scripts, without forms, without an origin, fetching nothing. */
const PREVIEW_POLICY = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** How long an answer waits for notices that are on their way. */
const PATIENCE = 5 * SECOND

/** The outbox for programs, and each notice as its page. */
export function outboxRoutes(
  app: FastifyInstance,
  { db, runDueJobs }: { db: Database; runDueJobs: () => Promise<unknown> },
): void {
  app.get('/demo/outbox.json', async (request, reply) => {
    const { to } = parseForm(querySchema, request.query)
    // What somebody did before this call has its mails in the answer.
    await Promise.race([runDueJobs(), wait(PATIENCE, undefined, { ref: false })])
    const notices = await noticesTo(db.kysely, to)
    return reply.header('cache-control', 'no-store').send(
      notices.map(({ payload, sentAt, ...notice }) => ({
        ...notice,
        ...(payload === null ? {} : { payload }),
        sentAt: isoTime(sentAt),
      })),
    )
  })
  app.get<{ Params: { id: string } }>('/demo/outbox/:id', async (request, reply) => {
    const { id } = request.params
    const page = isId(id) ? await noticePage(db.kysely, id) : undefined
    if (page === undefined) return reply.callNotFound()
    return reply
      .headers({ 'cache-control': 'no-store', 'content-security-policy': PREVIEW_POLICY })
      .type('text/html; charset=utf-8')
      .send(page)
  })
}
