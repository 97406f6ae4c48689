/**
 * How many guesses a password takes whoever knows how people choose them, by zxcvbn with English and Belgian Dutch
 * words (Wheeler, USENIX Security 2016). Its lists take a quarter of a second and some 27 MB, so they are loaded when
 * the first password is judged, and then kept; in the server, by a thread beside the event loop (`aside/`).
 */
import { createRequire } from 'node:module'
import type { MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core'

/** A password that takes fewer guesses is common. At 10,000 guesses a second against a stolen hash: one day. */
const FEWEST_GUESSES = 1e9

/** Characters that are looked at; what stands further back only makes a password better. It bounds the time, too. */
const LOOKED_AT = 100
/** Ways of undoing `p@ssw0rd`; the library’s 100 cost half a second for `4444…`, five cost a tenth of it. */
const SUBSTITUTIONS = 5
/** English family names, the most frequent first; the remaining 70,000 are mostly noise. */
const FAMILY_NAMES = 20_000

/** What makes a password easy to guess, and the piece of it that does. */
export type Pattern = { readonly pattern: PatternKind; readonly part: string }
export type PatternKind = 'password' | 'word' | 'name' | 'keyboard' | 'repeat' | 'sequence' | 'date' | 'guessable'

/** Why a password is easy to guess; undefined when it is not. */
export function commonPattern(password: string): Pattern | undefined {
  const { guesses, sequence } = judge().check(password)
  if (guesses >= FEWEST_GUESSES) return undefined
  const telling = sequence.filter((match) => kindOf(match) !== undefined)
  const longest = telling.sort((a, b) => b.token.length - a.token.length)[0]
  return { pattern: (longest && kindOf(longest)) ?? 'guessable', part: longest?.token ?? '' }
}

function kindOf(match: MatchExtended): PatternKind | undefined {
  switch (match.pattern) {
    case 'dictionary':
      return kindOfWord(String('dictionaryName' in match ? match.dictionaryName : ''))
    case 'wordSequence':
      return 'sequence'
    case 'spatial':
      return 'keyboard'
    case 'regex':
      return 'date'
    case 'repeat':
    case 'sequence':
    case 'date':
      return match.pattern
    default:
      return undefined
  }
}

function kindOfWord(dictionary: string): PatternKind {
  if (dictionary.startsWith('passwords')) return 'password'
  return /names/i.test(dictionary) ? 'name' : 'word'
}

let loaded: ZxcvbnFactory | undefined
const judge = (): ZxcvbnFactory => {
  loaded ??= load()
  return loaded
}

const packages = createRequire(import.meta.url)

function load(): ZxcvbnFactory {
  const core = packages('@zxcvbn-ts/core') as typeof import('@zxcvbn-ts/core')
  const common = packages('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common')
  const english = packages('@zxcvbn-ts/language-en') as typeof import('@zxcvbn-ts/language-en')
  const dutch = packages('@zxcvbn-ts/language-nl-be') as typeof import('@zxcvbn-ts/language-nl-be')
  return new core.ZxcvbnFactory({
    dictionary: {
      ...common.dictionary,
      ...english.dictionary,
      'lastnames-en': english.dictionary['lastnames-en'].slice(0, FAMILY_NAMES),
      ...named(dutch.dictionary, '-nl'),
    },
    graphs: common.adjacencyGraphs,
    maxLength: LOOKED_AT,
    l33tMaxSubstitutions: SUBSTITUTIONS,
  })
}

const named = <L>(lists: Record<string, L>, ending: string): Record<string, L> =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [`${name}${ending}`, list]))
