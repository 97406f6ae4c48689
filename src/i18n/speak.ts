import { IntlMessageFormat } from 'intl-messageformat'
import type { Language, TextValues } from './text.ts'
import { type TextKey, texts } from './texts.ts'

/** Says a text in one language, its ICU arguments filled in. A missing argument is a fault and throws. */
export type T = (key: TextKey, values?: TextValues) => string

/** What Intl calls our languages: British English, and the Dutch of Flanders. */
export const locales = { en: 'en-GB', nl: 'nl-BE' } as const satisfies Record<Language, string>

/** The translator of a language. Each text is compiled at its first use and kept. */
export function speak(language: Language): T {
  return translators[language]
}

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(texts, key)
}

const translators: Record<Language, T> = { en: translator('en'), nl: translator('nl') }

function translator(language: Language): T {
  const compiled = new Map<TextKey, IntlMessageFormat | string>()
  return (key, values) => {
    let message = compiled.get(key)
    if (message === undefined) {
      message = compile(texts[key][language], language)
      compiled.set(key, message)
    }
    return typeof message === 'string' ? message : String(message.format({ ...values }))
  }
}

/** A text without arguments becomes a plain string, so that it costs one look-up ever after. */
function compile(text: string, language: Language): IntlMessageFormat | string {
  // Tags are plain characters: markup never comes from a text.
  const message = new IntlMessageFormat(text, locales[language], undefined, { ignoreTag: true })
  const plain = message.getAst().every((part) => part.type === literal)
  return plain ? String(message.format()) : message
}

/** The number by which the parser marks a piece of literal text (its enum is not erasable, so it is not imported). */
const literal = 0
