/**
 * The embedded server in a process of its own, for tests that kill it.
 *
 *     node open-server.js DATA-FOLDER [command]    prints one JSON line: { urls } or { fault, kind }; ends on SIGTERM
 */
import { connectionOf } from '../../src/base/database/connection.ts'
import { StartFault } from '../../src/base/database/start-fault.ts'

const say = (words: object) => process.stdout.write(`${JSON.stringify(words)}\n`)
const log = {
  info: (_: object, text: string) => say({ log: text }),
  warn: (_: object, text: string) => say({ log: text }),
  error: (_: object, text: string) => say({ log: text }),
}
try {
  const as = process.argv[3] === 'command' ? 'command' : 'server'
  const connection = await connectionOf({ dataFolder: process.argv[2] ?? '', as, log })
  connection.onRestart(() => say({ restarted: true }))
  process.once('SIGTERM', () => {
    connection.stop().then(() => process.exit(0))
  })
  setInterval(() => undefined, 60_000)
  say({ ownerUrl: connection.ownerUrl, appUrl: connection.appUrl })
} catch (error) {
  say({ fault: (error as Error).message, kind: error instanceof StartFault ? error.kind : 'bug' })
  process.exitCode = 1
}
