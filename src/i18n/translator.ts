import { IntlMessageFormat } from 'intl-messageformat'
import { type Language, locales, type Text, type TextValues } from './text.ts'

/** Says the texts of a list in one language. Each is compiled at its first use and kept. */
export function translator<Key extends string>(
  texts: { readonly [key in Key]: Text },
  language: Language,
): (key: Key, values?: TextValues) => string {
  const compiled = new Map<Key, IntlMessageFormat | string>()
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
