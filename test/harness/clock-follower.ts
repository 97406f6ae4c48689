/** A second process for the test of the clock: says what time it has, at its start and after each move. */
import '../../src/demo/clock-preload.ts'
import { openDatabase } from '../../src/base/database/database.ts'
import { openListener } from '../../src/base/database/notify.ts'
import { systemClock } from '../../src/base/time/clock.ts'
import { openDemoClock } from '../../src/demo/clock/clock.ts'

const url = process.argv[2] ?? ''
const listener = await openListener({ url })
const clock = await openDemoClock({ db: openDatabase({ url }), listener, runDueJobs: async () => undefined })
process.send?.(systemClock.now())
const { offset } = clock.state()
const timer = setInterval(() => {
  if (clock.state().offset === offset) return
  clearInterval(timer)
  process.send?.(systemClock.now())
}, 10)
