/** One HTTP/1.1 answer out of the bytes that have come (RFC 9112 §6: a length, or chunks). */

export type Answer = {
  status: number
  /** The head as it came, names in whatever case. */
  head: string
  body: Buffer
  /** The server closes the connection after this. */
  closes: boolean
  /** All bytes of it, head included. */
  size: number
}

const END_OF_HEAD = Buffer.from('\r\n\r\n')

/** The answer, or undefined while it is not all there. */
export function readAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf(END_OF_HEAD)
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end + 2)
  const read = bodyOf(bytes, end + 4, head)
  if (!read) return undefined
  return { status: Number(head.slice(9, 12)), head, ...read, closes: /\r\nconnection: close\r\n/i.test(head) }
}

function bodyOf(bytes: Buffer, from: number, head: string): { body: Buffer; size: number } | undefined {
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(head)?.[1]
  if (length === undefined && /\r\ntransfer-encoding: chunked\r\n/i.test(head)) return chunked(bytes, from)
  const size = from + Number(length ?? 0)
  return bytes.length < size ? undefined : { body: bytes.subarray(from, size), size }
}

function chunked(bytes: Buffer, from: number): { body: Buffer; size: number } | undefined {
  const parts: Buffer[] = []
  for (let at = from; ; ) {
    const line = bytes.indexOf('\r\n', at)
    if (line < 0) return undefined
    const length = Number.parseInt(bytes.toString('latin1', at, line), 16)
    const begin = line + 2
    at = begin + length + 2
    if (bytes.length < at) return undefined
    if (length === 0) return { body: Buffer.concat(parts), size: at }
    parts.push(bytes.subarray(begin, begin + length))
  }
}

/** The value of a header, the first when there are several. */
export function headerOf({ head }: Pick<Answer, 'head'>, name: string): string | undefined {
  return headersOf({ head }, name)[0]
}

export function headersOf({ head }: Pick<Answer, 'head'>, name: string): string[] {
  return [...head.matchAll(new RegExp(`\\r\\n${name}: ([^\\r]*)(?=\\r\\n)`, 'gi'))].map((found) => found[1] ?? '')
}
