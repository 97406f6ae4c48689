/** What `config check` prints. */
import type { ParsedCampus } from './parse.ts'

/** Every fault with its line, path and hint; or, for a file in order, what it describes. Ends with a line break. */
export function configReport(file: string, parsed: ParsedCampus): string {
  if (!parsed.faults) {
    const { realms, applications, campuses, terms } = parsed.campus
    const counts = [
      counted(Object.keys(realms).length, 'realm'),
      counted(Object.keys(applications).length, 'application'),
      counted(Object.keys(campuses).length, 'campus', 'campuses'),
      counted(terms.length, 'text to accept', 'texts to accept'),
    ]
    return `${file} is in order: ${counts.join(', ')}.\n`
  }
  const lines = parsed.faults.flatMap(({ line, column, path, message, hint }) => [
    `${file}:${line}:${column}  ${path === '' ? '' : `${path}: `}${message}`,
    ...(hint === undefined ? [] : [`    ${hint}`]),
  ])
  return `${lines.join('\n')}\n${counted(parsed.faults.length, 'fault')} in ${file}.\n`
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
