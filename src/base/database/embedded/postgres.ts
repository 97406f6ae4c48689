/** The server's process: begun, waited for, stopped, and told to go when we die. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { asAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { faultFrom, SETTINGS } from './cluster.ts'
import type { Home } from './home.ts'
import { readPostmaster } from './postmaster.ts'
import { prepareSocketFolder, socketFolderOf } from './socket-folder.ts'

export type Given = { home: Home; binaries: Binaries; logFile: string; settings: Record<string, string> }
export type Postgres = { pid: number; exited: Promise<void>; stop(): Promise<void> }

const BIGGEST_LOG = 10_000_000
/** Starts the server and returns when it accepts connections. */
export async function startPostgres(given: Given): Promise<Postgres> {
  const { home, binaries, logFile, settings } = given
  const socketFolder = socketFolderOf(home)
  prepareSocketFolder(socketFolder, home)
  const all = { ...SETTINGS, unix_socket_directories: socketFolder, unix_socket_permissions: '0700', ...settings }
  const flags = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const { log, from } = openLogFile(logFile)
  const child = spawn(join(binaries.folder, 'bin', 'postgres'), ['-D', join(home.folder, 'cluster'), ...flags], {
    ...asAccount(home.account),
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const gone = { yet: false }
  exited.then(() => {
    gone.yet = true
  })
  while (!gone.yet && !isReady(home, child.pid)) await wait(10)
  if (gone.yet || child.pid === undefined)
    throw faultFrom(tail(logFile, from), `PostgreSQL in ${home.folder} did not start`)
  const guard = endWithUs(child.pid, home)
  exited.then(() => guard.kill('SIGKILL')) // its number may soon be another's
  return { pid: child.pid, exited, stop: () => stop(child, exited) }
}

function openLogFile(logFile: string): { log: number; from: number } {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > BIGGEST_LOG) renameSync(logFile, `${logFile}.1`)
  const log = openSync(logFile, 'a', 0o600)
  return { log, from: statSync(logFile).size }
}

function tail(logFile: string, from: number): string {
  const file = openSync(logFile, 'r')
  const text = Buffer.alloc(16_384)
  const length = readSync(file, text, 0, text.length, from)
  closeSync(file)
  return text.toString('utf8', 0, length)
}

function isReady(home: Home, pid: number | undefined): boolean {
  try {
    const running = readPostmaster(home.folder)
    return running?.pid === pid && running?.status === 'ready'
  } catch {
    return false // it is being written
  }
}

/**
 * A second process, which does nothing but wait until the pipe from us closes: however we end, it then asks the server
 * to stop. It runs under the server's account, so that it can hurt nothing else.
 */
function endWithUs(pid: number, home: Home): ChildProcess {
  const words = ['-c', 'read -r _; kill -INT "$0"', String(pid)]
  const guard = spawn('/bin/sh', words, { ...asAccount(home.account), stdio: ['pipe', 'ignore', 'ignore'] })
  guard.on('error', () => undefined)
  guard.stdin?.on('error', () => undefined)
  guard.unref()
  ;(guard.stdin as unknown as { unref?(): void } | null)?.unref?.()
  return guard
}

/** Fast shutdown: open transactions are undone, what is committed stays. After 20 s, the immediate one. */
async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), 20_000)
  await exited
  clearTimeout(late)
}
