/** What PostgreSQL's own pid file tells, and whether it still tells the truth. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export type Running = { pid: number; socketFolder: string; status: string }

/** What `postmaster.pid` says, whether or not that process still lives (PostgreSQL, miscadmin.h, LOCK_FILE_LINE_*). */
export function readPostmaster(homeFolder: string): Running | undefined {
  const file = join(homeFolder, 'cluster', 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', status: lines[7]?.trim() ?? '' }
}

/** Whether that process is the server of this very home: a number found in a file may long be another program's. */
export function livesHere(homeFolder: string, pid: number): boolean {
  const cluster = join(homeFolder, 'cluster')
  if (process.platform !== 'linux') return commandOf(pid).includes(cluster)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) // a server works in its cluster's folder
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/**
 * Removes a pid file whose number now belongs to some other living program, for PostgreSQL would refuse to start.
 * Where the number is dead it stays, since PostgreSQL looks in it for children that outlived their parent.
 */
export function forgetForeign(homeFolder: string, pid: number): void {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
  }
  rmSync(join(homeFolder, 'cluster', 'postmaster.pid'), { force: true })
}
