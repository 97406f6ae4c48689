/** A program that is measured: started, held still while another is measured, ended. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

/** All that was started and has not ended, so that a Ctrl-C leaves nothing behind. */
const running = new Set<ChildProcess>()

const groups = new WeakSet<ChildProcess>()

/** `group`: it was spawned `detached`, and is ended with all that it started. */
export function keepTrack(child: ChildProcess, { group = false } = {}): ChildProcess {
  if (group) groups.add(child)
  running.add(child)
  child.once('exit', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

/** What else must be done before this process ends, PostgreSQL's stop above all. */
const lastly = new Set<() => Promise<void>>()
export const atEnd = (work: () => Promise<void>): void => void lastly.add(work)

/** Ends one: asked first, made to after ten seconds. One that is held still is let go before, or it would not hear. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGCONT')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(late)
}

/** Ends a child that was spawned `detached`, with all that it has started in its own group, and waits for the last. */
export async function endGroup(child: ChildProcess): Promise<void> {
  const signal = (name: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(-(child.pid ?? 0), name)
    } catch {
      return false // nobody is left
    }
  }
  signal('SIGTERM')
  for (const late = performance.now() + 10_000; signal(0) && performance.now() < late; ) await wait(10)
  signal('SIGKILL')
}

export async function endAll(): Promise<void> {
  await Promise.all([...running].map((child) => (groups.has(child) ? endGroup(child) : end(child))))
  for (const work of lastly) await work()
  lastly.clear()
}

/** Waits until what a program prints matches, or throws with what it printed. */
export async function untilSaid(child: ChildProcess, what: RegExp, patience = 60_000): Promise<RegExpExecArray> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-20_000)
    })
  }
  for (const end = performance.now() + patience; performance.now() < end; await wait(5)) {
    const found = what.exec(said)
    if (found) return found
    if (child.exitCode !== null) break
  }
  throw new Error(`${child.spawnargs.slice(-2).join(' ')} did not come up: ${said.slice(-2_000)}`)
}
