/** Which page says how an activation stands. */
import { frameOf, type PageFrame, sendPage } from '../../../design/index.ts'
import { formatDuration, formatTimeUntil } from '../../../i18n/index.ts'
import { nameExamples } from '../../../sign-in/index.ts'
import { secondsOf } from '../../account/password/crowd.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import { type Call, pageAddress } from '../../signed-in/call.ts'
import { BeginPage } from './pages/begin.tsx'
import { NoWayPage } from './pages/no-way.tsx'
import type { BeginRefusal, NoWay } from './run/refusal.ts'

type Begin = { name: string; refused: BeginRefusal }

/** The first page; with what was typed and why it was refused, when it was. */
export function sendBegin(deps: SelfServiceDeps, { request, reply }: Call, failed?: Begin) {
  const frame = frameOf(request, deps, { here: '/activate' })
  const { campus } = deps
  const refused = failed && beginRefused(deps, frame, { refused: failed.refused, now: request.visit.now })
  // Nobody's name is that long: what was pasted in its place is not given back.
  const name = failed?.name.slice(0, 320)
  const page = <BeginPage frame={frame} campus={campus} name={name} refused={refused} />
  const slowed = failed?.refused.refusal === 'guessing-slowed' ? failed.refused : undefined
  if (slowed) reply.header('retry-after', secondsOf(slowed))
  return sendPage(reply, page, { status: slowed ? 429 : failed ? 422 : 200 })
}

function beginRefused(
  { campus }: SelfServiceDeps,
  { t, language }: PageFrame,
  of: { refused: BeginRefusal; now: number },
): Refused {
  const { refused, now } = of
  const key = refused.refusal
  switch (refused.refusal) {
    case 'activation-failed':
      return { key, field: 'password', values: { left: refused.left } }
    case 'activation-locked':
      return { key, values: { time: formatTimeUntil(language, refused.until, campus.institution.timeZone, now) } }
    case 'method-disabled':
      return { key }
    case 'guessing-slowed':
      return { key, values: { time: formatDuration(language, refused.retryAfter) } }
    case 'initial-password-empty':
      return { key, field: 'password' }
    default:
      return { key, field: 'username', values: { examples: nameExamples(campus, t) } }
  }
}

/** A link or a run that leads no further. */
export function sendNoWay(deps: SelfServiceDeps, { request, reply }: Call, { refusal }: NoWay) {
  const frame = frameOf(request, deps, { here: pageAddress(request) })
  // Of two who set a password at once, the second is told that the race is lost.
  const lost = refusal === 'activation-code-spent' && request.method === 'POST'
  const status = refusal === 'activation-elsewhere' ? 403 : lost ? 409 : 422
  return sendPage(reply, <NoWayPage frame={frame} campus={deps.campus} refusal={refusal} />, { status })
}
