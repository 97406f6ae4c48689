/** A crowd of five times what can be borne: who is served, how soon, and what the others are told. */
import { setTimeout as wait } from 'node:timers/promises'
import { headerOf } from '../load/answer.ts'
import { Browser, type Page } from '../load/browser.ts'
import { Connection } from '../load/connection.ts'
import { type Fate, openLoad } from '../load/open.ts'
import { authorizationRequest, exchange, giveNameAndPassword } from '../load/sign-in.ts'
import { quantile } from '../machine/median.ts'
import type { Postgresql } from '../subjects/postgresql.ts'
import type { Subject } from '../subjects/subject.ts'
import type { Cpu, Row } from './row.ts'

export type Crowd = { capacity: number; seconds: number; postgresql: Postgresql }

const TIMES = 5
const MOST_MEMORY = 250
const OTHER_PAGES_MS = 250

/** All rows about overload; `capacity` is the rate of password sign-ins that was just measured. */
export async function overloadRows(subject: Subject, { capacity, seconds, postgresql }: Crowd): Promise<Row[]> {
  const before = { server: subject.cpu(), postgresql: postgresql.cpu() }
  const begun = performance.now()
  const watch = watchOver(subject)
  const fates = await openLoad(() => robot(subject), { perSecond: TIMES * capacity, seconds })
  const { pages, memory } = await watch.stop()
  const cpu = {
    operations: fates.length,
    serverSeconds: subject.cpu() - before.server,
    postgresqlSeconds: postgresql.cpu() - before.postgresql,
    wallSeconds: (performance.now() - begun) / 1000,
  }
  return [...crowdRows(fates, { capacity, begun, cpu }), otherPagesRow(pages), memoryRow(memory)]
}

function crowdRows(
  fates: readonly Fate[],
  { capacity, begun, cpu }: { capacity: number; begun: number; cpu: Cpu },
): Row[] {
  const served = fates.filter((fate) => fate.is === 'served')
  const others = fates.filter((fate) => fate.is === 'other')
  // From the first who came to the last who was served: the queue that is left at the end is worked off in it.
  const rate = served.length / ((Math.max(begun + 1, ...served.map(({ at }) => at)) - begun) / 1000)
  const p95 = quantile(
    served.map(({ took }) => took),
    0.95,
  )
  const told = fates.length - served.length - others.length
  const note = `${fates.length} came, ${served.length} were served, ${told} told to come back, ${others.length} got anything else${others[0] ? ` (${others[0].why})` : ''}`
  return [
    {
      id: 'overload-served',
      unit: RATE_OF_SERVED,
      ours: rate,
      limit: capacity,
      ratio: rate / capacity,
      target: '≥ 0.8 of limit',
      met: rate >= 0.8 * capacity,
      cpu,
      note,
    },
    { id: 'overload-p95', unit: 'ms, first request to tokens', ours: p95, target: '≤ 1000', met: p95 <= 1000 },
    {
      id: 'overload-shed',
      unit: 'share of the others not told 503 with Retry-After',
      ours: others.length / Math.max(1, fates.length - served.length),
      target: '0',
      met: others.length === 0,
    },
  ]
}

const RATE_OF_SERVED = 'sign-ins a second while five times as many come'

function otherPagesRow(pages: readonly number[]): Row {
  const p95 = quantile(pages, 0.95)
  return {
    id: 'overload-other-pages',
    unit: 'ms at p95, health and keys, meanwhile',
    ours: p95,
    target: `≤ ${OTHER_PAGES_MS}`,
    met: p95 <= OTHER_PAGES_MS,
    note: `${pages.length} asked`,
  }
}

const memoryRow = (memory: number): Row => {
  return {
    id: 'memory',
    unit: 'MiB resident at most, meanwhile',
    ours: memory,
    target: `≤ ${MOST_MEMORY}`,
    met: memory > 0 && memory <= MOST_MEMORY,
  }
}

/** One who comes with a new browser, and goes at the first "very busy". */
async function robot(subject: Subject): Promise<Fate> {
  const begun = performance.now()
  const connection = new Connection(subject.port)
  const browser = new Browser(subject.origin, connection)
  try {
    const { address, verifier } = authorizationRequest(subject, 'web')
    const first = await browser.visit(address)
    const page = first.status === 200 ? await giveNameAndPassword(browser, first, { name: subject.nextName() }) : first
    if (page.status !== 0) return turnedAway(page)
    await exchange(subject, connection, { page, verifier, client: 'web' })
    const at = performance.now()
    return { is: 'served', took: at - begun, at }
  } catch (error) {
    return { is: 'other', why: (error as Error).message }
  } finally {
    connection.close()
  }
}

function turnedAway({ status, answer, url }: Page): Fate {
  const retryAfter = Number(headerOf(answer, 'retry-after'))
  return status === 503 && retryAfter > 0 ? { is: 'told' } : { is: 'other', why: `${status} at ${url.pathname}` }
}

/** Asks for other pages and looks at the memory, until stopped. */
function watchOver(subject: Subject): { stop(): Promise<{ pages: number[]; memory: number }> } {
  const paths = [
    '/healthz',
    subject.endpoints.jwks,
    `${new URL(subject.issuer).pathname}/.well-known/openid-configuration`,
  ]
  const pages: number[] = []
  let memory = 0
  let over = false
  const watching = (async () => {
    const connection = new Connection(subject.port)
    for (let turn = 0; !over; turn += 1) {
      const begun = performance.now()
      const { status } = await connection.send({ path: paths[turn % paths.length] ?? '/' })
      if (status !== 200) throw new Error(`${paths[turn % paths.length]} answered ${status} during overload`)
      pages.push(performance.now() - begun)
      memory = Math.max(memory, subject.residentMiB())
      await wait(50)
    }
    connection.close()
  })()
  return {
    async stop() {
      over = true
      await watching
      return { pages, memory }
    },
  }
}
