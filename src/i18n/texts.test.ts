import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { type Language, languages, locales, type Text } from './text.ts'
import { areas, texts } from './texts.ts'

const all = Object.entries<Text>(texts)

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** The names of the ICU arguments of a text, those inside plurals and choices too. */
function argumentsOf(text: string, language: Language): string[] {
  const named = (parts: readonly Part[]): string[] =>
    parts.flatMap((part) => {
      if (part.type === 0 || part.type === 7) return [] // literal text, and the # of a plural
      const inner = 'options' in part ? Object.values(part.options).flatMap(({ value }) => named(value)) : []
      return [String(part.value), ...inner]
    })
  const message = new IntlMessageFormat(text, locales[language], undefined, { ignoreTag: true })
  return [...new Set(named(message.getAst()))].sort()
}

function isReadable(text: string, language: Language): boolean {
  try {
    argumentsOf(text, language)
    return true
  } catch {
    return false
  }
}

test('every text is a message that can be read', () => {
  const faulty = all.filter(([, text]) => languages.some((language) => !isReadable(text[language], language)))
  assert.deepEqual(faulty, [])
})

test('no text is empty in any language, or begins or ends in a space', () => {
  const faulty = all.filter(([, text]) =>
    languages.some((language) => text[language].trim() !== text[language] || !text[language]),
  )
  assert.deepEqual(faulty, [])
})

test('both languages of every text use the same arguments', () => {
  const faulty = all.filter(([, text]) => argumentsOf(text.en, 'en').join() !== argumentsOf(text.nl, 'nl').join())
  assert.deepEqual(faulty, [])
})

test('a sentence is not the same in both languages', () => {
  // One or two words may be: Help and Menu travel.
  const isSentence = (text: string) => (text.match(/\p{L}{2,}/gu) ?? []).length > 2
  assert.deepEqual(
    all.filter(([, text]) => text.en === text.nl && isSentence(text.en)),
    [],
  )
})

test('each key stands in one area only', () => {
  const keys = Object.values(areas).flatMap((area) => Object.keys(area))
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
  assert.deepEqual(twice, [])
  assert.equal(keys.length, all.length)
})

test('Dutch says "je", and the words of the glossary', () => {
  const never = /(?<!\p{L})(u|uw|gelieve|inloggen|ingelogd|paswoord|apparaat|aub|a\.u\.b\.)(?!\p{L})/iu
  assert.deepEqual(
    all.filter(([, text]) => never.test(text.nl)),
    [],
  )
})

test('English is British, and signs in', () => {
  // A protocol's own name keeps its word: back-channel logout.
  const never = /\b(log ?in|(?<!channel )log ?out|cell ?phone|enrollment|color|please)\b/i
  assert.deepEqual(
    all.filter(([, text]) => never.test(text.en)),
    [],
  )
})
