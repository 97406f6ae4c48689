import type { FastifyInstance } from 'fastify'
import { type AnswerOutcome, answerRequest } from '../../../../methods/index.ts'
import type { AuthenticatorDeps } from '../../deps.ts'
import { tellAnswered } from '../../telling/answered.ts'
import { Answer, parseBody } from '../messages.ts'
import { isRefused, type Refused, say } from '../say.ts'
import { countingStrangers } from '../strangers.ts'

/** What a person decided on the phone. It is written down with what it did, wrong PINs too. */
export function answerRoutes(api: FastifyInstance, deps: AuthenticatorDeps): void {
  api.post('/requests/answer', async (request, reply) => {
    const answer = answerOf(request.body)
    const { visit } = request
    const outcome = await deps.db.transaction(async (tx) => {
      const answered = await answerRequest(deps, tx, { answer, address: visit.address, now: visit.now })
      if ('account' in answered) await tellAnswered(deps, tx, { answered, visit })
      return answered
    })
    return say(reply, await countingStrangers(deps, visit, shownOf(outcome)), visit.now)
  })
}

/** What is left out and what is undefined are one to whoever looks at it. */
function answerOf(body: unknown): Parameters<typeof answerRequest>[2]['answer'] {
  const { number, sealed, assertion, ...answer } = parseBody(Answer, body)
  return {
    ...answer,
    ...(number !== undefined && { number }),
    ...(sealed !== undefined && { sealed }),
    ...(assertion && { assertion: { ...assertion, response: { ...assertion.response } } }),
  } as Parameters<typeof answerRequest>[2]['answer']
}

/** Of all that is known of it, what the app is told. */
function shownOf(outcome: AnswerOutcome): object | Refused {
  if (!isRefused(outcome)) {
    const link = outcome.outcome === 'approved' ? outcome.link : undefined
    return { outcome: outcome.outcome, ...(link && { link: linkOf(link) }) }
  }
  const { refused } = outcome
  return refused === 'wrong-pin' ? { refused, left: outcome.left } : { refused }
}

const linkOf = ({ address, typed, expires }: { address: string; typed: string; expires: number }) => ({
  address,
  typed,
  expires,
})
