/** The bare library with its state in memory, on the same core, for comparison. */
import { fileURLToPath } from 'node:url'
import { spawnOnServerCore } from '../machine/cores.ts'
import { cleanEnvironment, freePort } from './product.ts'
import { keepTrack, untilSaid } from './running.ts'
import { type Subject, subjectOf } from './subject.ts'

export async function startReference(accounts: number): Promise<Subject> {
  const port = await freePort()
  const program = fileURLToPath(new URL('../reference/program.js', import.meta.url))
  const child = spawnOnServerCore(process.execPath, [program, String(port)], {
    env: { ...cleanEnvironment(), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  keepTrack(child)
  await untilSaid(child, /^ready /m)
  return subjectOf({
    name: 'reference',
    child,
    port,
    issuer: `http://localhost:${port}`,
    accounts,
    settle: async () => undefined,
  })
}
