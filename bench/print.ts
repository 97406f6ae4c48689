/** The report: a table for people, or the object of the outside contract. */
import type { Machine } from './machine/machine.ts'
import type { Row } from './rows/row.ts'

const HEAD = ['row', 'ours', 'reference', 'limit', 'ratio', 'target', '', 'server', 'PostgreSQL', 'reference', 'unit']

/** The table. CPU is in milliseconds an operation: of the server, of PostgreSQL, of the reference. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)]
  const widths = HEAD.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)))
  const text = lines.map((line) =>
    line
      .map((cell, at) => (isText(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  const notes = rows.flatMap(({ id, note }) => (note ? [`${id}: ${note}`] : []))
  const group = `${' '.repeat(widths.slice(0, 7).reduce((sum, width) => sum + width + 2, 0))}CPU, ms an operation`
  return [group, ...text, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')
}

const isText = (at: number): boolean => at === 0 || at === 5 || at === 10

function cells({ id, ours, reference, limit, ratio, target, met, cpu, unit }: Row): string[] {
  const each = (seconds: number | undefined) => (cpu && seconds ? ((seconds * 1000) / cpu.operations).toFixed(2) : '')
  const costs = [each(cpu?.serverSeconds), each(cpu?.postgresqlSeconds), each(cpu?.referenceSeconds)]
  return [
    id,
    figure(ours),
    figure(reference),
    figure(limit),
    ratio === undefined ? '' : ratio.toFixed(2),
    target,
    met ? '✔' : '✖',
    ...costs,
    unit,
  ]
}

const figure = (value: number | undefined): string => {
  if (value === undefined) return ''
  return Math.abs(value) >= 100 || Number.isInteger(value)
    ? Math.round(value).toString()
    : value.toFixed(value < 10 ? 2 : 1)
}

/** The line about the machine. */
export function machineLine(machine: Machine): string {
  const { argon2id, es256, rs256 } = machine.perCoreAndSecond
  const { pinned } = machine
  const places = pinned
    ? `server and reference on core ${pinned.server}, PostgreSQL on core ${pinned.postgresql}, load on core ${pinned.load}`
    : 'nothing bound to a core (taskset and a second core are wanted)'
  return [
    `${machine.cores} cores, ${machine.cpu}, ${machine.memoryMiB} MiB; ${machine.kernel}, Node ${machine.node}, PostgreSQL ${machine.postgresql} with fsync`,
    places,
    `one core, one thread, a second: argon2id ${argon2id.toFixed(1)}, ES256 ${es256.toFixed(0)}, RS256 ${rs256.toFixed(0)} signatures`,
  ].join('\n')
}

/** As CONTRACT.md has it. */
export const jsonOf = (machine: Machine, rows: readonly Row[]): string => JSON.stringify({ machine, rows })
