/**
 * Under whom PostgreSQL runs. It refuses root, so a root program hands it to another account of the machine;
 * anybody else runs it as himself.
 */
import { type SpawnOptions, spawnSync } from 'node:child_process'
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StartFault } from '../start-fault.ts'

export type Account = { uid: number; gid: number }

/** Accounts that may run the server for root, the best first. */
const CANDIDATES = ['sleutelbos', 'postgres', 'nobody']

/** The account for the server, when it is not our own: the owner of `home` where that exists, else the first there is. */
export function serverAccount(home: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(home, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of CANDIDATES) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new StartFault(
    'no-account',
    `PostgreSQL does not run as root, and none of these accounts exists: ${CANDIDATES}`,
  )
}

/**
 * For `spawn`: become that account, in a folder that it can enter, in a session of its own (a Ctrl-C at the terminal
 * is for us, who then stop the server when the last answer is out), and with no variable of ours.
 */
export const asAccount = (account: Account | undefined) =>
  ({
    ...account,
    cwd: '/',
    detached: true,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
  }) satisfies SpawnOptions

/** Whether that account can create files in `folder`: tried, since rights of parents and mounts cannot be computed. */
export function canWrite(account: Account | undefined, folder: string): boolean {
  const attempt = 'f="$0/.reach-$$"; : > "$f" && rm "$f"'
  return spawnSync('/bin/sh', ['-c', attempt, folder], { ...asAccount(account), stdio: 'ignore' }).status === 0
}

/** Gives a folder and all in it to the account (a backup put back by root, for instance). */
export function giveTo(account: Account, folder: string): void {
  chownSync(folder, account.uid, account.gid)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) giveTo(account, path)
    else lchownSync(path, account.uid, account.gid)
  }
}
