/** What a phone fetches before the app works without a network, as a browser that speaks brotli gets it. */
import { brotliDecompressSync } from 'node:zlib'
import { type Answer, headerOf } from '../../load/answer.ts'
import { Connection } from '../../load/connection.ts'
import type { Subject } from '../../subjects/subject.ts'
import type { Row } from '../row.ts'

const MOST_KB = 150
const APP = '/authenticator/'
const WORKER = `${APP}worker.js`

/** An entry of the list that the service worker keeps (Workbox), however the build has written it. */
const LISTED = /\burl["']?:\s*["'`]([^"'`]+)["'`],\s*["']?revision\b/g

/** The page, the service worker and all that this keeps at its first start; the scanner comes with the camera. */
export async function shellRow(subject: Subject): Promise<Row> {
  const connection = new Connection(subject.port)
  const get = (path: string) => connection.send({ path, headers: 'accept-encoding: br\r\n' })
  const worker = await get(WORKER)
  const listed = [...textOf(worker).matchAll(LISTED)].map(([, file = '']) => new URL(file, `http://x${APP}`).pathname)
  if (listed.length === 0) throw new Error(`the service worker keeps nothing (${worker.status})`)
  const parts = [{ name: 'worker.js', size: worker.body.length }]
  for (const path of new Set(listed)) {
    const { status, body } = await get(path)
    if (status !== 200) throw new Error(`${path}: ${status}`)
    parts.push({ name: path.slice(APP.length), size: body.length })
  }
  connection.close()
  const kilobytes = parts.reduce((sum, { size }) => sum + size, 0) / 1000
  return {
    id: 'authenticator-shell',
    unit: 'kB in brotli, without heads: page, scripts, styles, fonts, service worker',
    ours: kilobytes,
    target: `≤ ${MOST_KB}`,
    met: kilobytes <= MOST_KB,
    note: parts.map(({ name, size }) => `${name} ${size}`).join(', '),
  }
}

const textOf = (answer: Answer): string =>
  (headerOf(answer, 'content-encoding') === 'br' ? brotliDecompressSync(answer.body) : answer.body).toString()
