/**
 * Look-ups that come in the same turn of the event loop, or while others are under way, go to the database together:
 * under load, half of what an answer costs is the way there and back. Alone, one goes as it is, and waits for nothing.
 */
import type { Database } from '../../../base/database/database.ts'
import type { FoundRecord } from './record.ts'
import { findRecords, type Sought } from './records-store.ts'

export type LookUp = (sought: Sought) => Promise<FoundRecord | undefined>

/** More than this many at once would make one query slow for all of them. */
const MOST = 32

/** Queries under way at once; what comes meanwhile makes up the next. More would each carry less, and cost as much. */
const AT_ONCE = 2

type Waiting = { sought: Sought; answer: (found: FoundRecord | undefined) => void; fail: (error: unknown) => void }

export function openLookUp({ kysely }: Pick<Database, 'kysely'>): LookUp {
  const waiting: Waiting[] = []
  let under = 0
  const send = () => {
    while (waiting.length > 0 && under < AT_ONCE) void answer(waiting.splice(0, MOST))
  }
  const answer = async (batch: Waiting[]) => {
    under += 1
    try {
      const found = await findRecords(
        kysely,
        batch.map(({ sought }) => sought),
      )
      batch.forEach((each, at) => {
        each.answer(found[at])
      })
    } catch (error) {
      for (const each of batch) each.fail(error)
    } finally {
      under -= 1
      if (waiting.length > 0) setImmediate(send)
    }
  }
  return (sought) =>
    new Promise((answered, fail) => {
      // After all sockets that have something to say were read.
      if (waiting.length === 0) setImmediate(send)
      waiting.push({ sought, answer: answered, fail })
    })
}
