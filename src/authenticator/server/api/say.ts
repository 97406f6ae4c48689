/** Answers as the app reads them: with the server's time, and what is refused under its key. */
import type { FastifyReply } from 'fastify'
import { SECOND } from '../../../base/time/instant.ts'
import type { DeviceRefusal } from '../../../methods/index.ts'

export type RefusalKey = DeviceRefusal | 'push-refused' | 'method-gone'
export type Refused = { readonly refused: RefusalKey; readonly retryAfter?: number | undefined }

/** All others are refused with their reason: 422. */
const STATUS: Partial<Record<RefusalKey, number>> = {
  'bad-answer': 403,
  'device-unknown': 404,
  'method-gone': 404,
  'code-taken': 409,
  'link-used': 409,
  'request-over': 409,
  'too-many-tries': 429,
  'too-many-requests': 429,
}

export const isRefused = <T extends object>(said: T): said is Extract<T, { refused: unknown }> => 'refused' in said

/** `retryAfter` in milliseconds. */
export function say(reply: FastifyReply, said: object, now: number): FastifyReply {
  if (!('refused' in said)) return reply.send({ ...said, now })
  const { refused, ...values } = said as Refused
  if (values.retryAfter !== undefined) reply.header('retry-after', Math.ceil(values.retryAfter / SECOND))
  return reply.code(STATUS[refused] ?? 422).send({ refusal: refused, ...values, now })
}
