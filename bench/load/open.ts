/** Open load: newcomers arrive at their own pace, however many are still waiting. It shows what a crowd does. */
import { setTimeout as wait } from 'node:timers/promises'

/** What became of one who came: in milliseconds from the first request to the tokens, or why there were none. */
export type Fate = { is: 'served'; took: number; at: number } | { is: 'told' } | { is: 'other'; why: string }

/** Sends someone at each of `perSecond` evenly spread moments for some seconds, and waits for the last of them. */
export async function openLoad(
  arrive: () => Promise<Fate>,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Fate[]> {
  const fates: Promise<Fate>[] = []
  const begun = performance.now()
  while (fates.length < perSecond * seconds) {
    const due = Math.min(perSecond * seconds, Math.floor(((performance.now() - begun) / 1000) * perSecond) + 1)
    while (fates.length < due) fates.push(arrive())
    await wait(2)
  }
  return Promise.all(fates)
}
