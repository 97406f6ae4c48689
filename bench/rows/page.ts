/** What the sign-in page weighs, as a browser that speaks brotli gets it. */
import { brotliDecompressSync } from 'node:zlib'
import { type Answer, headerOf } from '../load/answer.ts'
import { Browser } from '../load/browser.ts'
import { Connection } from '../load/connection.ts'
import { authorizationRequest } from '../load/sign-in.ts'
import type { Subject } from '../subjects/subject.ts'
import { fontsOf } from './fonts.ts'
import type { Row } from './row.ts'

const MOST_BYTES = 30 * 1024
const MOST_FONTS = 65 * 1024
const BROTLI = 'accept-encoding: br\r\n'

/** HTML, styles and scripts with the heads of their answers; fonts apart, those that the page uses. */
export async function pageRows(subject: Subject): Promise<Row[]> {
  const connection = new Connection(subject.port)
  const get = (path: string) => connection.send({ path, headers: BROTLI })
  const page = await new Browser(subject.origin, connection).visit(authorizationRequest(subject, 'web').address, BROTLI)
  const html = textOf(page.answer)
  const paths = [...html.matchAll(/<(?:link|script)\b[^>]*>/g)].flatMap(([tag]) => loaded(tag))
  const parts = [page.answer]
  for (const path of new Set(paths)) parts.push(await get(path))
  const styles = parts.filter((part) => headerOf(part, 'content-type')?.startsWith('text/css')).map(textOf)
  const fonts = new Set(styles.flatMap((css) => fontsOf(html, css)))
  const fontBytes: number[] = []
  for (const path of fonts) fontBytes.push((await get(new URL(path, `${subject.origin}/assets/`).pathname)).size)
  connection.close()
  const bytes = sum(parts.map(({ size }) => size))
  return [
    {
      id: 'sign-in-page-bytes',
      unit: 'bytes over the wire: HTML, styles, scripts',
      ours: bytes,
      target: `≤ ${MOST_BYTES}`,
      met: bytes <= MOST_BYTES,
      note: parts.map(({ size }) => size).join(' + '),
    },
    {
      id: 'sign-in-page-requests',
      unit: 'requests, fonts apart',
      ours: parts.length,
      target: '≤ 3',
      met: parts.length <= 3,
    },
    {
      id: 'sign-in-page-fonts',
      unit: 'bytes over the wire: fonts',
      ours: sum(fontBytes),
      target: `≤ ${MOST_FONTS}`,
      met: sum(fontBytes) <= MOST_FONTS,
      note: fontBytes.join(' + '),
    },
  ]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** What a tag makes a browser load before the page is there; icons come after it. */
function loaded(tag: string): string[] {
  const address = /\b(?:href|src)="([^"]+)"/.exec(tag)?.[1]
  const counts = tag.startsWith('<script') || /\brel="?(?:stylesheet|preload|modulepreload)/.test(tag)
  return address !== undefined && counts && !/as="?font/.test(tag) ? [address] : []
}

const textOf = (answer: Answer): string =>
  (headerOf(answer, 'content-encoding') === 'br' ? brotliDecompressSync(answer.body) : answer.body).toString()
