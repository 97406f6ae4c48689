import { parseForm } from '../../../base/web/parse.ts'
import type { Ask } from '../../run/answer.ts'
import { forms } from './forms.ts'

/** The page of registering has a form for each kind, and beside them what leads to another kind or out. */
export function parseRegistering(body: unknown): Ask {
  const step = 'register-method'
  const form = parseForm(forms[step], body)
  const { kind, act, code, answer, name, number, country, by } = form
  if (form.switch !== undefined) return { step, said: { did: 'switch', kind: form.switch } }
  if (act === 'later' || act === 'back' || act === 'another-way') return { step, said: { did: act } }
  if (act === 'resend') return { step, kind, again: true, by }
  const how = by ?? (kind === 'voice' ? kind : 'sms')
  if (number !== undefined) return { step, kind, number, country: country ?? '', by: how }
  if (answer !== undefined) return { step, kind, answer, name }
  // A call is confirmed on the telephone, a link in the app: their forms have nothing to type.
  const elsewhere = kind === 'sms' || kind === 'voice' || kind === 'app'
  if (code === undefined && elsewhere) return { step, kind, answered: true }
  return { step, kind, code: code ?? '', name }
}
