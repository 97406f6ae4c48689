/** Reads the text of a name pattern into a tree: signs, classes, groups, choices and bounded repetition. */

/** `ranges` are pairs of character codes, first and last. */
export type Node =
  | { readonly is: 'sign'; readonly ranges: readonly (readonly [number, number])[] }
  | { readonly is: 'row'; readonly parts: readonly Node[] }
  | { readonly is: 'choice'; readonly options: readonly Node[] }
  | { readonly is: 'repeat'; readonly part: Node; readonly least: number; readonly most: number }

const DIGITS = [[48, 57]] as const
const LETTERS = [[97, 122]] as const
const MARKS = [
  [45, 46],
  [95, 95],
] as const
const ANY = [...DIGITS, ...LETTERS, ...MARKS]
const LONGEST = 64

class PatternFault extends Error {}

type Cursor = { readonly text: string; at: number; depth: number }

/** The tree, or what is wrong with the text, with a hint after a line break. */
export function readPattern(written: string): Node | { readonly fault: string } {
  // `^` and `$` around the whole say what is meant anyway.
  const text = written.replace(/^\^/, '').replace(/\$$/, '')
  if (text.length > 200) return { fault: 'This pattern is longer than 200 characters.\nSay it shorter.' }
  const cursor: Cursor = { text, at: 0, depth: 0 }
  try {
    const node = readChoice(cursor)
    if (cursor.at < text.length) stop(`“%” has a “${text[cursor.at]}” too many.`, 'Count the brackets.')
    return node
  } catch (error) {
    if (error instanceof PatternFault) return { fault: error.message }
    throw error
  }
}

function stop(what: string, hint: string): never {
  throw new PatternFault(`${what}\n${hint}`)
}

function readChoice(cursor: Cursor): Node {
  const options = [readRow(cursor)]
  while (cursor.text[cursor.at] === '|') {
    cursor.at++
    options.push(readRow(cursor))
  }
  return options.length === 1 && options[0] ? options[0] : { is: 'choice', options }
}

function readRow(cursor: Cursor): Node {
  const parts: Node[] = []
  while (cursor.at < cursor.text.length && !'|)'.includes(cursor.text[cursor.at] ?? '')) {
    parts.push(readRepeat(cursor, readAtom(cursor)))
  }
  if (parts.length === 0)
    stop('“%” has nothing where a sign is expected.', 'Write a letter, a digit or a class such as [0-9].')
  return { is: 'row', parts }
}

function readAtom(cursor: Cursor): Node {
  const sign = cursor.text[cursor.at++] ?? ''
  if (sign === '(') return readGroup(cursor)
  if (sign === '[') return { is: 'sign', ranges: readClass(cursor) }
  if (sign === '.') return { is: 'sign', ranges: ANY }
  if (sign === '\\') return { is: 'sign', ranges: readEscape(cursor) }
  if (sign === '*' || sign === '+') stop(`“%” has no bound at “${sign}”.`, 'Say how many: {1,20}.')
  return { is: 'sign', ranges: [single(sign)] }
}

function readGroup(cursor: Cursor): Node {
  if (cursor.text.startsWith('?:', cursor.at)) cursor.at += 2
  if (cursor.text[cursor.at] === '?')
    stop('“%” looks ahead or behind, which is not known here.', 'Write plain groups: (r|s).')
  if (++cursor.depth > 10) stop('“%” has groups ten deep.', 'Say it more simply.')
  const node = readChoice(cursor)
  if (cursor.text[cursor.at++] !== ')') stop('“%” has a “(” without “)”.', 'Count the brackets.')
  cursor.depth--
  return node
}

/** `?`, `{n}` or `{n,m}` behind an atom. */
function readRepeat(cursor: Cursor, part: Node): Node {
  const rest = cursor.text.slice(cursor.at)
  if (/^[*+]/.test(rest)) stop(`“%” has no bound at “${rest[0]}”.`, 'Say how many: {1,20}.')
  if (rest.startsWith('?')) return counted(cursor, { is: 'repeat', part, least: 0, most: 1 }, 1)
  const [braces, least = '', , most = least] = /^\{(\d{1,3})(,(\d{1,3}))?\}/.exec(rest) ?? []
  if (braces === undefined) return part
  const node = { is: 'repeat', part, least: Number(least), most: Number(most) } as const
  if (node.least > node.most || node.most < 1 || node.most > LONGEST)
    stop(`“%” repeats wrongly at “${braces}”.`, `Write {n} or {n,m}, from 0 up to ${LONGEST}.`)
  return counted(cursor, node, braces.length)
}

function counted(cursor: Cursor, node: Node, length: number): Node {
  cursor.at += length
  if (/^[?*+{]/.test(cursor.text.slice(cursor.at)))
    stop('“%” repeats a repetition.', 'Put the inner one in brackets, or say it once.')
  return node
}

function readEscape(cursor: Cursor): readonly (readonly [number, number])[] {
  const sign = cursor.text[cursor.at++] ?? ''
  if (sign === 'd') return DIGITS
  if ('.-_'.includes(sign) && sign !== '') return [single(sign)]
  return stop(`“%” has “\\${sign}”, which is not known here.`, 'Known are \\d, \\., \\- and \\_.')
}

function readClass(cursor: Cursor): (readonly [number, number])[] {
  const end = cursor.text.indexOf(']', cursor.at)
  const inside = cursor.text.slice(cursor.at, end)
  if (end < 0 || inside === '')
    stop('“%” has a “[” that does not end, or is empty.', 'Write a class such as [0-9] or [rsuq].')
  cursor.at = end + 1
  const parts = inside.match(/\\.|[a-zA-Z0-9]-[a-zA-Z0-9]|[\s\S]/g) ?? []
  return parts.flatMap((part) => classPart(part))
}

function classPart(part: string): readonly (readonly [number, number])[] {
  if (part === '\\d') return DIGITS
  if (part.length === 1) return [single(part)]
  if (part.startsWith('\\')) return [single(part.slice(1))]
  const [from] = single(part[0] ?? '')
  const [to] = single(part[2] ?? '')
  const kinds = [/^[0-9]-[0-9]$/, /^[a-z]-[a-z]$/, /^[A-Z]-[A-Z]$/]
  if (from > to || !kinds.some((kind) => kind.test(part)))
    stop(`“%” has “${part}”, which is no range.`, 'Write ranges within digits or within letters, forwards: 0-9, a-f.')
  return [[from, to]]
}

/** One sign that a sign-in name may hold; a capital counts as its small letter, since names are compared so. */
function single(sign: string): readonly [number, number] {
  const code = sign.toLowerCase().charCodeAt(0)
  if (!/^[a-z0-9._-]$/i.test(sign))
    stop(`“%” has “${sign}”, which a sign-in name cannot hold.`, 'Letters, digits, “.”, “-” and “_” can.')
  return [code, code]
}
