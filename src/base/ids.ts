import { randomFillSync } from 'node:crypto'
import type { Instant } from './time/instant.ts'

/** Chance is drawn for 256 identifiers at a time: one by one it is most of what an identifier costs. */
const pool = Buffer.alloc(4_096)
let used = pool.length

function sixteenBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return pool.subarray(used - 16, used)
}

/**
 * A new identifier: UUID version 7 (RFC 9562 §5.7). It begins with the moment, so that rows made together
 * lie together in an index; the other 74 bits are random. Not a secret.
 */
export function newId(now: Instant): string {
  const bytes = sixteenBytes()
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x70, 6)
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text from outside has the form of an identifier, so that it may be asked of the database. */
export const isId = (text: string): boolean => UUID.test(text)
