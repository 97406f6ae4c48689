/**
 * Finds words that people would read and that stand in a page instead of in src/i18n: text between tags, and
 * literal strings in attributes that are shown or spoken. Prints each with its place; exits 1 when there is one.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

const root = join(import.meta.dirname, '..')

/** Attributes of elements and properties of components whose text a person meets. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'done',
  'error',
  'eyebrow',
  'hide',
  'hint',
  'label',
  'lead',
  'placeholder',
  'show',
  'strong',
  'title',
])

/** Names that are the same in each language. */
const names = [/^Sleutelbos$/, /^Hogeschool Eikenhart$/, /^lin@eikenhart\.example$/, /^JBSW Y3DP/]

const isWords = (text) => /\p{L}{2,}/u.test(text) && !names.some((name) => name.test(text.trim()))

/** @returns {{ file: string, line: number, text: string }[]} */
function untranslatedTexts() {
  const files = globSync('src/**/*.tsx', { cwd: root }).filter((file) => !file.endsWith('.test.tsx'))
  return files.sort().flatMap((file) => textsIn(file, readFileSync(join(root, file), 'utf8')))
}

/** The untranslated texts of one page, given its source. */
function textsIn(file, source) {
  const { program, errors } = parseSync(file, source)
  if (errors?.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`)
  const found = []
  visit(program, (node) => {
    for (const { start, text } of literalsOf(node)) {
      if (isWords(text)) found.push({ file, line: source.slice(0, start).split('\n').length, text: text.trim() })
    }
  })
  return found
}

function literalsOf(node) {
  if (node.type === 'JSXText') return [{ start: node.start, text: node.value }]
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    return node.children.flatMap((child) => (child.type === 'JSXExpressionContainer' ? wordsOf(child.expression) : []))
  }
  if (node.type === 'JSXAttribute' && spoken.has(node.name.name)) return wordsOf(node.value)
  return []
}

/** What an expression may be as text: a literal, a template, or either arm of a choice. */
function wordsOf(node) {
  switch (node?.type) {
    case 'JSXExpressionContainer':
      return wordsOf(node.expression)
    case 'Literal':
      return typeof node.value === 'string' ? [{ start: node.start, text: node.value }] : []
    case 'TemplateLiteral':
      return node.quasis.map((part) => ({ start: part.start, text: part.value.cooked ?? '' }))
    case 'ConditionalExpression':
      return [...wordsOf(node.consequent), ...wordsOf(node.alternate)]
    case 'LogicalExpression':
      return [...wordsOf(node.left), ...wordsOf(node.right)]
    default:
      return []
  }
}

function visit(node, see) {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, see)
  } else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') see(node)
    for (const value of Object.values(node)) visit(value, see)
  }
}

const found = untranslatedTexts()
for (const { file, line, text } of found) console.error(`${file}:${line}: untranslated: ${JSON.stringify(text)}`)
process.exitCode = found.length > 0 ? 1 : 0
