/** What is measured on, and what it can do at all. */
import { execFile } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { canPin, OTHER_CORE, SERVER_CORE } from './cores.ts'

export type Rates = { argon2id: number; es256: number; rs256: number }

/** Signatures and hashes a second, one thread on the server's core. */
export async function machineRates(seconds: number): Promise<Rates> {
  const words = [process.execPath, fileURLToPath(new URL('./rates-program.js', import.meta.url)), String(seconds)]
  const [program = '', ...rest] = canPin ? ['taskset', '-c', String(SERVER_CORE), ...words] : words
  const { stdout } = await promisify(execFile)(program, rest)
  return JSON.parse(stdout) as Rates
}

export type Machine = {
  cores: number
  cpu: string
  memoryMiB: number
  kernel: string
  node: string
  postgresql: string
  /** Which core runs what; without `taskset` or a second core, nothing is bound. */
  pinned: { server: number; postgresql: number; load: number } | false
  perCoreAndSecond: Rates
}

export function describeMachine(postgresql: string, perCoreAndSecond: Rates): Machine {
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryMiB: Math.round(totalmem() / 2 ** 20),
    kernel: `${process.platform} ${release()}`,
    node: process.version,
    postgresql,
    pinned: canPin && { server: SERVER_CORE, postgresql: OTHER_CORE, load: OTHER_CORE },
    perCoreAndSecond,
  }
}
