/** What the schema found, in sentences for the person who wrote the file. */
import type { z } from 'zod'
import { describedAt } from '../schema/json-schema.ts'
import { knownWords } from './did-you-mean.ts'
import { type Finding, findingOf, type Path } from './fault.ts'

type Issue = z.core.$ZodIssue

/** The findings of one issue; an issue about several unknown keys gives one for each. */
export function explainIssue(issue: Issue, file: unknown): Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  const value = valueAt(file, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], issue.message, file))
    case 'invalid_key':
      return issue.issues.map((inner) => findingOf(path, quoted(inner.message, path.at(-1)), 'key'))
    case 'invalid_value':
      return [value === undefined ? missing(path) : notOneOf(path, value, issue.values.map(String))]
    case 'invalid_union':
      return unionFindings({ issue, path, value }, file)
    case 'invalid_type':
      return [wrongType(path, value, issue)]
    default:
      return [findingOf(path, quoted(issue.message, value))]
  }
}

function unknownKey(path: Path, known: string, file: unknown): Finding {
  const key = String(path.at(-1))
  // `section` gives the keys that are known as its message; a record with fixed keys has zod's own sentence.
  const words = /^[\w-]+( [\w-]+)*$/.test(known) ? known.split(' ') : []
  const hint =
    words.length > 0 ? knownWords(key, words) : 'Remove it, or write one that is listed in the documentation.'
  const isRestOfText = valueAt(file, path) === null && key.includes(' ')
  const advice = isRestOfText
    ? 'If it is the rest of a text: a comma ends a text in braces, unless it is in quotes.'
    : hint
  return findingOf(path, `“${key}” is not known here.\n${advice}`, 'key')
}

function missing(path: Path): Finding {
  const key = path.at(-1) ?? ''
  if (key === 'en' || key === 'nl') {
    const language = key === 'en' ? 'English' : 'Dutch'
    return findingOf(path, `The ${language} text is missing.\nWrite it as “${key}: …”.`, 'group')
  }
  const about = describedAt(path)
  return findingOf(
    path,
    `“${key}” is missing.${about ? `\nWrite it here: ${about.charAt(0).toLowerCase()}${about.slice(1)}` : ''}`,
    'group',
  )
}

function notOneOf(path: Path, value: unknown, known: readonly string[]): Finding {
  if (typeof value !== 'string') return findingOf(path, `One word is expected here.\nKnown here: ${known.join(', ')}.`)
  return findingOf(path, `“${shown(value)}” is not known here.\n${knownWords(value, known)}`)
}

/** A word or a group: whoever wrote a group hears what is wrong in the group, everybody else which words there are. */
function unionFindings({ issue, path, value }: { issue: Issue; path: Path; value: unknown }, file: unknown): Finding[] {
  if (value === undefined) return [missing(path)]
  const forms: readonly (readonly Issue[])[] = 'errors' in issue && Array.isArray(issue.errors) ? issue.errors : []
  const words = forms.flatMap((form) => form.flatMap((inner) => ('values' in inner ? inner.values.map(String) : [])))
  const group = forms.find((form) => form.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'))
  if (typeof value === 'object' && group) {
    return group.flatMap((inner) => explainIssue({ ...inner, path: [...issue.path, ...inner.path] }, file))
  }
  return [notOneOf(path, value, words.length > 0 ? words : unionOptions(issue))]
}

const unionOptions = (issue: Issue): string[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []

const KINDS: { readonly [kind: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
}

function wrongType(path: Path, value: unknown, issue: Issue & { code: 'invalid_type' }): Finding {
  if (value === undefined) return missing(path)
  const expected = KINDS[issue.expected] ?? issue.expected
  if (value === null) return findingOf(path, `“${path.at(-1) ?? ''}” is empty.\nWrite ${expected}, or remove the key.`)
  if (issue.message.includes('\n')) return findingOf(path, quoted(issue.message, value))
  // The value itself is not repeated: it may be a secret that was written without quotes.
  return findingOf(path, `This is ${kindOf(value)}, and ${expected} is expected.\n${typeHint(issue.expected, value)}`)
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return KINDS[typeof value] ?? 'something else'
}

function typeHint(expected: string, value: unknown): string {
  if (expected === 'string' && typeof value !== 'object') return 'Put it in quotes.'
  if (expected === 'array') return 'Put it in square brackets: […].'
  if (expected === 'boolean') return 'Write true or false, without quotes.'
  if (expected === 'number' || expected === 'int') return 'Write the number without quotes.'
  return 'Look at its documentation, and at the indentation.'
}

/** The sentence with the written value in the place of `“%”`. */
const quoted = (sentence: string, value: unknown): string => sentence.replace('“%”', () => `“${shown(value)}”`)

function shown(value: unknown): string {
  const text = typeof value === 'object' ? '…' : String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function valueAt(file: unknown, path: Path): unknown {
  let value: unknown = file
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = Reflect.get(value, part)
  }
  return value
}
