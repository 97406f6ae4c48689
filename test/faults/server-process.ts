/** Handles on processes of `open-server.js`, and on what they leave in the machine. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export type Said = {
  ownerUrl?: string
  appUrl?: string
  fault?: string
  kind?: string
  log?: string
  restarted?: boolean
}

export type ServerProcess = {
  pid: number
  first: Promise<Said>
  said: Said[]
  exited: Promise<number>
  kill(signal: NodeJS.Signals): void
}

export type Who = { uid: number; gid: number }
/** Some account that is neither root nor one that runs the server for root: `daemon` on Debian and macOS alike. */
export const STRANGER: Who = { uid: 1, gid: 1 }
export const isRoot = process.getuid?.() === 0

const open = new Set<ChildProcess>()

/** Starts the server upon a folder, as ourselves or as another. */
export function startProcess(dataFolder: string, as: 'server' | 'command' = 'server', who?: Who): ServerProcess {
  const program = fileURLToPath(new URL('./open-server.js', import.meta.url))
  const child = spawn(process.execPath, [program, dataFolder, as], {
    ...who,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  open.add(child)
  const said: Said[] = []
  const lines = createInterface({ input: child.stdout })
  const first = new Promise<Said>((resolve) => {
    lines.on('line', (line) => {
      said.push(JSON.parse(line))
      const word = said.at(-1)
      if (word?.ownerUrl ?? word?.fault) resolve(word as Said)
    })
    child.once('exit', (code) => setTimeout(() => resolve({ fault: `ended with ${code}` }), 100))
  })
  const exited = once(child, 'exit').then(([code]) => {
    open.delete(child)
    return code as number
  })
  return { pid: child.pid ?? 0, first, said, exited, kill: (signal) => child.kill(signal) }
}

/** A folder for a test, which others may pass through; all is ended and removed by `cleanUp`. */
function testFolder(): { folder: string; cleanUp(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-fault-'))
  rmSync(folder, { recursive: true })
  mkdirSync(folder, { mode: 0o755 })
  return {
    folder,
    async cleanUp() {
      const ended = [...open].map((child) => once(child, 'exit'))
      for (const child of open) child.kill('SIGTERM')
      await Promise.all(ended)
      const pointer = join(folder, 'data', 'postgresql.at')
      if (existsSync(pointer)) rmSync(homeOf(join(folder, 'data')), { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function homeOf(dataFolder: string): string {
  const pointer = join(dataFolder, 'postgresql.at')
  if (!existsSync(pointer)) return join(dataFolder, 'postgresql')
  return join('/var/lib/sleutelbos/clusters', readFileSync(pointer, 'utf8').trim())
}

/** The number of the server that runs in this folder, by its own pid file. */
export function postmasterOf(dataFolder: string): number | undefined {
  const file = join(homeOf(dataFolder), 'cluster', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

/** Whether that process lives; one that is dead and that nobody has yet asked about does not. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

export async function until(what: () => boolean | Promise<boolean>, longest = 15_000): Promise<void> {
  for (const end = performance.now() + longest; !(await what()); await wait(20)) {
    if (performance.now() > end) throw new Error('it did not come to that')
  }
}

/** Runs one statement on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(url: string | undefined, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url ?? '' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** A data folder that does not exist yet, in a folder that goes with the test. */
export function dataFolder(context: TestContext): string {
  const { folder, cleanUp } = testFolder()
  context.after(cleanUp)
  return join(folder, 'data')
}
