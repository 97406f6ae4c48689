/** Which page says how an activation stands. */
import { realmByKey } from '../../../campus/index.ts'
import { frameOf, type PageFrame, sendPage } from '../../../design/index.ts'
import { formatDuration, formatTimeUntil } from '../../../i18n/index.ts'
import { nameExamples } from '../../../sign-in/index.ts'
import { secondsOf } from '../../account/password/crowd.ts'
import { rulesFor } from '../../account/password/judge.ts'
import { passwordRefused, rulesInWords } from '../../account/password/rules-in-words.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import { type Call, pageAddress } from '../../signed-in/call.ts'
import { initialsOf } from '../../signed-in/names.ts'
import { BeginPage } from './pages/begin.tsx'
import { ChoosePage } from './pages/choose.tsx'
import { NoWayPage } from './pages/no-way.tsx'
import type { Choosing } from './run/choose.ts'
import type { BeginRefusal, ChooseRefusal, NoWay } from './run/refusal.ts'

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

type Choose = { choosing: Choosing; typed?: string; mend?: ChooseRefusal }

/** The page of the new password. */
export async function sendChoose(
  deps: SelfServiceDeps,
  { request, reply }: Call,
  { choosing, typed = '', mend }: Choose,
) {
  const { flow, account } = choosing
  const frame = frameOf(request, deps, { realm: realmByKey(deps.campus, account.realm), here: `/activate/${flow}` })
  const busy = mend?.refusal === 'busy'
  // What was not looked at is not judged either.
  const rules = rulesInWords(frame.t, await rulesFor(deps, account, busy ? '' : typed))
  const shown = { name: account.signInName, initials: initialsOf(account) }
  const refused = mend && chooseRefused(frame, mend)
  if (busy) reply.header('retry-after', secondsOf(mend))
  const page = <ChoosePage frame={frame} flow={flow} account={shown} rules={rules} refused={refused} />
  return sendPage(reply, page, { status: mend ? STATUSES[mend.refusal] : 200 })
}

const STATUSES = { busy: 503, 'password-refused': 422 } as const

const chooseRefused = ({ t, language }: PageFrame, mend: ChooseRefusal): Refused =>
  mend.refusal === 'busy'
    ? { key: 'busy', values: { time: formatDuration(language, mend.retryAfter) } }
    : passwordRefused(t, mend.reasons)

/** A link or a run that leads no further. */
export function sendNoWay(deps: SelfServiceDeps, { request, reply }: Call, { refusal }: NoWay) {
  const frame = frameOf(request, deps, { here: pageAddress(request) })
  // Of two who set a password at once, the second is told that the race is lost.
  const lost = refusal === 'activation-code-spent' && request.method === 'POST'
  const status = refusal === 'activation-elsewhere' ? 403 : lost ? 409 : 422
  return sendPage(reply, <NoWayPage frame={frame} campus={deps.campus} refusal={refusal} />, { status })
}
