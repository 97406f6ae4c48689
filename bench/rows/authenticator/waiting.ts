/** Ten thousand pages that wait for a phone, at one process: what they cost it, and whether they hear. */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { Browser } from '../../load/browser.ts'
import { Connection } from '../../load/connection.ts'
import { whenFree } from '../../load/passkey.ts'
import { authorizationRequest } from '../../load/sign-in.ts'
import { openStream, type Stream } from '../../load/streams.ts'
import { quantile } from '../../machine/median.ts'
import type { Subject } from '../../subjects/subject.ts'
import type { Row } from '../row.ts'

const MOST_MEMORY = 300
/** How many pages are opened at once, how many tabs a sign-in has, and how many are told something in the end. */
const AT_ONCE = 8
const TABS = 10
const TOLD = 100
/** Past two rounds of comments, each 25 seconds. */
const HOLD = 55_000

/** The server must be a fresh one: what it holds for other work would count with it. */
export async function waitingRow(
  subject: Subject,
  { pages, hold = HOLD }: { pages: number; hold?: number },
): Promise<Row> {
  const admin = new pg.Pool({ connectionString: subject.adminUrl, max: 4 })
  try {
    const before = subject.residentMiB()
    const waiting = await openPages(subject, admin, pages)
    const memory = await watch(subject, hold)
    const took = await tellSome(admin, waiting)
    for (const { stream } of waiting) stream.close()
    const notes = [
      `${before.toFixed(0)} MiB before`,
      `${(((memory - before) * 1024) / pages).toFixed(1)} KiB a page`,
      `a change reaches its page in ${quantile(took, 0.5).toFixed(1)} ms (p95 ${quantile(took, 0.95).toFixed(1)})`,
    ]
    return {
      id: 'waiting-pages',
      unit: `MiB resident with ${pages.toLocaleString('en')} pages that wait`,
      ours: memory,
      target: `≤ ${MOST_MEMORY}`,
      met: memory <= MOST_MEMORY,
      note: notes.join(', '),
    }
  } finally {
    await admin.end()
  }
}

type Page = { flow: string; stream: Stream }

/** Each has a connection and a stream of its own; a sign-in, whose code holds for as long as this takes, has several. */
async function openPages(subject: Subject, admin: pg.Pool, pages: number): Promise<Page[]> {
  const opened: Page[] = []
  let begun = 0
  const open = async () => {
    const connection = new Connection(subject.port)
    for (; begun < pages; ) {
      const tabs = Math.min(TABS, pages - begun)
      begun += tabs
      const browser = new Browser(subject.origin, connection)
      const page = await whenFree(browser, authorizationRequest(subject, 'web').address)
      const flow = /\/sign-in\/([0-9a-f-]{36})/.exec(page.url.pathname)?.[1]
      if (flow === undefined) throw new Error(`no sign-in at ${page.url.pathname} (${page.status})`)
      await admin.query(A_CODE, [flow])
      const address = { path: `/sign-in/${flow}/live`, cookie: browser.cookies() }
      for (let tab = 0; tab < tabs; tab += 1) opened.push({ flow, stream: await openStream(subject.port, address) })
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, open))
  return opened
}

const A_CODE = `
  insert into device_requests (id, kind, binding, nonce, shown, created_at, expires_at)
  values (gen_random_uuid(), 'qr', $1, '\\x00', '{}', now(), now() + interval '1 hour')`

/** The most that it holds meanwhile. */
async function watch(subject: Subject, hold: number): Promise<number> {
  let most = 0
  for (const end = performance.now() + hold; performance.now() < end; await wait(250))
    most = Math.max(most, subject.residentMiB())
  return most
}

/** As when a phone shows the request: the change is committed, and told as the product tells it. In milliseconds. */
async function tellSome(admin: pg.Pool, pages: readonly Page[]): Promise<number[]> {
  const took: number[] = []
  const step = Math.max(TABS, Math.floor(pages.length / TOLD))
  for (let at = 0; at < pages.length; at += step) {
    const { flow, stream } = pages[at] as Page
    const heard = stream.next()
    const begun = performance.now()
    await admin.query(
      `update device_requests set claimed_at = now() where binding = '${flow}'; select pg_notify('live', 'binding:${flow}')`,
    )
    await heard
    took.push(performance.now() - begun)
  }
  return took
}
