/** One PostgreSQL for the run, as the product would start it: fsync on, the same settings. It inherits our core. */
import { rmSync } from 'node:fs'
import pg from 'pg'
import { openServer } from '../../src/base/database/embedded/server.ts'
import { cpuOfFamily, parentOf } from '../machine/cpu.ts'
import { atEnd } from './running.ts'

export type Postgresql = {
  version: string
  /** An empty database of this name, and the addresses of it for each role. */
  database(name: string): Promise<{ ownerUrl: string; appUrl: string; adminUrl: string }>
  /** CPU seconds so far of the server with all its processes. */
  cpu(): number
  /** Writes out what is due, so that it is not done during the next measurement. */
  settle(): Promise<void>
  stop(): Promise<void>
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

export async function openPostgresql(dataFolder: string): Promise<Postgresql> {
  const server = await openServer({ dataFolder, log: silent })
  const admin = new pg.Client({ connectionString: server.adminUrl })
  admin.on('error', () => undefined)
  await admin.connect()
  const { rows } = await admin.query<{ pid: number; version: string }>(
    `select pg_backend_pid() as pid, current_setting('server_version') as version`,
  )
  const postmaster = parentOf(rows[0]?.pid ?? 0)
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= admin
      .end()
      .catch(() => undefined)
      .then(() => server.stop())
      .then(() => rmSync(dataFolder, { recursive: true, force: true }))
    return stopped
  }
  atEnd(stop)
  return {
    version: rows[0]?.version ?? 'unknown',
    async database(name) {
      await admin.query(`create database ${pg.escapeIdentifier(name)} owner sleutelbos_owner`)
      const { ownerUrl, appUrl, adminUrl } = server
      return { ownerUrl: within(ownerUrl, name), appUrl: within(appUrl, name), adminUrl: within(adminUrl, name) }
    },
    cpu: () => (postmaster === undefined ? 0 : cpuOfFamily(postmaster)),
    settle: async () => void (await admin.query('checkpoint')),
    stop,
  }
}

function within(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.toString()
}
