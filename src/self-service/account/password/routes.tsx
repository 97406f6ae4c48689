/** `/account/password`: changing it, and the rules that answer while it is typed. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseForm } from '../../../base/web/parse.ts'
import { frameOf, type PageFrame, sendPage } from '../../../design/index.ts'
import { formatDuration, formatTimeUntil } from '../../../i18n/index.ts'
import { findAccount } from '../../../people/index.ts'
import { currentSessions, heldKnownToken } from '../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../deps.ts'
import type { Refused } from '../../refused.tsx'
import type { Call } from '../../signed-in/call.ts'
import { realmNamed } from '../../signed-in/own-accounts.ts'
import { type SignedIn, signedIn } from '../../signed-in/signed-in.tsx'
import { standingOf, stepsLeft } from '../tricked/standing.ts'
import { type ChangeRefusal, changePassword } from './change.ts'
import { secondsOf, sendAway } from './crowd.ts'
import { rulesFor } from './judge.ts'
import { PasswordPage } from './page.tsx'
import { passwordRefused, rulesInWords } from './rules-in-words.ts'

const Change = z.object({
  username: z.string().optional(),
  current: z.string(),
  password: z.string(),
  act: z.literal('continue').optional(),
})
const Typed = z.object({ password: z.string() })

export function passwordRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/account/password', async (request, reply) => {
    const { changed } = request.query as { changed?: unknown }
    // Who has just changed it asks for no more hashing, and must see that it was done.
    const away = changed === 'yes' ? undefined : sendAway(deps, { request, reply })
    if (away) return away
    const who = await signedIn(deps, { request, reply }, { choose: true })
    if (!who) return reply
    return sendForm(deps, { request, reply }, { who, changed: changed === 'yes' })
  })

  app.post('/account/password', async (request, reply) => {
    const { current, password: chosen } = parseForm(Change, request.body)
    const who = await signedIn(deps, { request, reply }, { choose: true })
    if (!who) return reply
    const { session, realm } = who
    const known = heldKnownToken(deps, request, realm.key)
    const refused = await changePassword(deps, { session, realm, current, chosen, known, visit: request.visit })
    if (refused) return sendForm(deps, { request, reply }, { who, typed: chosen, refused })
    // Whoever is half-way through an alarm goes on there.
    const left = await stepsLeft(deps.db.kysely, session.account, request.visit.now)
    const next =
      left > 0 ? `/account/tricked?account=${realm.key}` : `/account/password?account=${realm.key}&changed=yes`
    return reply.redirect(next, 303)
  })

  // Asked by a script: it is answered or not, and never sent to sign in.
  app.post('/account/password/rules', async (request, reply) => {
    const { password } = parseForm(Typed, request.body)
    const [session] = await currentSessions(deps, request, realmNamed(deps, request)?.key)
    const account = session && (await findAccount(deps.db.kysely, session.account))
    if (!account) return reply.code(401).send({ error: 'session-ended' })
    const { t } = frameOf(request, deps)
    return reply.send({ rules: rulesInWords(t, await rulesFor(deps, account, password)) })
  })
}

type Shown = { who: SignedIn; typed?: string; refused?: ChangeRefusal; changed?: boolean }

async function sendForm(deps: SelfServiceDeps, { request, reply }: Call, shown: Shown) {
  const { who, typed = '', refused, changed = false } = shown
  const account = await findAccount(deps.db.kysely, who.session.account)
  const { step } = await standingOf(deps.db.kysely, who.session.account, request.visit.now)
  const busy = refused?.refusal === 'busy'
  const slowed = refused?.refusal === 'guessing-slowed'
  if (busy || slowed) reply.header('retry-after', secondsOf(refused))
  // What was not looked at is not judged either.
  const rules = account ? rulesInWords(who.frame.t, await rulesFor(deps, account, busy ? '' : typed)) : []
  const inWords = refused && inWordsOf(deps, who.frame, { refused, now: request.visit.now })
  const page = <PasswordPage who={who} rules={rules} refused={inWords} changed={changed} alarm={step === 'password'} />
  return sendPage(reply, page, { status: busy ? 503 : slowed ? 429 : refused ? 422 : 200 })
}

function inWordsOf(
  { campus }: SelfServiceDeps,
  frame: PageFrame,
  of: { refused: ChangeRefusal; now: number },
): Refused {
  const { t, language } = frame
  const { refused, now } = of
  const key = refused.refusal
  switch (refused.refusal) {
    case 'password-refused':
      return passwordRefused(t, refused.reasons)
    case 'same-password':
      return { key, field: 'password' }
    case 'password-empty':
      return { key, field: 'current' }
    case 'current-password-wrong':
      return { key, field: 'current', values: { left: refused.left } }
    case 'current-password-locked':
      return { key, values: { time: formatTimeUntil(language, refused.until, campus.institution.timeZone, now) } }
    case 'busy':
    case 'guessing-slowed':
      return { key, values: { time: formatDuration(language, refused.retryAfter) } }
    case 'current-password-disabled':
      return { key }
  }
}
