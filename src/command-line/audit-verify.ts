import { type AuditVerdict, verifyAudit } from '../audit/index.ts'
import type { Database } from '../base/database/database.ts'
import { isoTime } from '../base/time/instant.ts'

/**
 * `sleutelbos audit verify [--head HASH]`: reads the whole record and says whether it is what was sealed.
 * Answers the exit code: 0 it is, 1 it is not, 2 the hash is none.
 */
export async function auditVerify(
  { db }: { db: Database },
  { head, out }: { head?: string | undefined; out: (line: string) => void },
): Promise<0 | 1 | 2> {
  if (head !== undefined && !/^[0-9a-f]{64}$/i.test(head)) {
    out('--head wants the 64 hexadecimal digits that an earlier run printed')
    return 2
  }
  const verdict = await verifyAudit(db, { head })
  for (const line of report(verdict, head)) out(line)
  return verdict.ok ? 0 : 1
}

function report(verdict: AuditVerdict, head: string | undefined): string[] {
  if (!verdict.ok) {
    const { kind, what, seq } = verdict.broken
    return [`broken: ${what}`, `kind ${kind}, line ${seq}; everything before this place is as it was sealed`]
  }
  const { events, sealed, unsealed, oldestUnsealed } = verdict
  const tail = oldestUnsealed === undefined ? '' : `, the oldest of ${isoTime(oldestUnsealed)}`
  const hint =
    head === undefined
      ? 'keep the head elsewhere and give it to a later run as --head: that shows an end that was cut off'
      : 'the given head stands in the chain'
  return [
    `intact: ${events} events, ${sealed} sealed, ${unsealed} waiting for their seal${tail}`,
    `head ${verdict.head}`,
    hint,
  ]
}
