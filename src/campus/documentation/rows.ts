/** The rows of a section's table: each key with its type, its default and its meaning. */
import type { JsonSchema } from '../schema/json-schema.ts'

export type Row = {
  /** From the root of the file, with `KEY` for a name of one's own and `[]` for the items of a list. */
  readonly path: string
  readonly type: string
  /** The default, or that there is none and the key is needed. */
  readonly standard: string
  readonly meaning: string
}

/** The rows of what lies below; the two languages of a text need none. */
export function rowsBelow(schema: JsonSchema, path: string): Row[] {
  if (schema.properties?.en !== undefined) return []
  const { properties = {}, required = [], additionalProperties: value, items, oneOf = [], anyOf = [] } = schema
  const own = Object.entries(properties).flatMap(([key, child]) =>
    rowsOf(child, `${path}.${key}`, required.includes(key)),
  )
  const keyed = typeof value === 'object' && isGroup(value) ? rowsBelow(value, `${path}.KEY`) : []
  const inItems = items && isGroup(items) ? rowsBelow(items, `${path}[]`) : []
  const inForms = anyOf.flatMap((form) => rowsBelow(form, path))
  return [...own, ...keyed, ...inItems, ...optionRows(oneOf, path), ...inForms]
}

/** The row of one key, and those of what lies below it. */
export function rowsOf(schema: JsonSchema, path: string, isNeeded: boolean): Row[] {
  const { additionalProperties: value, description: meaning = '' } = schema
  const standard = isNeeded ? 'needed' : defaultOf(schema)
  // A group whose values are plain is told in one row, of the value.
  const isPlain =
    schema.properties === undefined && typeof value === 'object' && value.type !== undefined && !isGroup(value)
  if (isPlain) return [{ path: `${path}.KEY`, type: typeOf(value), standard, meaning }]
  return [{ path, type: typeOf(schema), standard, meaning }, ...rowsBelow(schema, path)]
}

/** One of several forms, told apart by a key with a fixed word: that key is said once, the others with their word. */
function optionRows(options: readonly JsonSchema[], path: string): Row[] {
  const told = options.map((option) => ({ word: wordOf(option), rows: rowsBelow(option, path) }))
  const [first] = told
  const shared =
    first?.rows.filter(({ path: key }) => told.every(({ rows }) => rows.some((row) => row.path === key))) ?? []
  const common = shared.map((row) => ({
    ...row,
    type: told.map(({ word }) => `\`${word}\``).join(', '),
    meaning: meaningOf(row, told),
  }))
  const others = told.flatMap(({ word, rows }) =>
    rows
      .filter((row) => !shared.some(({ path: key }) => key === row.path))
      .map((row) => ({
        ...row,
        standard: row.standard === 'needed' ? `needed with \`${word}\`` : `only with \`${word}\``,
      })),
  )
  return [...common, ...others]
}

const meaningOf = (row: Row, told: readonly { readonly word: string; readonly rows: readonly Row[] }[]): string =>
  told.map(({ word, rows }) => `\`${word}\`: ${rows.find(({ path }) => path === row.path)?.meaning ?? ''}`).join(' ')

const wordOf = ({ properties = {} }: JsonSchema): string =>
  Object.values(properties).find((property) => property.const !== undefined)?.const ?? ''

function defaultOf({ default: value }: JsonSchema): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return `\`[${value.join(', ')}]\``
  return typeof value === 'object' ? '' : `\`${String(value)}\``
}

function typeOf(schema: JsonSchema): string {
  const { minimum, maximum, items } = schema
  if (schema.enum) return schema.enum.map((word) => `\`${word}\``).join(', ')
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(', or ')
  if (schema.const !== undefined) return `\`${schema.const}\``
  if (schema.title) return schema.title
  if (schema.type === 'array') return items && !isGroup(items) ? `list of ${typeOf(items)}` : 'list'
  if (schema.type === 'integer' || schema.type === 'number') return `number, ${minimum} to ${maximum}`
  if (schema.type === 'boolean') return '`true`, `false`'
  return schema.type === 'string' ? 'words' : 'group'
}

const isGroup = (schema: JsonSchema): boolean => schema.type === 'object' || schema.oneOf !== undefined
