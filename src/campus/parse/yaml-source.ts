/** The file as YAML: its value, where each part of it stands, and what is wrong with it as YAML. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import { type Fault, type Finding, findingOf, type Path, pathText } from './fault.ts'

export type Source = {
  readonly value: unknown
  readonly faults: readonly Fault[]
  /** False when the text is so broken that what follows the first fault cannot be trusted. */
  readonly whole: boolean
  locate(finding: Finding): Fault
}

/** Reads the text; never throws. */
export function readSource(text: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, logLevel: 'error' })
  const broken = [...document.errors, ...document.warnings]
  const faults = broken.map((error) => syntaxFault(document, lines, error))
  const locate = (finding: Finding) => locateIn(document, lines, finding)
  const whole = broken.every(({ code }) => code === 'DUPLICATE_KEY' || code === 'TAG_RESOLVE_FAILED')
  const value = plainValue(document)
  return {
    value: value.is,
    whole,
    locate,
    faults: [...faults, ...reservedKeys(document).map(locate), ...value.findings.map(locate)],
  }
}

function plainValue(document: Document): { readonly is: unknown; readonly findings: readonly Finding[] } {
  try {
    return { is: document.toJS({ maxAliasCount: 1000 }), findings: [] }
  } catch (error) {
    // An alias without an anchor, or aliases that unfold without end.
    return {
      is: undefined,
      findings: [findingOf([], `${reasonOf(error)}.\nWrite the value out in place of the alias (*).`)],
    }
  }
}

const reasonOf = (error: unknown) =>
  error instanceof Error ? error.message.replace(/\.$/, '') : 'The aliases cannot be followed'

/** `__proto__` would vanish without a word on the way into an object. */
function reservedKeys(document: Document): Finding[] {
  const findings: Finding[] = []
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key) || pair.key.value !== '__proto__') return
      const path = pathAt(document, pair.key.range?.[0] ?? 0)
      findings.push(findingOf(path, '“__proto__” cannot be a key.\nGive it another name.', 'key'))
    },
  })
  return findings
}

function syntaxFault(document: Document, lines: LineCounter, error: YAMLError): Fault {
  const { line, col } = lines.linePos(error.pos[0])
  const path = pathText(pathAt(document, error.pos[0]))
  const at = { line: Math.max(1, line), column: Math.max(1, col), path }
  if (error.code === 'DUPLICATE_KEY')
    return {
      ...at,
      message: 'This key stands here twice.',
      hint: 'Keep one of the two: the other would be overlooked.',
    }
  const message = `${error.message.replace(/\.$/, '')}.`
  if (error.code === 'TAB_AS_INDENT') return { ...at, message, hint: 'Indent with spaces.' }
  if (error.code === 'MULTIPLE_DOCS')
    return {
      ...at,
      message: 'A second document begins here.',
      hint: 'Remove the line “---” and what follows, or put it in its place above.',
    }
  return {
    ...at,
    message,
    hint: 'This is not YAML: look at the indentation, colons, quotes and brackets here and just above.',
  }
}

/** The path of the deepest key or item in which this place of the text lies. */
function pathAt(document: Document, offset: number): Path {
  const path: (string | number)[] = []
  let node: unknown = document.contents
  while (isMap(node) || isSeq(node)) {
    const index = node.items.findLastIndex((item) => startOf(item) <= offset)
    const item: unknown = node.items[index]
    if (index < 0) break
    path.push(isPair(item) ? keyOf(item.key) : index)
    node = isPair(item) ? item.value : item
  }
  return path
}

const keyOf = (key: unknown): string => String(isScalar(key) ? key.value : key)
const startOf = (item: unknown): number => nodeStart(isPair(item) ? item.key : item) ?? Number.POSITIVE_INFINITY
const nodeStart = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

function locateIn(document: Document, lines: LineCounter, { path, message, hint, spot = 'value' }: Finding): Fault {
  const offset = offsetOf(document, spot === 'group' ? path.slice(0, -1) : path, spot) ?? 0
  const { line, col } = lines.linePos(offset)
  const fault = { line: Math.max(1, line), column: Math.max(1, col), path: pathText(path), message }
  return hint === undefined ? fault : { ...fault, hint }
}

/** Where the part at this path begins: its value when asked for and written, else its key, else the nearest group around it. */
function offsetOf(document: Document, path: Path, spot: Finding['spot']): number | undefined {
  let node: unknown = document.contents
  let found = nodeStart(node)
  for (const [depth, part] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    const item: unknown = childOf(node, part)
    if (item === undefined) break
    const atValue = spot === 'value' && depth === path.length - 1
    const child: unknown = isPair(item) ? item.value : item
    found = (atValue ? nodeStart(child) : undefined) ?? nodeStart(isPair(item) ? item.key : item) ?? found
    node = child
  }
  return found
}

function childOf(node: unknown, part: string | number): unknown {
  if (isSeq(node)) return node.items[Number(part)]
  // The last of two equal keys is the one whose value counts.
  return isMap(node) ? node.items.findLast((pair) => keyOf(pair.key) === String(part)) : undefined
}
