/**
 * One PostgreSQL for many test files. `scripts/test.js` starts it for a whole run; a test file that is run alone shares
 * one that stays for ten idle minutes, so that the second run costs nothing.
 *
 *     node dist/test/harness/server.js             prints the address, runs until its standard input closes
 *     node dist/test/harness/server.js idle        runs until nobody has used it for ten minutes
 *     node dist/test/harness/server.js stop        stops the one that idles
 */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type EmbeddedServer, openServer } from '../../src/base/database/embedded/server.ts'

/** Nothing here outlives the run, so nothing is written to the disk for good. Tests of safety start their own servers. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
const IDLE = 10 * 60_000
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

export type TestServer = { url: string; stop(): Promise<void> }

/** A server of this process's own, in a folder that goes with it. `SLEUTELBOS_TEST_PG_BIN` names other programs. */
export async function startTestServer(): Promise<TestServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sleutelbos-test-'))
  chmodSync(dataFolder, 0o711) // else its cluster would live, and stay, elsewhere
  const server = await open(dataFolder)
  return {
    url: server.adminUrl,
    async stop() {
      await server.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Address, as administrator, of the server for this test run. */
export async function testServerUrl(): Promise<string> {
  const given = process.env.SLEUTELBOS_TEST_PG
  if (given) return given
  const folder = sharedFolder()
  for (let tries = 0; tries < 300; tries += 1) {
    const url = readUrl(folder)
    if (url && (await answers(url))) {
      utimesSync(urlFile(folder), new Date(), new Date()) // it idles from now on
      return url
    }
    if (tries % 100 === 0) spawnIdling(folder)
    await wait(100)
  }
  throw new Error(`no test server came up; its log is in ${folder}`)
}

const programs = (): string | undefined => {
  const bin = process.env.SLEUTELBOS_TEST_PG_BIN
  return bin === undefined ? undefined : dirname(bin)
}

const open = (dataFolder: string): Promise<EmbeddedServer> => {
  const folder = programs()
  return openServer({ dataFolder, log: silent, settings: FAST, ...(folder ? { programs: folder } : {}) })
}

function sharedFolder(): string {
  const kind = programs() ? `-${basename(programs() ?? '')}` : ''
  const folder = join(tmpdir(), `sleutelbos-test-server-${process.getuid?.() ?? 0}${kind}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  return folder
}

const urlFile = (folder: string) => join(folder, 'url')
const readUrl = (folder: string) => (existsSync(urlFile(folder)) ? readFileSync(urlFile(folder), 'utf8') : undefined)

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  const fine = await client.connect().then(
    () => true,
    () => false,
  )
  await client.end().catch(() => undefined)
  return fine
}

function spawnIdling(folder: string): void {
  const log = openSync(join(folder, 'server.log'), 'a')
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), 'idle'], {
    detached: true,
    stdio: ['ignore', log, log],
  })
  child.unref()
}

async function idle(): Promise<void> {
  const folder = sharedFolder()
  const server = await open(folder)
  writeFileSync(urlFile(folder), server.adminUrl, { mode: 0o600 })
  const stop = async () => {
    rmSync(urlFile(folder), { force: true })
    await server.stop()
    rmSync(join(folder, 'pid'), { force: true })
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  writeFileSync(join(folder, 'pid'), String(process.pid))
  for (let busy = true; busy; busy = Date.now() - statSync(urlFile(folder)).mtimeMs < IDLE) await wait(15_000)
  await stop()
}

async function serve(): Promise<void> {
  const server = await startTestServer()
  process.stdout.write(`${server.url}\n`)
  const stop = () => void server.stop().then(() => process.exit(0))
  process.stdin.on('end', stop).on('error', stop).resume()
  process.once('SIGTERM', stop).once('SIGINT', stop)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === 'idle') await idle()
  else if (process.argv[2] === 'stop') {
    const file = join(sharedFolder(), 'pid')
    if (existsSync(file)) process.kill(Number(readFileSync(file, 'utf8')), 'SIGTERM')
  } else await serve()
}
