/** Where the server listens. */
import { lstatSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { StartFault } from '../start-fault.ts'
import { type Home, ownFolder } from './home.ts'
import { openForAll } from './reach.ts'

const SHORT = '/var/lib/sleutelbos/sockets'
/** A socket's whole path fits 107 bytes (unix(7)); its name takes 15 of them. */
const LONGEST_FOLDER = 90

/** Where the server listens: in its home, or, where that path is too long for a socket, at a place with a short one. */
export function socketFolderOf(home: Home): string {
  const near = join(home.folder, 'socket')
  if (Buffer.byteLength(near) <= LONGEST_FOLDER) return near
  const { ino, dev } = statSync(home.folder)
  const name = `sleutelbos-${ino.toString(36)}-${dev.toString(36)}`
  // Root never uses a folder that all may write: another could lay a link there and have us give its target away.
  if (process.getuid?.() === 0) return join(SHORT, name)
  const far = join(tmpdir(), name)
  return Buffer.byteLength(far) <= LONGEST_FOLDER ? far : join('/tmp', name)
}

/** Makes that folder; refused when somebody else has laid something there. */
export function prepareSocketFolder(folder: string, home: Home): void {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  const mine = home.account?.uid ?? process.getuid?.()
  if (found && (!found.isDirectory() || found.uid !== mine)) {
    throw new StartFault('folder-of-another', `${folder}, where PostgreSQL is to listen, belongs to another account`)
  }
  if (dirname(folder) === SHORT) {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o755 })
    openForAll(dirname(folder))
  }
  ownFolder(folder, home.account)
}

/** Leaves nothing behind outside the home. */
export function removeSocketFolder(home: Home): void {
  const folder = socketFolderOf(home)
  if (dirname(folder) !== home.folder) rmSync(folder, { recursive: true, force: true })
}
