/** The one place where refusals at the door and faults become answers. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AWAY_FOR, isDatabaseAway } from '../../base/database/database.ts'
import { randomDigits } from '../../base/random.ts'
import type { Log } from '../../base/telemetry/log.ts'
import { BadRequest } from '../../base/web/parse.ts'
import { ForeignForm } from '../../base/web/server.ts'
import {
  ButtonLink,
  DoorPage,
  type FrameDeps,
  frameOf,
  Refusal,
  type RefusalKey,
  sendPage,
} from '../../design/index.ts'
import { formatDuration, type TextKey } from '../../i18n/index.ts'

type Shown = { status: number; title: TextKey; refusal: RefusalKey }

const NOT_FOUND: Shown = { status: 404, title: 'error.not-found-title', refusal: 'not-found' }
const BAD_REQUEST: Shown = { status: 400, title: 'error.bad-request-title', refusal: 'bad-request' }
const FOREIGN_FORM: Shown = { status: 403, title: 'error.form-token-title', refusal: 'form-token' }
const TOO_LARGE: Shown = { status: 413, title: 'error.too-large-title', refusal: 'too-large' }
const BUSY: Shown = { status: 503, title: 'error.busy-title', refusal: 'busy' }
const OUR_FAULT: Shown = { status: 500, title: 'error.our-fault-title', refusal: 'our-fault' }

/** Answers what no route answers, and what a route throws. */
export function answerFaults(app: FastifyInstance, deps: FrameDeps & { log: Log }): void {
  app.setNotFoundHandler((request, reply) => show(request, reply, { deps, shown: NOT_FOUND }))
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const shown = shownFor(error)
    const reference = shown === OUR_FAULT ? randomDigits(8) : undefined
    if (reference) deps.log.error({ err: error, reference, route: request.routeOptions.url }, 'a request failed')
    else if (shown === BUSY) deps.log.warn({ err: error }, 'the database is away')
    return show(request, reply, { deps, shown, ...(reference && { reference }) })
  })
}

function shownFor(error: FastifyError): Shown {
  if (error instanceof BadRequest) return BAD_REQUEST
  if (error instanceof ForeignForm) return FOREIGN_FORM
  if (isDatabaseAway(error)) return BUSY
  const { statusCode = 500 } = error
  if (statusCode === 413) return TOO_LARGE
  if (statusCode === 404) return NOT_FOUND
  return statusCode >= 400 && statusCode < 500 ? { ...BAD_REQUEST, status: statusCode } : OUR_FAULT
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, shown, reference = '' }: { deps: FrameDeps; shown: Shown; reference?: string },
) {
  const { status, title, refusal } = shown
  if (shown === BUSY) reply.header('retry-after', AWAY_FOR)
  if (request.headers.accept?.includes('application/json')) return reply.code(status).send({ error: refusal })
  const frame = frameOf(request, deps, { here: request.method === 'GET' ? request.url : '/' })
  const { t, language } = frame
  const values = { reference, time: formatDuration(language, AWAY_FOR * 1000) }
  const page = (
    <DoorPage frame={frame} step="refused" title={t(title)} failed>
      <Refusal refusal={refusal} t={t} values={values} />
      <ButtonLink href="/" door full>
        {t(status === 404 ? 'error.home' : 'error.again')}
      </ButtonLink>
    </DoorPage>
  )
  return sendPage(reply, page, { status })
}
