/**
 * How the record is chained: a line's hash covers the hash of the line before it and every column of the line and of
 * its event, so that none of them can be changed, taken out or moved without all later hashes changing too.
 */
import { createHash, hash } from 'node:crypto'

/** One line of the chain with its event, each column as PostgreSQL writes it: numbers and times lose nothing on the way. */
export type ChainLine = {
  seq: number
  sealed_at: string
  event: number
  at: string
  what: string
  actor: string
  person: string | null
  account: string | null
  realm: string | null
  application: string | null
  address: string | null
  browser: string | null
  details: string
}

/** In this order they are encoded. A new column goes to the end, under a new version of `GENESIS`. */
const COLUMNS = [
  'seq',
  'sealed_at',
  'event',
  'at',
  'what',
  'actor',
  'person',
  'account',
  'realm',
  'application',
  'address',
  'browser',
  'details',
] as const satisfies readonly (keyof ChainLine)[]

/** What stands before the first line: SHA-256 of the text `sleutelbos audit chain 1`. */
export const GENESIS: Buffer = hash('sha256', 'sleutelbos audit chain 1', 'buffer')

/**
 * The line as bytes: each column as 0 when it is null, else 1, the length of its UTF-8 text in four bytes (big-endian)
 * and the text. No two different lines have the same bytes.
 */
export function encodeLine(line: ChainLine): Buffer {
  const parts: Buffer[] = []
  for (const column of COLUMNS) {
    const value = line[column]
    if (value === null) {
      parts.push(Buffer.of(0))
      continue
    }
    const text = Buffer.from(String(value))
    const head = Buffer.alloc(5, 1)
    head.writeUInt32BE(text.length, 1)
    parts.push(head, text)
  }
  return Buffer.concat(parts)
}

/** The hash of a line that stands after `before`. 32 bytes. */
export const chainHash = (before: Buffer, line: ChainLine): Buffer =>
  createHash('sha256').update(before).update(encodeLine(line)).digest()
