/** Which page says how a recovery stands. */
import { SECOND } from '../../../base/time/instant.ts'
import { frameOf, type PageFrame, sendPage } from '../../../design/index.ts'
import { formatDuration } from '../../../i18n/index.ts'
import { nameExamples } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import { type Call, pageAddress } from '../../signed-in/call.ts'
import { AskPage } from './pages/ask.tsx'
import { NoWayPage } from './pages/no-way.tsx'
import type { AskRefusal, NoWay } from './run/refusal.ts'

type Ask = { name?: string | undefined; refused?: AskRefusal }

const ASK_STATUS = {
  'too-many-mails': 429,
  'recovery-name': 422,
  'name-too-long': 422,
  'temporary-account': 422,
} as const

/** The first page; with what was typed and why it was refused, when it was. */
export function sendAsk(deps: SelfServiceDeps, { request, reply }: Call, { name, refused }: Ask = {}) {
  const frame = frameOf(request, deps, { here: '/recover' })
  const { campus } = deps
  if (refused && 'retryAfter' in refused) reply.header('retry-after', Math.ceil(refused.retryAfter / SECOND))
  const said = refused && askRefused(deps, frame, refused)
  // Nobody's name is that long: what was pasted in its place is not given back.
  const page = <AskPage frame={frame} campus={campus} name={name?.slice(0, 320)} refused={said} />
  return sendPage(reply, page, { status: refused ? ASK_STATUS[refused.refusal] : 200 })
}

function askRefused({ campus }: SelfServiceDeps, { t, language }: PageFrame, refused: AskRefusal): Refused {
  const key = refused.refusal
  if ('retryAfter' in refused) return { key, values: { time: formatDuration(language, refused.retryAfter) } }
  return { key, field: 'username', values: { examples: nameExamples(campus, t) } }
}

/** A link or a run that leads no further. */
export function sendNoWay(deps: SelfServiceDeps, { request, reply }: Call, { refusal }: NoWay) {
  const frame = frameOf(request, deps, { here: pageAddress(request) })
  // Of two who set a password at once, the second is told that the race is lost.
  const lost = refusal === 'recovery-code-spent' && request.method === 'POST' && request.url !== '/recover/code'
  const status = refusal === 'recovery-elsewhere' ? 403 : lost ? 409 : 422
  return sendPage(reply, <NoWayPage frame={frame} campus={deps.campus} refusal={refusal} />, { status })
}
