import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { StartFault } from '../start-fault.ts'
import { findServer, use } from './claim.ts'
import { readKeys, urlsOf } from './cluster.ts'
import { findHome } from './home.ts'
import { type EmbeddedServer, openServer, type ServerOptions } from './server.ts'

/** For a command: the server that runs in this data folder, or, when none does, one of its own until `stop`. */
export async function attachServer(options: ServerOptions): Promise<EmbeddedServer> {
  const running = await findRunning(options)
  if (running) return running
  try {
    return await openServer({ ...options, as: 'command' })
  } catch (error) {
    const late = error instanceof StartFault && error.kind === 'folder-in-use' && (await findRunning(options))
    if (late) return late // the server was started at that same moment
    throw error
  }
}

async function findRunning({ dataFolder }: ServerOptions): Promise<EmbeddedServer | undefined> {
  const home = findHome(resolve(dataFolder))
  if (!home || !hasKeys(home)) return undefined
  const found = await findServer(home, readKeys(home), 'sleutelbos command')
  if (found.is !== 'owned') return undefined
  await use(found.admin)
  const socketFolder = found.admin.host
  return {
    ...urlsOf(socketFolder, readKeys(home)),
    socketFolder,
    stop: () => found.admin.end(),
    onRestart: () => undefined,
  }
}

function hasKeys(home: string): boolean {
  try {
    return existsSync(`${home}/keys.json`) && readKeys(home) !== undefined
  } catch {
    throw new StartFault(
      'folder-of-another',
      `the database in ${home} belongs to another account: run this as the account that runs the server`,
    )
  }
}
