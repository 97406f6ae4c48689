import type { Tx } from '../../base/database/database.ts'
import { type KeptLine, linesAfter } from './chain-store.ts'
import { chainHash } from './encoding.ts'

/** How far ahead a moved line is looked for. */
const REACH = 1_000

/**
 * Where a line that does not fit has its true event now, when it was moved rather than changed: whether lines were
 * exchanged with their hashes, or events between lines, or words between events.
 */
export async function findMove(tx: Tx, before: Buffer, line: KeptLine): Promise<KeptLine | undefined> {
  const { seq, sealed_at, event } = line
  for (const other of await linesAfter(tx, seq, REACH)) {
    const lineMoved = chainHash(before, { ...other, seq }).equals(other.hash)
    const eventMoved = [other.sealed_at, sealed_at].some((time) =>
      chainHash(before, { ...other, seq, sealed_at: time }).equals(line.hash),
    )
    const wordsMoved = chainHash(before, { ...other, seq, sealed_at, event }).equals(line.hash)
    if (lineMoved || eventMoved || wordsMoved) return other
  }
  return undefined
}
