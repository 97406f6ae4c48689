/** Live pages over a listening connection of their own. */
import { openListener } from '../../src/base/database/notify.ts'
import { type Live, openLive } from '../../src/base/live/live.ts'

export type TestLive = { live: Live; close(): Promise<void> }

export async function testLive(url: string): Promise<TestLive> {
  const listener = await openListener({ url })
  const live = await openLive({ listener })
  return {
    live,
    close: async () => {
      live.close()
      await listener.close()
    },
  }
}
