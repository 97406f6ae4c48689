import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartFault } from '../database/start-fault.ts'

const BYTES = 32

/**
 * The master key of a file: 32 bytes or more, in base64. A file that others may read, or that holds something else,
 * stops the start with a line that says what to do.
 */
export function readMasterKey(file: string): Buffer {
  const text = contentsOf(file)
  const key = Buffer.from(text, 'base64')
  if (key.length < BYTES) {
    throw new StartFault('master-key', `The master key in ${file} is too short: make one with openssl rand -base64 32.`)
  }
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new StartFault('master-key', `Others may read the master key: run chmod 600 ${file}.`)
  }
  return key
}

/** The same, made when it is not there yet: for demo mode alone, where nobody keeps keys apart. */
export function readOrMakeMasterKey(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o755 })
    writeFileSync(file, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  return readMasterKey(file)
}

function contentsOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new StartFault('master-key', `The master key cannot be read from ${file}: ${(error as Error).message}`)
  }
}
