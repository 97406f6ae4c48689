/** Whether the time of an answer tells if a name exists: the same wrong password for names that do and names that do not. */
import { Browser, type Page } from '../load/browser.ts'
import { Connection } from '../load/connection.ts'
import { authorizationRequest } from '../load/sign-in.ts'
import { median } from '../machine/median.ts'
import type { Subject } from '../subjects/subject.ts'
import type { Row } from './row.ts'

const MOST = 5

/** Each name is tried once, known and unknown in turn: none is locked, and nothing drifts between the two. */
export async function unknownNameRow(subject: Subject, pairs: number): Promise<Row> {
  const connection = new Connection(subject.port)
  const known: number[] = []
  const unknown: number[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    const name = subject.nextName()
    known.push(await wrongPassword(subject, connection, name))
    unknown.push(await wrongPassword(subject, connection, name.replace(/^s/, 'x')))
  }
  connection.close()
  const ours = Math.abs(median(known) - median(unknown))
  const note = `known ${median(known).toFixed(1)} ms, unknown ${median(unknown).toFixed(1)} ms, ${pairs} of each`
  return {
    id: 'unknown-name-time',
    unit: 'ms between the medians, password step',
    ours,
    target: `≤ ${MOST}`,
    met: ours <= MOST,
    note,
  }
}

async function wrongPassword(subject: Subject, connection: Connection, name: string): Promise<number> {
  const browser = new Browser(subject.origin, connection)
  const first = await browser.visit(authorizationRequest(subject, 'web').address)
  const second = await browser.submit(first, { username: name })
  const begun = performance.now()
  const answer = await browser.submit(second, { 'current-password': 'niet Het goede 43' })
  const took = performance.now() - begun
  mustBeRefused(answer, name)
  return took
}

function mustBeRefused({ status, html }: Page, name: string): void {
  if (status !== 422 || !html.includes('data-refusal'))
    throw new Error(`a wrong password for ${name} was answered with ${status}`)
}
