/**
 * `/hooks/voice/{word}` and `/hooks/sms/{word}`: what a provider tells of a call or text that it took from us. The word
 * in the address is one that only we can make, and the request is signed by the provider's token: neither alone counts.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Database } from '../../base/database/database.ts'
import type { Clock } from '../../base/time/clock.ts'
import { BadRequest } from '../../base/web/parse.ts'
import type { Campus } from '../../campus/index.ts'
import { isLanguage, type Language } from '../../i18n/index.ts'
import { answerCall, type CallAnswer, challengeOfMark, endCall, loseText } from '../../methods/index.ts'
import { askAgain, callWords, sayAndEnd, type Telephone } from '../../notices/index.ts'

export type PhoneHookDeps = {
  db: Database
  clock: Clock
  campus: Pick<Campus, 'institution'>
  keyring: Keyring
  baseUrl: string
  telephone?: Telephone | undefined
}

const Fields = z.record(z.string().max(100), z.string().max(2_000))
type Hook = { Params: { word: string }; Querystring: { lang?: unknown } }

/** A call that ended in one of these ways was not confirmed, unless it was before. */
const ENDED = new Set(['completed', 'busy', 'no-answer', 'failed', 'canceled'])
const LOST = new Set(['undelivered', 'failed'])

/** The hooks; without gateways that could call them, they are not there. */
export function phoneHookRoutes(app: FastifyInstance, deps: PhoneHookDeps): void {
  if (!deps.telephone) return
  // Open: a provider has no anti-forgery token; its signature stands for it.
  const open = { config: { open: true } }
  app.post<Hook>('/hooks/voice/:word', open, async (request, reply) => {
    const told = heard(deps, request)
    if (typeof told === 'number') return reply.code(told).send()
    const answer = await answerCall(deps, { id: told.id, keys: told.fields.Digits ?? '' })
    return sendTwiml(deps, reply, { answer, word: request.params.word, language: languageIn(request) })
  })
  app.post<Hook>('/hooks/voice/:word/status', open, async (request, reply) => {
    const told = heard(deps, request)
    if (typeof told === 'number') return reply.code(told).send()
    if (ENDED.has(told.fields.CallStatus ?? '')) await endCall(deps, told.id)
    return reply.code(204).send()
  })
  app.post<Hook>('/hooks/sms/:word', open, async (request, reply) => {
    const told = heard(deps, request)
    if (typeof told === 'number') return reply.code(told).send()
    if (LOST.has(told.fields.MessageStatus ?? '')) await loseText(deps, told.id)
    return reply.code(204).send()
  })
}

/** The challenge that a request is about, and its fields; or the status that it is refused with. */
function heard(
  { keyring, baseUrl, telephone }: PhoneHookDeps,
  request: FastifyRequest<Hook>,
): { id: string; fields: Record<string, string> } | 403 | 404 {
  const parsed = Fields.safeParse(request.body ?? {})
  if (!parsed.success) throw new BadRequest('form fields, each once')
  const signature = request.headers['x-twilio-signature']
  // The base address is ours, and no header's: a provider signs the address that we gave it.
  const signed = { address: `${baseUrl}${request.url}`, fields: parsed.data, signature: String(signature ?? '') }
  if (!telephone?.isFromProvider(signed)) return 403
  const id = challengeOfMark(keyring, request.params.word)
  return id === undefined ? 404 : { id, fields: parsed.data }
}

const languageIn = ({ query }: FastifyRequest<Hook>): Language =>
  typeof query.lang === 'string' && isLanguage(query.lang) ? query.lang : 'en'

type Said = { answer: CallAnswer; word: string; language: Language }

function sendTwiml({ campus, baseUrl }: PhoneHookDeps, reply: FastifyReply, { answer, word, language }: Said) {
  const words = callWords({ language, institution: campus.institution.name[language], purpose: 'sign-in' })
  const hook = `${baseUrl}/hooks/voice/${word}`
  const last = { confirmed: words.confirmed, declined: words.declined, over: words.goodbye }
  const twiml = answer === 'again' ? askAgain({ language, words, hook }) : sayAndEnd(language, last[answer])
  return reply.header('cache-control', 'no-store').type('text/xml; charset=utf-8').send(twiml)
}
