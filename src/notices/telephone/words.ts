/** What a text and a call say. Pure. */
import { formatTime, type Language, speak } from '../../i18n/index.ts'
import type { CallWords } from './outgoing.ts'

/** What the proof is for. */
export type TelephonePurpose = 'sign-in' | 'register' | 'address'

type Setting = { readonly language: Language; readonly institution: string; readonly purpose: TelephonePurpose }

export type TextSetting = Setting & {
  readonly code: string
  readonly expires: number
  readonly now: number
  readonly timeZone: string
  /** The base address, whose host alone may fill the code in. */
  readonly baseUrl: string
}

/**
 * Code first, since that is what a locked telephone shows; and at the end the line by which browsers fill it in, on our
 * own host alone (Origin-bound one-time codes delivered via SMS, WICG).
 */
export function codeText(setting: TextSetting): string {
  const { language, institution, purpose, code, expires, now, timeZone, baseUrl } = setting
  const t = speak(language)
  const until = formatTime(language, expires, timeZone, now)
  const words = t('telephone.text', { purpose, code: inTwo(code), institution, until })
  return `${words}\n\n@${new URL(baseUrl).hostname} #${code}`
}

/** "482 913": three and three, as people read them. */
const inTwo = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** All that a call may have to say. */
export function callWords({ language, institution, purpose }: Setting): CallWords {
  const t = speak(language)
  return {
    ask: t('telephone.call.ask', { institution, purpose }),
    again: t('telephone.call.again'),
    confirmed: t('telephone.call.confirmed'),
    declined: t('telephone.call.declined', { institution }),
    goodbye: t('telephone.call.goodbye'),
  }
}
