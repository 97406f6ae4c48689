/** What the form of each step may hold: anything else is answered with 400, and nothing is looked at. */
import { z } from 'zod'
import { type MethodKind, offeredKinds } from '../../../methods/index.ts'

/** Longer texts than a form of ours can hold are refused before, with 413. */
const text = z.string()
const yes = z.literal('yes').optional()
const main = z.literal('continue').optional()
const acts = <const Act extends string>(...also: readonly Act[]) => z.enum(['continue', ...also]).optional()

const isKind = (text: unknown): text is MethodKind => offeredKinds.some((kind) => kind === text)
const kind = z.custom<MethodKind>(isKind)

/** One method: `totp:0199…`. */
const way = z
  .string()
  .regex(/^[a-z-]{3,20}:[0-9a-f-]{36}$/)
  .transform((written, context) => {
    const at = written.indexOf(':')
    const [named, id] = [written.slice(0, at), written.slice(at + 1)]
    if (isKind(named)) return { kind: named, id }
    context.addIssue({ code: 'custom', message: 'no kind of method' })
    return z.NEVER
  })

const method = z.union([z.enum(['access-pass', 'reset-code']), way])
/** A code from paper is longer than one from an app, and typed with spaces; still short. */
const spelled = text.max(200).default('')

export const forms = {
  identify: z.object({
    step: text,
    username: text.optional(),
    shared: yes,
    passkey: text.optional(),
    act: acts('qr'),
    /** A button of its own: the known browser whose account is to be asked. */
    remembered: z.uuid().optional(),
    /** What the page waited for has come. */
    device: yes,
    remember: yes,
  }),
  password: z.object({
    step: text,
    username: text.optional(),
    password: text,
    keys: text.max(10).optional(),
    shared: yes,
    asked: z.literal('shared').optional(),
    act: main,
  }),
  qr: z.object({ step: text, act: acts('resend', 'back'), remember: yes }),
  device: z.object({ step: text, act: acts('another-way', 'resend', 'back') }),
  totp: z.object({ step: text, code: text.default(''), act: acts('another-way'), method: method.optional() }),
  'app-code': z.object({ step: text, code: text.default(''), act: acts('another-way'), method: method.optional() }),
  approval: z.object({ step: text, act: acts('another-way', 'resend'), method: method.optional(), remember: yes }),
  'security-key': z.object({
    step: text,
    answer: text.default(''),
    act: acts('another-way'),
    method: method.optional(),
  }),
  'phone-code': z.object({
    step: text,
    code: text.default(''),
    act: acts('another-way', 'resend', 'back'),
    method: method.optional(),
  }),
  voice: z.object({ step: text, act: acts('another-way', 'resend', 'back'), method: method.optional() }),
  locked: z.object({ step: text, act: z.literal('another-way') }),
  'choose-method': z.object({ step: text, method: method.optional(), act: z.literal('back').optional() }),
  'access-pass': z.object({ step: text, code: spelled, act: acts('another-way', 'back') }),
  'reset-code': z.object({
    step: text,
    code: spelled,
    lost: z.union([z.literal('all'), way]).default('all'),
    act: acts('another-way', 'back'),
  }),
  'register-method': z.object({
    step: text,
    /** Of the page on which this was answered. */
    kind: kind.optional(),
    /** To which the person switches. */
    switch: kind.optional(),
    code: text.optional(),
    answer: text.optional(),
    name: text.max(200).optional(),
    country: text.max(10).optional(),
    number: text.max(100).optional(),
    by: z.enum(['sms', 'voice']).optional(),
    act: acts('another-way', 'resend', 'back', 'later'),
  }),
  'keep-reset-code': z.object({ step: text, act: main }),
  'stay-signed-in': z.object({ step: text, act: z.enum(['yes', 'no']) }),
  terms: z.object({ step: text, shown: text.max(2000), act: z.enum(['accept', 'cancel']) }),
  again: z.object({ step: z.literal('again'), act: main }),
}
