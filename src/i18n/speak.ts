import type { Language, TextValues } from './text.ts'
import { type TextKey, texts } from './texts.ts'
import { translator } from './translator.ts'

/** Says a text in one language, its ICU arguments filled in. A missing argument is a fault and throws. */
export type T = (key: TextKey, values?: TextValues) => string

/** The translator of a language. Each text is compiled at its first use and kept. */
export function speak(language: Language): T {
  return translators[language]
}

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(texts, key)
}

const translators: Record<Language, T> = { en: translator(texts, 'en'), nl: translator(texts, 'nl') }
