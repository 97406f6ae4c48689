/** `/account/profile/wrong`: something on record is wrong. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { SECOND } from '../../../../base/time/instant.ts'
import { parseForm } from '../../../../base/web/parse.ts'
import { sendPage } from '../../../../design/index.ts'
import { formatDuration } from '../../../../i18n/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import type { Refused } from '../../../refused.tsx'
import type { Call } from '../../../signed-in/call.ts'
import { type SignedIn, signedIn } from '../../../signed-in/signed-in.tsx'
import { homeOf } from '../home.ts'
import { WrongPage } from './page.tsx'
import { MOST_WORDS, PARTS, type Part, type ReportRefusal, reportWrong } from './report.ts'

const Wrong = z.object({ about: z.enum(PARTS).optional(), words: z.string(), act: z.literal('continue').optional() })

export function recordRoutes(app: FastifyInstance, deps: SelfServiceDeps): void {
  app.get('/account/profile/wrong', async (request, reply) => {
    const who = await signedIn(deps, { request, reply }, { choose: true })
    return who ? sendPage(reply, <WrongPage who={who} campus={deps.campus} />) : reply
  })

  app.post('/account/profile/wrong', async (request, reply) => {
    const { about: part, words } = parseForm(Wrong, request.body)
    const who = await signedIn(deps, { request, reply }, { choose: true })
    if (!who) return reply
    const by = { session: who.session, visit: request.visit }
    const refused = await reportWrong(deps, by, { part, typed: words })
    if (refused) return sendWrong(deps, { request, reply }, { who, typed: { part, words }, refused })
    return reply.redirect(homeOf(who, { done: 'reported' }), 303)
  })
}

type Shown = { who: SignedIn; typed: { part: Part | undefined; words: string }; refused: ReportRefusal }

function sendWrong({ campus }: SelfServiceDeps, { reply }: Call, { who, typed, refused }: Shown) {
  const tooMany = 'retryAfter' in refused ? refused.retryAfter : undefined
  if (tooMany !== undefined) reply.header('retry-after', Math.ceil(tooMany / SECOND))
  const page = <WrongPage {...{ who, campus, typed }} refused={inWords(who, refused)} />
  return sendPage(reply, page, { status: tooMany === undefined ? 422 : 429 })
}

function inWords({ frame: { language } }: SignedIn, refused: ReportRefusal): Refused {
  const key = refused.refusal
  switch (refused.refusal) {
    case 'too-many-reports':
      return { key, values: { time: formatDuration(language, refused.retryAfter) } }
    case 'no-office':
      return { key }
    case 'part-missing':
      return { key, field: 'about' }
    default:
      return { key, field: 'words', values: { most: MOST_WORDS } }
  }
}
