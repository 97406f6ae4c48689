/**
 * What anybody knows who knows the person: names, sign-in name, birth date, the institution. They are the first things
 * that are tried against one person's account (NIST SP 800-63B §5.1.1.2, context-specific words).
 */
import { holdsDate } from './birth-date.ts'
import type { PasswordFacts } from './facts.ts'
import { fold } from './fold.ts'
import { because, type PasswordReason, shown } from './reason.ts'

type Word = { readonly word: string; readonly what: 'name' | 'signInName' | 'institution' }

/** One reason for each thing of the person's that the password holds. */
export function personalReasons(password: string, facts: PasswordFacts): PasswordReason[] {
  const folded = fold(password)
  const found = longestOnly(wordsOf(facts).filter(({ word }) => holds(folded, word)))
  const reasons = found.map(({ word, what }) => personal(what, word))
  const { birthDate } = facts
  return birthDate !== undefined && holdsDate(password, birthDate) ? [...reasons, personal('birthDate', '')] : reasons
}

const personal = (what: Word['what'] | 'birthDate', part: string): PasswordReason =>
  because('password-personal', { what, part: shown(part) })

function wordsOf({ names, signInName, institution }: PasswordFacts): Word[] {
  const [local = ''] = signInName.split('@')
  // r0123456 is found whole and by its figures alone.
  const numbers = local.match(/\d{5,}/g) ?? []
  const long = ({ word }: Word) => word.length > SHORT
  return [
    ...names.flatMap(piecesOf).map(wordOf('name')),
    ...[joined(names.slice(0, 2)), joined(names.slice(0, 2).reverse())].map(wordOf('name')).filter(long),
    ...[fold(local), ...piecesOf(local), ...numbers].map(wordOf('signInName')).filter(long),
    ...institution
      .flatMap(piecesOf)
      .map(wordOf('institution'))
      .filter(long)
      .filter(({ word }) => !EVERYDAY.has(word)),
  ]
}

const wordOf =
  (what: Word['what']) =>
  (word: string): Word => ({ word, what })

const piecesOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORT && !PARTICLES.has(word))

const joined = (texts: readonly string[]): string => fold(texts.join('')).replace(/[^\p{L}\p{N}]/gu, '')

/** A name of three letters counts where it stands alone: Jan is in `Jan2004`, and not in `januari`. */
const SHORT = 3

function holds(folded: string, word: string): boolean {
  if (word.length > SHORT) return folded.includes(word)
  return folded.split(/[^\p{L}]+/u).includes(word)
}

/** Of `peeters` and `annpeeters`, the longer says it all; and each word is named once. */
function longestOnly(found: readonly Word[]): Word[] {
  return found.filter(
    ({ word }, i) =>
      !found.some(
        (other, j) => (other.word.length > word.length && other.word.includes(word)) || (other.word === word && j < i),
      ),
  )
}

const PARTICLES = new Set([
  'van',
  'von',
  'den',
  'der',
  'ter',
  'ten',
  'the',
  'het',
  'dos',
  'das',
  'del',
  'bin',
  'ben',
  'ibn',
])

/** Words in the names of many institutions: they tell nothing of this one, and passphrases need them. */
const EVERYDAY = new Set(
  `account association associatie academy academie campus college demo education faculty faculteit higher hogere
  hogeschool institute institution instituut onderwijs school universiteit university student students staff personeel
  with voor`.split(/\s+/),
)
