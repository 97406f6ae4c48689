/** The answer in a form of a step. */
import { BadRequest, parseForm } from '../../../base/web/parse.ts'
import type { Ask, Said } from '../../run/answer.ts'
import { forms } from './forms.ts'
import { parseRegistering } from './registering.ts'

/** "Start again": the same request from the beginning. It belongs to no step. */
export type Again = { step: 'again' }

type Parsers = { readonly [Step in keyof typeof forms]: (body: unknown) => Ask | Again }

const said = (step: Said['step'], event: Said['said']): Said => ({ step, said: event })

const parsers: Parsers = {
  identify(body) {
    const { username, shared, passkey, ...form } = parseForm(forms.identify, body)
    const answer = { step: 'identify', shared: shared === 'yes' } as const
    if (passkey) return { ...answer, passkey }
    if (form.remembered) return { step: 'identify', remembered: form.remembered }
    if (form.device) return { ...answer, device: true, remember: form.remember === 'yes' }
    if (form.act === 'qr') return said('identify', { did: 'show-qr', shared: answer.shared })
    if (username === undefined) throw new BadRequest('username: it is missing')
    return { ...answer, typed: username }
  },
  password(body) {
    const form = parseForm(forms.password, body)
    const answer = { step: 'password', typed: form.password, name: form.username, keys: form.keys === 'yes' } as const
    return form.asked ? { ...answer, shared: form.shared === 'yes' } : answer
  },
  qr: (body) => {
    const { act, remember } = parseForm(forms.qr, body)
    return leaving('qr', { act }) ?? { step: 'qr', device: true, remember: remember === 'yes' }
  },
  device: (body) => leaving('device', parseForm(forms.device, body)) ?? { step: 'device', device: true },
  totp: (body) => {
    const form = parseForm(forms.totp, body)
    return leaving('totp', form) ?? { step: 'totp', code: form.code }
  },
  'app-code': (body) => {
    const form = parseForm(forms['app-code'], body)
    return leaving('app-code', form) ?? { step: 'app-code', code: form.code }
  },
  approval: (body) => {
    const form = parseForm(forms.approval, body)
    return leaving('approval', form) ?? { step: 'approval', remember: form.remember === 'yes' }
  },
  'security-key': (body) => {
    const form = parseForm(forms['security-key'], body)
    return leaving('security-key', form) ?? { step: 'security-key', answer: form.answer }
  },
  'phone-code': (body) => {
    const form = parseForm(forms['phone-code'], body)
    return leaving('phone-code', form) ?? { step: 'phone-code', code: form.code }
  },
  voice: (body) => leaving('voice', parseForm(forms.voice, body)) ?? { step: 'voice', answered: true },
  locked: (body) => said('locked', { did: parseForm(forms.locked, body).act }),
  'choose-method': (body) => {
    const { method, act } = parseForm(forms['choose-method'], body)
    if (method !== undefined) return said('choose-method', { did: 'choose', way: method })
    if (act === undefined) throw new BadRequest('method: none was chosen')
    return said('choose-method', { did: act })
  },
  'access-pass': (body) => {
    const form = parseForm(forms['access-pass'], body)
    return leaving('access-pass', form) ?? { step: 'access-pass', code: form.code }
  },
  'reset-code': (body) => {
    const form = parseForm(forms['reset-code'], body)
    return leaving('reset-code', form) ?? { step: 'reset-code', code: form.code, lost: form.lost }
  },
  'register-method': parseRegistering,
  'keep-reset-code': (body) => {
    parseForm(forms['keep-reset-code'], body)
    return said('keep-reset-code', { did: 'kept' })
  },
  'stay-signed-in': (body) =>
    said('stay-signed-in', { did: 'stay', yes: parseForm(forms['stay-signed-in'], body).act === 'yes' }),
  terms(body) {
    const { act, shown } = parseForm(forms.terms, body)
    return said('terms', act === 'cancel' ? { did: 'decline' } : { did: 'accept', shown: parseShown(shown) })
  },
  again: (body) => ({ step: parseForm(forms.again, body).step }),
}

/** The answer in a form. Throws `BadRequest` when it is none. */
export function parseAsk(body: unknown): Ask | Again {
  const step = body !== null && typeof body === 'object' && 'step' in body ? body.step : undefined
  if (typeof step !== 'string' || !Object.hasOwn(parsers, step)) throw new BadRequest('step: no step of a sign-in')
  return parsers[step as keyof Parsers](body)
}

type Left = { act?: string | undefined; method?: (Said['said'] & { did: 'choose' })['way'] | undefined }

/** What is pressed in place of the answer. */
function leaving(step: Said['step'], { act, method }: Left): Said | undefined {
  if (method !== undefined) return said(step, { did: 'choose', way: method })
  if (act === 'another-way') return said(step, { did: act })
  if (act === 'resend') return said(step, { did: 'send' })
  if (act !== 'back') return undefined
  // From the page of a factor there is nothing to go back to but the list.
  return said(step, { did: step === 'phone-code' || step === 'voice' ? 'another-way' : act })
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
