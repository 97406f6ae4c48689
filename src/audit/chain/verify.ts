/**
 * Reads the whole record and proves that nothing in it was changed, taken out or moved since it was sealed. Page by
 * page, in one snapshot, so that a million lines need little memory and a running sealer does not matter.
 *
 * What no chain can show by itself: an end cut off together with its events, and a chain written anew from somewhere
 * on. Both show against a head that was kept elsewhere (`head`).
 */
import type { Database, Tx } from '../../base/database/database.ts'
import { type Instant, isoTime } from '../../base/time/instant.ts'
import { countEvents, firstUnchained, firstVanished, type KeptLine, linesAfter } from './chain-store.ts'
import { chainHash, GENESIS } from './encoding.ts'
import { findMove } from './find-move.ts'

export type BreakKind = 'changed' | 'missing' | 'reordered' | 'unchained' | 'cut-off'

/** The first place at which the record is not what was sealed. */
export type AuditBreak = { seq: number; event: number | undefined; kind: BreakKind; what: string }

export type AuditVerdict =
  | {
      ok: true
      events: number
      sealed: number
      unsealed: number
      oldestUnsealed: Instant | undefined
      /** Hash of the last line, in hexadecimal: keep it elsewhere. */
      head: string
    }
  | { ok: false; broken: AuditBreak }

const PAGE = 1_000

/** Verifies the record; with `head`, also that the line with this hash (hexadecimal) still stands in the chain. */
export function verifyAudit(db: Database, options: { head?: string | undefined } = {}): Promise<AuditVerdict> {
  return db.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => verifyIn(tx, options.head?.toLowerCase()))
}

async function verifyIn(tx: Tx, head: string | undefined): Promise<AuditVerdict> {
  const chain = await followChain(tx, head)
  if ('kind' in chain) return { ok: false, broken: chain }
  const loose = await findLoose(tx, chain.seq)
  if (loose) return { ok: false, broken: loose }
  if (head !== undefined && !chain.headSeen) {
    const what = `no line of the chain has the hash ${head}: it ends at line ${chain.seq}, and what came after, up to the line with that hash, was cut off or the chain was written anew`
    return { ok: false, broken: { seq: chain.seq + 1, event: undefined, kind: 'cut-off', what } }
  }
  const { events, unsealed, oldest_unsealed } = await countEvents(tx)
  return {
    ok: true,
    events,
    sealed: chain.seq,
    unsealed,
    oldestUnsealed: oldest_unsealed ?? undefined,
    head: chain.hash.toString('hex'),
  }
}

type Followed = { seq: number; hash: Buffer; headSeen: boolean }

async function followChain(tx: Tx, head: string | undefined): Promise<Followed | AuditBreak> {
  const at: Followed = { seq: 0, hash: GENESIS, headSeen: head === GENESIS.toString('hex') }
  for (;;) {
    const page = await linesAfter(tx, at.seq, PAGE)
    for (const line of page) {
      const broken = await checkLine(tx, at, line)
      if (broken) return broken
      at.seq = line.seq
      at.hash = line.hash
      at.headSeen ||= line.hash.toString('hex') === head
    }
    if (page.length < PAGE) return at
  }
}

/** Undefined when the line fits behind the last one that was found good. */
async function checkLine(tx: Tx, at: Followed, line: KeptLine): Promise<AuditBreak | undefined> {
  const seq = at.seq + 1
  if (line.seq !== seq) {
    const what = `line ${seq} is missing: line ${at.seq} is followed by line ${line.seq}`
    return { seq, event: undefined, kind: 'missing', what }
  }
  if (!line.found) {
    return { seq, event: line.event, kind: 'missing', what: `event ${line.event}, sealed as line ${seq}, is missing` }
  }
  if (chainHash(at.hash, line).equals(line.hash)) return undefined
  const moved = await findMove(tx, at.hash, line)
  if (moved) {
    const what = `line ${seq} holds ${nameOf(line)}, but was sealed with event ${moved.event}, which now stands at line ${moved.seq}`
    return { seq, event: line.event, kind: 'reordered', what }
  }
  return { seq, event: line.event, kind: 'changed', what: `line ${seq}, ${nameOf(line)}, is not what was sealed` }
}

/** Events beside the chain: those of a cut-off end, or slipped in without being sealed. */
async function findLoose(tx: Tx, seq: number): Promise<AuditBreak | undefined> {
  const vanished = await firstVanished(tx)
  if (vanished !== undefined) {
    const what = `event ${vanished}, which waits to be sealed, is missing`
    return { seq: seq + 1, event: vanished, kind: 'missing', what }
  }
  const loose = await firstUnchained(tx)
  if (!loose) return undefined
  const what = `${nameOf(loose)} stands neither in the chain, which ends at line ${seq}, nor among the events that wait: the end of the chain was cut off, or the event was slipped in`
  return { seq: seq + 1, event: loose.event, kind: 'unchained', what }
}

function nameOf({ event, what, at }: { event: number; what: string; at: string }): string {
  const instant = Number(at) * 1_000
  const time = Math.abs(instant) < 8.64e15 ? isoTime(Math.floor(instant)) : at
  return `event ${event} (${what}, ${time})`
}
