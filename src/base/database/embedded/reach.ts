import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Lets every account read, enter and run, but not write, whatever the umask was; with `whole`, all below as well. */
export function openForAll(path: string, whole = false): void {
  const { mode } = lstatSync(path)
  if ((mode & 0o170000) === 0o120000) return
  const folder = (mode & 0o170000) === 0o040000
  chmodSync(path, folder || mode & 0o100 ? 0o755 : 0o644)
  if (whole && folder) for (const name of readdirSync(path)) openForAll(join(path, name), true)
}
