import { type Language, languages } from './text.ts'

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

/**
 * The language of a page: `?lang=`, then the person's choice, then `Accept-Language` (RFC 9110 §12.5.4),
 * else English. What cannot be read is passed over.
 */
export function languageOf(wish: {
  readonly query?: unknown
  readonly chosen?: unknown
  readonly acceptLanguage?: string | undefined
}): Language {
  if (isLanguage(wish.query)) return wish.query
  if (isLanguage(wish.chosen)) return wish.chosen
  return accepted(wish.acceptLanguage ?? '') ?? languages[0]
}

/** The language of ours with the greatest weight; at equal weight, the one named first. */
function accepted(header: string): Language | undefined {
  let best: { language: Language; weight: number } | undefined
  // Bounded: a header of any length costs the same.
  for (const range of header.slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    const language = tag.split('-')[0]
    const weight = weightOf(parameters)
    if (isLanguage(language) && weight > (best?.weight ?? 0)) best = { language, weight }
  }
  return best?.language
}

function weightOf(parameters: readonly string[]): number {
  const q = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='))
  if (q === undefined) return 1
  const weight = Number(q.slice(2))
  return weight >= 0 && weight <= 1 ? weight : 0
}
