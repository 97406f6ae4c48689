/** From the text of `campus.yaml` to a campus, or to everything that is wrong with it. Pure but for the files it names. */
import { dirname, resolve } from 'node:path'
import type { z } from 'zod'
import type { Campus } from '../campus.ts'
import { brokenRules } from '../rules/all.ts'
import type { Files } from '../rules/rule.ts'
import { campusSchema } from '../schema/campus.ts'
import { explainIssue } from './explain.ts'
import { type Fault, type Finding, findingOf } from './fault.ts'
import { finishCampus } from './finish.ts'
import { readSource, type Source } from './yaml-source.ts'

export type ParseOptions = {
  /** The path of the file itself: files that it names are sought from its folder. */
  readonly file: string
  /** Gives the text of a file, by absolute path, or throws. */
  readonly readFile: (path: string) => string
}

export type ParsedCampus =
  | { readonly campus: Campus; readonly faults?: never }
  | { readonly campus?: never; readonly faults: readonly Fault[] }

/** The campus, or all faults in the order of their lines. Never throws, whatever the text. */
export function parseCampus(text: string, options: ParseOptions): ParsedCampus {
  const source = readDeep(text)
  if (Array.isArray(source)) return { faults: source }
  const empty = source.value === undefined || source.value === null
  if (empty && source.faults.length === 0) return { faults: [{ line: 1, column: 1, path: '', ...EMPTY }] }
  if (empty) return { faults: source.faults }
  const files = readOnce(options)
  const parsed = campusSchema.safeParse(source.value)
  const findings = [
    ...(parsed.success ? [] : schemaFindings(parsed.error, source)),
    ...brokenRules(source.value, files),
  ]
  const faults = inOrder([...source.faults, ...trusted(source, findings)])
  if (faults.length > 0 || !parsed.success) return { faults }
  return { campus: finishCampus(parsed.data, files) }
}

const EMPTY = { message: 'The file is empty.', hint: 'Begin with the example in the documentation.' }

/** YAML nested thousands deep ends in an exhausted stack, which is the file's fault and not a broken machine. */
function readDeep(text: string): Source | Fault[] {
  try {
    return readSource(text)
  } catch (error) {
    const message = `The file cannot be read as YAML (${error instanceof Error ? error.message : 'unknown reason'}).`
    return [{ line: 1, column: 1, path: '', message, hint: 'Look for brackets that are never closed.' }]
  }
}

const schemaFindings = (error: z.ZodError, source: Source): Finding[] =>
  error.issues.flatMap((issue) =>
    source.value !== null && typeof source.value === 'object' ? explainIssue(issue, source.value) : [NO_GROUP],
  )

const NO_GROUP = findingOf(
  [],
  'The file is not a group of keys.\nWrite “institution:”, “realms:” and so on, each at the beginning of a line.',
)

/** Behind a broken line the rest is guesswork: nothing is said of it, and nothing is called missing. */
function trusted(source: Source, findings: readonly Finding[]): Fault[] {
  if (source.whole) return findings.map(source.locate)
  const firstBroken = Math.min(...source.faults.map(({ line }) => line))
  return findings
    .filter(({ spot }) => spot !== 'group')
    .map(source.locate)
    .filter(({ line }) => line < firstBroken)
}

/** Sorted by place; a key that the schema and a rule both speak of is named once for each thing that is wrong. */
function inOrder(faults: readonly Fault[]): Fault[] {
  const once = new Map(faults.map((fault) => [`${fault.line}:${fault.column}:${fault.path}:${fault.message}`, fault]))
  return [...once.values()].sort((a, b) => a.line - b.line || a.column - b.column)
}

function readOnce({ file, readFile }: ParseOptions): Files {
  const seen = new Map<string, ReturnType<Files>>()
  return (path) => {
    const known = seen.get(path)
    if (known) return known
    const read = attempt(() => readFile(resolve(dirname(file), path)))
    seen.set(path, read)
    return read
  }
}

function attempt(read: () => string): ReturnType<Files> {
  try {
    return { text: read() }
  } catch (error) {
    return { fault: reasonOf(error) }
  }
}

/** ENOENT and its kin, in words. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known: { readonly [code: string]: string } = {
    ENOENT: 'it is not there',
    EACCES: 'no permission',
    EISDIR: 'it is a folder',
  }
  return known[code] ?? (code || 'unknown reason')
}
