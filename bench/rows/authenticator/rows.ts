/** The rows of the app and of the pages that wait for it, at servers of their own. */
import { join } from 'node:path'
import type { Options } from '../../options.ts'
import type { Postgresql } from '../../subjects/postgresql.ts'
import { startProduct } from '../../subjects/product.ts'
import type { Subject } from '../../subjects/subject.ts'
import type { AuthenticatorRow, Row } from '../row.ts'
import { phoneRows } from './phone.ts'
import { shellRow } from './shell.ts'
import { waitingRow } from './waiting.ts'

type Course = {
  options: Options
  folder: string
  postgresql: Postgresql
  say(what: string): void
  wants(ids: readonly string[]): boolean
}

const IN_BROWSERS: readonly AuthenticatorRow[] = ['app-interactive', 'approve-to-browser']
const FEW = 100

export async function authenticatorRows(course: Course): Promise<Row[]> {
  const { options, say, wants } = course
  const rows: Row[] = []
  if (wants(['authenticator-shell', ...IN_BROWSERS])) {
    say('the app')
    rows.push(...(await at(course, 'app', (subject) => appRows(subject, course))))
  }
  if (wants(['waiting-pages'])) {
    say(`${options.waiting.toLocaleString('en')} pages that wait`)
    rows.push(
      ...(await at(course, 'waiting', async (subject) => [await waitingRow(subject, { pages: options.waiting })])),
    )
  }
  return rows
}

async function appRows(subject: Subject, { options, wants }: Course): Promise<Row[]> {
  const rows = [await shellRow(subject)]
  const { approvals, appStarts: starts } = options
  if (wants(IN_BROWSERS)) rows.push(...(await phoneRows(subject, { approvals, starts })))
  return rows
}

async function at(course: Course, name: string, measure: (subject: Subject) => Promise<Row[]>): Promise<Row[]> {
  const { folder, postgresql, options } = course
  const wish = { postgresql, name, folder: join(folder, name), accounts: FEW, profile: options.profile }
  const subject = await startProduct(wish)
  try {
    await postgresql.settle()
    return await measure(subject)
  } finally {
    await subject.end()
  }
}
