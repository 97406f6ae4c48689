/** What processes have cost, from /proc (proc_pid_stat(5)); nothing where there is no /proc. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second: USER_HZ, which Linux shows as 100 on every machine. */
const TICKS = 100

type Stat = { parent: number; own: number; waitedFor: number }

function statOf(pid: number | string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0] = fields.slice(1)
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11)
    return { parent, own: (user + system) / TICKS, waitedFor: (childrenUser + childrenSystem) / TICKS }
  } catch {
    return undefined // it has ended
  }
}

/** CPU seconds of one process so far, all its threads together. */
export const cpuOf = (pid: number): number => statOf(pid)?.own ?? 0

/** CPU seconds of a process with all its children, those that have ended among them. */
export function cpuOfFamily(pid: number): number {
  const self = statOf(pid)
  if (!self || !existsSync('/proc')) return 0
  const living = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
  const ofChildren = living.reduce((sum, one) => (one?.parent === pid ? sum + one.own + one.waitedFor : sum), 0)
  return self.own + self.waitedFor + ofChildren
}

export const parentOf = (pid: number): number | undefined => statOf(pid)?.parent

/** Memory that a process holds now, in MiB. */
export function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
