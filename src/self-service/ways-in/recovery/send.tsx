/** Which page says how a recovery stands. */
import { SECOND } from '../../../base/time/instant.ts'
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
import { AskPage } from './pages/ask.tsx'
import { ChoosePage } from './pages/choose.tsx'
import { NoWayPage } from './pages/no-way.tsx'
import type { Choosing } from './run/choose.ts'
import type { AskRefusal, ChooseRefusal, NoWay } from './run/refusal.ts'

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

type Choose = { choosing: Choosing; typed?: string; mend?: ChooseRefusal }

/** The page of the new password. */
export async function sendChoose(
  deps: SelfServiceDeps,
  { request, reply }: Call,
  { choosing, typed = '', mend }: Choose,
) {
  const { flow, account } = choosing
  const { campus } = deps
  const frame = frameOf(request, deps, { realm: realmByKey(campus, account.realm), here: `/recover/${flow}` })
  const busy = mend?.refusal === 'busy'
  // What was not looked at is not judged either.
  const rules = rulesInWords(frame.t, await rulesFor(deps, account, busy ? '' : typed))
  const shown = { name: account.signInName, initials: initialsOf(account) }
  const until = formatTimeUntil(frame.language, choosing.until, campus.institution.timeZone, request.visit.now)
  if (busy) reply.header('retry-after', secondsOf(mend))
  const refused = mend && chooseRefused(frame, mend)
  const page = <ChoosePage {...{ frame, flow, until, rules, refused }} account={shown} />
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
  const lost = refusal === 'recovery-code-spent' && request.method === 'POST' && request.url !== '/recover/code'
  const status = refusal === 'recovery-elsewhere' ? 403 : lost ? 409 : 422
  return sendPage(reply, <NoWayPage frame={frame} campus={deps.campus} refusal={refusal} />, { status })
}
