/** Looks at the bytes of a file on their way to the parser: are they UTF-8, and in which line are they not? */
import { isUtf8 } from 'node:buffer'
import { Transform } from 'node:stream'
import type { ImportFault } from './fault.ts'

const LF = 0x0a
const CR = 0x0d

/** A stream of bytes that lets them pass and calls `found` for each line that is not UTF-8. UTF-16 ends it. */
export function checkEncoding(found: (fault: ImportFault) => void): Transform {
  let rest = Buffer.alloc(0)
  let line = 1
  let begun = false
  let over = false
  const look = (whole: Buffer): void => {
    if (!isUtf8(whole)) for (const fault of faultyLines(whole, line)) found(fault)
    line += countLines(whole)
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (over) return done()
      const bytes = Buffer.concat([rest, chunk])
      if (!begun && isUtf16(bytes)) {
        found({ line: 1, key: 'utf-16', values: {} })
        over = true
        this.push(null)
        return done()
      }
      begun = true
      // Only whole lines are looked at: a letter of several bytes may be cut by the chunk's end.
      const end = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR, bytes.length - 2)) + 1
      if (end > 0) look(bytes.subarray(0, end))
      rest = bytes.subarray(end)
      done(null, chunk)
    },
    flush(done) {
      if (!over) look(rest)
      done()
    },
  })
}

/** By the byte order mark (Unicode §23.8), or by the zero bytes that every ASCII letter has in UTF-16. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('hex')
  return mark === 'fffe' || mark === 'feff' || bytes.subarray(0, 64).includes(0)
}

function faultyLines(bytes: Buffer, first: number): ImportFault[] {
  const faults: ImportFault[] = []
  let line = first
  for (let start = 0; start < bytes.length; line += 1) {
    const end = lineEnd(bytes, start)
    const text = bytes.subarray(start, end)
    if (!isUtf8(text)) faults.push({ line, key: 'not-utf-8', values: { bytes: about(text) } })
    start = end
  }
  return faults
}

/** The place after this line's end, which is CR LF, LF, or CR alone. */
function lineEnd(bytes: Buffer, start: number): number {
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] === LF) return at + 1
    if (bytes[at] === CR) return bytes[at + 1] === LF ? at + 2 : at + 1
  }
  return bytes.length
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let start = 0; start < bytes.length; lines += 1) start = lineEnd(bytes, start)
  return lines
}

/** The first bytes that are no UTF-8, with what stands before them: `Andr E9`. */
function about(line: Buffer): string {
  let at = 0
  while (at < line.length && isUtf8(line.subarray(0, at + 1 + pending(line, at)))) at += 1 + pending(line, at)
  const before = line
    .subarray(Math.max(0, at - 12), at)
    .toString('utf8')
    .replace(/^\ufffd+/, '')
  const hex = (line[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return `byte ${hex} after “${before}”`
}

/** How many bytes follow the leading byte at this place (RFC 3629 §3). */
function pending(line: Buffer, at: number): number {
  const byte = line[at] ?? 0
  if (byte >= 0xf0) return 3
  if (byte >= 0xe0) return 2
  return byte >= 0xc0 ? 1 : 0
}
