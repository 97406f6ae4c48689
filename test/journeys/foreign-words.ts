/** Finds on a page what is not in its language: words of the other one, and keys that stand where words should. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../../src/base/root.ts'
import { isTextKey, type Language, languages } from '../../src/i18n/index.ts'
import { texts } from '../../src/i18n/texts.ts'

/** What is compared as a part of a text must be long enough to be nobody's name. */
const LONG = 12

type Pair = Readonly<Record<Language, string>>

const pairs: readonly Pair[] = [
  ...Object.values(texts),
  ...pairsOf(parse(readFileSync(join(packageRoot(), 'examples/demo/campus.yaml'), 'utf8'))),
]

/** Every `{ en, nl }` of the demo campus. */
function pairsOf(value: unknown): Pair[] {
  if (typeof value !== 'object' || value === null) return []
  const { en, nl } = value as Partial<Pair>
  return typeof en === 'string' && typeof nl === 'string' ? [{ en, nl }] : Object.values(value).flatMap(pairsOf)
}

/** The parts of a message that stand in it whatever its values are. */
function literalsOf(message: string): string[] {
  let depth = 0
  let text = ''
  for (const sign of message.replaceAll("''", "'")) {
    if (sign === '{') depth += 1
    if (depth === 0) text += sign
    else if (depth === 1 && sign === '}') text += '\0'
    if (sign === '}') depth -= 1
  }
  return text.split(/[\0\n]+/).map((part) => part.trim())
}

type Foreign = { whole: ReadonlySet<string>; parts: readonly string[] }

const foreignTo = Object.fromEntries(languages.map((language) => [language, foreign(language)])) as Record<
  Language,
  Foreign
>

function foreign(to: Language): Foreign {
  const own = pairs.map((pair) => pair[to]).join('\n')
  const ownWhole = new Set(pairs.map((pair) => pair[to].trim()))
  const others = pairs.flatMap((pair) =>
    languages.filter((language) => language !== to).map((language) => pair[language]),
  )
  const parts = others
    .flatMap(literalsOf)
    .filter((part) => part.length >= LONG && part.includes(' ') && !own.includes(part))
  const whole = others.filter((text) => !text.includes('{')).map((text) => text.trim())
  return { whole: new Set(whole.filter((text) => !ownWhole.has(text))), parts: [...new Set(parts)] }
}

/** What of these pieces of a page, in this language, is foreign to it. */
export function foreignWords(language: Language, pieces: readonly string[]): string[] {
  const { whole, parts } = foreignTo[language]
  return pieces.filter((piece) => {
    const keyed = piece.split(/\s+/).some((word) => word.includes('.') && isTextKey(word))
    return keyed || whole.has(piece) || parts.some((part) => piece.includes(part))
  })
}
