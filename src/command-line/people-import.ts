/** `sleutelbos people import FILE.csv [--dry-run]` */
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Presets, SingleBar } from 'cli-progress'
import {
  faultText,
  type ImportChanges,
  type ImportDeps,
  type ImportResult,
  type ImportStep,
  importPeople,
  warningText,
} from '../provisioning/index.ts'

/** Where a command writes; standard output, as a rule. */
export type Out = { write(text: string): unknown; isTTY?: boolean }

export type PeopleImportAsk = { file: string; dryRun: boolean; out: Out }

/** Imports a file of people and tells what came of it. The exit code: 0 done, 1 refused or not readable. */
export async function peopleImport(deps: ImportDeps, { file, dryRun, out }: PeopleImportAsk): Promise<0 | 1> {
  const say = (line: string) => out.write(`${line}\n`)
  const opened = await openFile(file)
  if ('unreadable' in opened) {
    say(opened.unreadable)
    return 1
  }
  const bytes = opened.handle.createReadStream()
  const progress = showProgress(out, { bytes, size: opened.size })
  const name = basename(file)
  const result = await importPeople(deps, { bytes, name, dryRun, onProgress: progress.at }).finally(progress.stop)
  for (const line of report(result, name)) say(line)
  return result.outcome === 'refused' ? 1 : 0
}

type OpenedFile = { readonly handle: FileHandle; readonly size: number } | { readonly unreadable: string }

async function openFile(file: string): Promise<OpenedFile> {
  try {
    const handle = await open(file)
    const found = await handle.stat()
    if (found.isFile()) return { handle, size: found.size }
    await handle.close()
    return { unreadable: `${file} is no file.` }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { unreadable: `There is no file ${file}.` }
    if (code === 'EACCES') return { unreadable: `${file} may not be read.` }
    throw error
  }
}

/** Smaller files, in bytes, are read before anybody wonders. */
const WORTH_TELLING = 256 * 1024

type Progress = { at(step: ImportStep, lines: number): void; stop(): void }

function showProgress(out: Out, source: { bytes: { bytesRead: number }; size: number }): Progress {
  const share = () => (source.size === 0 ? 1 : Math.min(1, source.bytes.bytesRead / source.size))
  if (out.isTTY) return progressBar(out as NodeJS.WriteStream, share)
  return progressLines(out, source.size < WORTH_TELLING ? () => 0 : share)
}

function progressBar(stream: NodeJS.WriteStream, share: () => number): Progress {
  const format = ' {bar} {percentage} % | {lines} lines | {step}'
  const bar = new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true }, Presets.shades_classic)
  bar.start(100, 0, { lines: 0, step: 'reading' })
  return {
    at: (step, lines) => bar.update(Math.floor(share() * 100), { lines: inNumbers(lines), step }),
    stop: () => bar.stop(),
  }
}

/** For logs: a line at every tenth of the file, and at each later step. */
function progressLines(out: Out, share: () => number): Progress {
  let told = 0
  let last: ImportStep = 'reading'
  return {
    at(step, lines) {
      if (step === 'reading' && share() * 10 >= told + 1) {
        told = Math.floor(share() * 10)
        out.write(`${told * 10} % read, ${inNumbers(lines)} lines\n`)
      }
      if (step !== last && step === 'waiting') out.write('Another import is running; waiting for it to end.\n')
      last = step
    },
    stop: () => undefined,
  }
}

const inNumbers = (count: number): string => count.toLocaleString('en-GB')

const KINDS = [
  ['personsAdded', 'new persons'],
  ['personsChanged', 'changed persons'],
  ['addressesChanged', 'changed addresses'],
  ['enrolmentsAdded', 'new enrolments'],
  ['enrolmentsChanged', 'changed enrolments'],
  ['accountsAdded', 'new accounts'],
] as const

/** One line for each kind of change that there is, with whom the first ones belong to. */
function changeLines(changes: ImportChanges): string[] {
  const lineOf = (label: string, count: number, first: readonly string[] = []) => {
    const names = first.length === 0 ? '' : `  ${first.join(', ')}${count > first.length ? ', …' : ''}`
    return count === 0 ? [] : [`  ${label.padEnd(20)}${inNumbers(count).padStart(9)}${names}`]
  }
  return [
    ...KINDS.flatMap(([kind, label]) => lineOf(label, changes[kind].count, changes[kind].first)),
    ...lineOf('initial passwords', changes.initialPasswordsGiven),
    ...lineOf('activation mails', changes.invitations),
  ]
}

/** What is printed at the end. Pure. */
export function report(result: ImportResult, file: string): string[] {
  if (result.outcome === 'refused') {
    const more = result.count - result.faults.length
    return [
      ...result.faults.map(faultText),
      ...(more > 0 ? [`… and ${inNumbers(more)} more`] : []),
      `${file}: ${result.count === 1 ? '1 fault' : `${inNumbers(result.count)} faults`}. Nothing was imported.`,
    ]
  }
  const { changes, lines, warnings, outcome } = result
  const changed = changeLines(changes)
  const read = `${file}: ${inNumbers(lines)} ${lines === 1 ? 'line' : 'lines'}.`
  const end = outcome === 'previewed' ? 'This was a dry run: nothing was imported.' : 'Imported.'
  return [
    ...warnings.map((warning) => `warning, ${warningText(warning)}`),
    ...(changed.length === 0 ? [`${read} Nothing changes: all of it is known.`] : [read, ...changed, end]),
  ]
}
