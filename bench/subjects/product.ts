/** Sleutelbos itself, started as an operator would. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { packageRoot } from '../../src/base/root.ts'
import { spawnOnServerCore } from '../machine/cores.ts'
import { addAccounts, analyse } from './accounts.ts'
import { CAMPUS, DEVICE_HOLDERS, KEY_HOLDERS, REALM } from './campus.ts'
import type { Postgresql } from './postgresql.ts'
import { keepTrack, untilSaid } from './running.ts'
import { type Subject, subjectOf } from './subject.ts'

export type Wish = {
  name: string
  folder: string
  accounts: number
  postgresql: Postgresql /** Where to write a profile of its CPU. */
  profile?: string | undefined
}

/** A server with a database of its own in the one PostgreSQL, and so many accounts. */
export async function startProduct({ name, folder, accounts, postgresql, profile }: Wish): Promise<Subject> {
  const { ownerUrl, appUrl, adminUrl } = await postgresql.database(`bench_${name}`)
  const port = await freePort()
  const variables = { DATABASE_URL: appUrl, SLEUTELBOS_OWNER_DATABASE_URL: ownerUrl, ...campusIn(folder), ...at(port) }
  const flags = profile !== undefined ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  const child = spawnOnServerCore(process.execPath, [...flags, ...startWords()], {
    env: { ...cleanEnvironment(), ...variables },
    cwd: packageRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  keepTrack(child)
  await untilSaid(child, /^ready /m)
  await addAccounts(adminUrl, accounts + KEY_HOLDERS + DEVICE_HOLDERS)
  const settle = () => analyse(adminUrl)
  const issuer = `http://localhost:${port}/realms/${REALM}`
  return subjectOf({ name, child, port, issuer, accounts, adminUrl, settle })
}

/** What `npm start` says, after `node`; npm itself and its shell would only stand in between. */
function startWords(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  const [program, ...words] = scripts.start.replace(/^exec /, '').split(' ')
  if (program !== 'node') throw new Error(`npm start is “${scripts.start}”, and not a program of Node`)
  return words
}

const at = (port: number) => ({ PORT: String(port), HOST: '127.0.0.1', SLEUTELBOS_LOG: 'warn' })

/** The variables for the benchmark's campus, its file written into a data folder. */
export function campusIn(folder: string): Record<string, string> {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const file = join(folder, 'campus.yaml')
  writeFileSync(file, CAMPUS)
  return { SLEUTELBOS_CONFIG: file, SLEUTELBOS_DEMO: '1', SLEUTELBOS_DATA: join(folder, 'data') }
}

/** What was set for us by npm, or for the product by whoever runs this, is not to reach what is measured. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(npm_|SLEUTELBOS_|DATABASE_URL$|PORT$|HOST$|NODE_OPTIONS$|INIT_CWD$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
}

/** A port that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
