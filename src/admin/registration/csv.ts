/** A realm's counts for a spreadsheet (RFC 4180). Pure. */
import { type GroupLine, shareOf } from './report.ts'

const HEAD = ['day', 'realm', 'group', 'accounts', 'registered', 'share']

/** One line for each day and group; `group` is empty for all accounts, `share` a number from 0 to 1. */
export function csvOf(realm: string, lines: readonly GroupLine[]): string {
  const rows = lines.flatMap(({ group, points }) =>
    points.map((point) => {
      const share = shareOf(point)?.toFixed(4) ?? ''
      return [point.day, realm, group, String(point.accounts), String(point.registered), share]
    }),
  )
  return [HEAD, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** A name that begins like a formula must not become one in who opens the file (OWASP, CSV injection). */
function cell(text: string): string {
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame
}
