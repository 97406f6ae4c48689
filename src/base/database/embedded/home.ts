/**
 * Where the cluster lives. Usually `postgresql/` in the data folder; when the server's account cannot enter that
 * (a checkout in root's own folder), below /var/lib/sleutelbos, and a pointer in the data folder says which one.
 *
 *     <home>/cluster  what PostgreSQL keeps        <home>/socket  where it listens
 *     <home>/keys.json  the passwords of its roles, made once
 */
import { randomUUID } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { StartFault } from '../start-fault.ts'
import { type Account, canWrite, giveTo, serverAccount } from './account.ts'
import { openForAll } from './reach.ts'

export type Home = { folder: string; account: Account | undefined }

const ELSEWHERE = '/var/lib/sleutelbos'
const pointerOf = (dataFolder: string) => join(dataFolder, 'postgresql.at')

/** Makes the data folder, or says in one line why it cannot be used. Others may pass through it, never list it. */
export function prepareDataFolder(dataFolder: string): string {
  const folder = resolve(dataFolder)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    const probe = join(folder, `.write-${randomUUID()}`)
    writeFileSync(probe, '')
    rmSync(probe)
    return folder
  } catch (error) {
    throw new StartFault('folder-not-usable', `the data folder ${folder} ${reasonOf(error)}`, { cause: error })
  }
}

const REASONS: Record<string, string> = {
  EEXIST: 'is not a folder',
  ENOTDIR: 'lies below something that is not a folder',
  EACCES: 'is not writable for this account',
  EPERM: 'is not writable for this account',
  EROFS: 'lies on a file system that is read-only',
  ENOSPC: 'lies on a disk that is full',
}
export const reasonOf = (error: unknown): string =>
  REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? `cannot be used: ${(error as Error).message}`

/** The home that this data folder already has, if any. */
export function findHome(dataFolder: string): string | undefined {
  const pointer = pointerOf(dataFolder)
  if (!existsSync(pointer)) {
    const folder = join(dataFolder, 'postgresql')
    return existsSync(folder) ? folder : undefined
  }
  const folder = join(ELSEWHERE, 'clusters', readFileSync(pointer, 'utf8').trim())
  if (existsSync(folder)) return folder
  throw new StartFault(
    'folder-not-usable',
    `${pointer} says that the database is in ${folder}, which is gone: put it back, or delete that file to begin anew`,
  )
}

/** The home for this data folder, made where there was none, and the account under which its server runs. */
export function prepareHome(dataFolder: string): Home {
  const found = findHome(dataFolder)
  return found ? takeHome(found) : makeHome(dataFolder)
}

function takeHome(folder: string): Home {
  const account = serverAccount(folder)
  const owner = statSync(folder).uid
  if (account && owner === 0) giveTo(account, folder)
  if (!account && owner !== process.getuid?.()) {
    throw new StartFault('folder-of-another', `the database in ${folder} belongs to another account (uid ${owner})`)
  }
  if (canWrite(account, folder)) return { folder, account }
  throw new StartFault('folder-not-usable', `the database in ${folder} cannot be written by its own account`)
}

function makeHome(dataFolder: string): Home {
  const folder = join(dataFolder, 'postgresql')
  const account = serverAccount(folder)
  ownFolder(folder, account)
  if (canWrite(account, folder)) return { folder, account }
  rmSync(folder, { recursive: true })
  if (!account) throw new StartFault('folder-not-usable', `the data folder ${dataFolder} is not writable`)
  return makeHomeElsewhere(dataFolder, account)
}

function makeHomeElsewhere(dataFolder: string, account: Account): Home {
  const id = randomUUID()
  const folder = join(ELSEWHERE, 'clusters', id)
  mkdirSync(join(ELSEWHERE, 'clusters'), { recursive: true, mode: 0o755 })
  openForAll(ELSEWHERE)
  openForAll(join(ELSEWHERE, 'clusters'))
  ownFolder(folder, account)
  if (!canWrite(account, folder)) {
    rmSync(folder, { recursive: true })
    throw new StartFault(
      'folder-not-usable',
      `neither ${dataFolder} nor ${ELSEWHERE} can be entered by PostgreSQL's account`,
    )
  }
  try {
    writeFileSync(pointerOf(dataFolder), `${id}\n`, { mode: 0o600, flag: 'wx' })
  } catch {
    rmSync(folder, { recursive: true }) // somebody started at the same moment and was first
    return prepareHome(dataFolder)
  }
  return { folder, account }
}

/** A folder that the server's account owns and nobody else may enter. */
export function ownFolder(folder: string, account: Account | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (account) chownSync(folder, account.uid, account.gid)
}
