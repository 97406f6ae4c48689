/** TwiML: what a call does, as a provider of Twilio's interface reads it. Pure. */
import type { Language } from '../../../i18n/index.ts'
import { fillIn } from '../fill-in.ts'
import type { CallWords } from '../outgoing.ts'

/** As the provider names the voices of our languages. */
const VOICES: { readonly [L in Language]: string } = { en: 'en-GB', nl: 'nl-BE' }

type Asking = { readonly language: Language; readonly words: CallWords; readonly hook: string }

/** Says the question and waits for one key, twice; `#` is a key like the others, and does not end the typing. */
export const askForKey = ({ language, words, hook }: Asking): string =>
  response(
    gather({ language, hook }, words.ask),
    gather({ language, hook }, words.again),
    say(language, words.goodbye),
    '<Hangup/>',
  )

/** Asks once more, after another key. */
export const askAgain = ({ language, words, hook }: Asking): string =>
  response(gather({ language, hook }, words.again), say(language, words.goodbye), '<Hangup/>')

/** Says a last word. */
export const sayAndEnd = (language: Language, word: string): string => response(say(language, word), '<Hangup/>')

const response = (...verbs: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs.join('')}</Response>`

const gather = ({ language, hook }: Pick<Asking, 'language' | 'hook'>, word: string): string =>
  `<Gather input="dtmf" numDigits="1" finishOnKey="" timeout="8" method="POST" action="${xml(`${hook}?lang=${language}`)}">${say(language, word)}</Gather>`

const say = (language: Language, word: string): string => `<Say language="${VOICES[language]}">${xml(word)}</Say>`

const xml = (value: string): string =>
  fillIn('{text}', { to: '', text: value, sender: '', secret: '', hook: '' }, 'xml')
