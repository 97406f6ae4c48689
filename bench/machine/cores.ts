/** Who runs on which core. The server has one to itself; PostgreSQL and the load share the other. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'

export const SERVER_CORE = 0
export const OTHER_CORE = 1

const ALL = `0-${cpus().length - 1}`

/** Whether processes can be bound to cores here: with `taskset`, and where there are two. */
export const canPin = cpus().length > 1 && ['/usr/bin/taskset', '/bin/taskset'].some((path) => existsSync(path))

/** Binds this process, with all its threads and those whom it will start, to the core of the load. */
export function pinMyself(): void {
  if (canPin) spawnSync('taskset', ['-acp', String(OTHER_CORE), String(process.pid)], { stdio: 'ignore' })
}

/** Lets this process, and whatever it starts meanwhile, run wherever the system likes. */
export async function everywhere<T>(work: () => Promise<T>): Promise<T> {
  if (canPin) spawnSync('taskset', ['-acp', ALL, String(process.pid)], { stdio: 'ignore' })
  try {
    return await work()
  } finally {
    pinMyself()
  }
}

/** Starts a program on the core of the server; its number is the program's own. */
export function spawnOnServerCore(program: string, words: readonly string[], options: SpawnOptions): ChildProcess {
  if (!canPin) return spawn(program, words, options)
  return spawn('taskset', ['-c', String(SERVER_CORE), program, ...words], options)
}

/** Starts a program that may run wherever the system likes, as at an operator's. */
export function spawnUnbound(program: string, words: readonly string[], options: SpawnOptions): ChildProcess {
  if (!canPin) return spawn(program, words, options)
  return spawn('taskset', ['-c', ALL, program, ...words], options)
}
