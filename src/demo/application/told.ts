import type { Instant } from '../../base/time/instant.ts'

/** Sessions that Sleutelbos has told the sample application the end of. */
export type Told = { add(session: string, at: Instant): void; when(session: string): Instant | undefined }

const MOST = 1_000

/** Kept in memory, by the process that was told: it is for show, the tokens are dead anyway. */
export function openTold(): Told {
  const ended = new Map<string, Instant>()
  return {
    add(session, at) {
      ended.set(session, at)
      const [oldest] = ended.keys()
      if (ended.size > MOST && oldest !== undefined) ended.delete(oldest)
    },
    when: (session) => ended.get(session),
  }
}
