/** What a form of a step may hold: anything else is answered with 400, and nothing is looked at. */
import { z } from 'zod'
import { BadRequest, parseForm } from '../../base/web/parse.ts'
import type { Ask } from '../run/answer.ts'

/** Longer texts than a form of ours can hold are refused before, with 413. */
const text = z.string()
const shared = z.literal('yes').optional()
const main = z.literal('continue').optional()

const forms = {
  identify: z.object({ step: text, username: text, shared, act: main }),
  password: z.object({
    step: text,
    username: text.optional(),
    password: text,
    shared,
    asked: z.literal('shared').optional(),
    act: main,
  }),
  totp: z.object({ step: text, code: text, act: main }),
  'register-method': z.object({
    step: text,
    code: text.optional(),
    act: z.enum(['continue', 'later', 'resend']).optional(),
  }),
  'stay-signed-in': z.object({ step: text, act: z.enum(['yes', 'no']) }),
  terms: z.object({ step: text, shown: text.max(2000), act: z.enum(['accept', 'cancel']) }),
}

/** "Start again": the same request from the beginning. It belongs to no step. */
export type Again = { step: 'again' }

const again = z.object({ step: z.literal('again'), act: main })

/** The answer in a form. Throws `BadRequest` when it is none. */
export function parseAsk(body: unknown): Ask | Again {
  const step = body !== null && typeof body === 'object' && 'step' in body ? body.step : undefined
  switch (step) {
    case 'identify': {
      const form = parseForm(forms.identify, body)
      return { step, typed: form.username, shared: form.shared === 'yes' }
    }
    case 'password': {
      const form = parseForm(forms.password, body)
      const answer = { step, typed: form.password, name: form.username } as const
      return form.asked ? { ...answer, shared: form.shared === 'yes' } : answer
    }
    case 'totp':
      return { step, code: parseForm(forms.totp, body).code }
    case 'register-method': {
      const { act, code = '' } = parseForm(forms['register-method'], body)
      if (act === 'later') return { step, later: true }
      return act === 'resend' ? { step, renew: true } : { step, code }
    }
    case 'terms': {
      const { act, shown } = parseForm(forms.terms, body)
      return act === 'cancel' ? { step, declined: true } : { step, shown: parseShown(shown) }
    }
    case 'stay-signed-in':
      return { step, yes: parseForm(forms[step], body).act === 'yes' }
    case 'again':
      return { step: parseForm(again, body).step }
    default:
      throw new BadRequest('step: no step of a sign-in')
  }
}

const VERSION = /^([^:\s]{1,100}):(\d{1,4})$/

/** `aup:3 privacy:1`, as the page of the texts wrote it. */
function parseShown(shown: string): { terms: string; version: number }[] {
  return shown.split(' ').map((one) => {
    const [, terms, version] = VERSION.exec(one) ?? []
    if (terms === undefined) throw new BadRequest('shown: no versions of texts')
    return { terms, version: Number(version) }
  })
}
