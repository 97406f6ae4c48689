/** Starts that are refused, each in a sentence that says what to do; and what is not there outside demo mode. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '../../src/base/root.ts'
import {
  environmentOf,
  launchProduct,
  runCommand,
  startProduct,
  statusOf,
  stopAll,
  type Wish,
} from '../harness/product.ts'
import { isRoot } from './server-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-refused-'))
chmodSync(folder, 0o755)
const dataFolder = join(folder, 'data')

after(async () => {
  await stopAll()
  rmSync(folder, { recursive: true, force: true })
})

/** One that cannot start: what it says, on so many lines, with 1 for its exit code. */
async function refused(wish: Wish): Promise<string> {
  const product = await launchProduct({ dataFolder, ...wish })
  assert.equal(await product.exited, 1, product.printed())
  assert.doesNotMatch(product.printed(), /^\s+at .*:\d+:\d+/m, 'a stack instead of a sentence')
  return product.printed().trim()
}

test('a second start on the same folder is refused in words, and harms nothing', async (context) => {
  const { url, stop } = await startProduct({ dataFolder })
  context.after(stop)
  assert.match(await refused({}), /is in use by process \d+: stop that first/)
  assert.equal(await statusOf(url, '/readyz'), 200)
})

test('a port that is taken, and an address of another machine, are refused in words', async (context) => {
  const taken = createServer().listen(0, '127.0.0.1')
  context.after(() => taken.close())
  await wait(20)
  const { port } = taken.address() as { port: number }
  assert.match(await refused({ port }), new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken`))
  assert.match(
    await refused({ environment: { HOST: '192.0.2.1' } }),
    /^HOST is 192\.0\.2\.1, which is no address of this machine\.$/,
  )
  assert.match(await refused({ environment: { PORT: '70000' } }), /^PORT is 70000/)
})

test('a data folder that is a file, or that may not be written, is refused in words', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  assert.match(await refused({ dataFolder: file }), /is not a folder$/)
  const locked = join(folder, 'locked')
  mkdirSync(locked, { mode: 0o555 })
  const asNobody = [
    'setpriv',
    '--reuid=65534',
    '--regid=65534',
    '--clear-groups',
    process.execPath,
    join(packageRoot(), 'bin/sleutelbos.js'),
  ]
  if (isRoot && !mayRead(asNobody)) return // nobody else can reach this checkout at all
  const said = await refused({ dataFolder: join(locked, 'data'), ...(isRoot && { command: asNobody }) })
  assert.match(said, /not writable|cannot be made/)
})

test('a faulty campus.yaml is refused whole: every fault with its line, all at once', async () => {
  const file = join(folder, 'faulty.yaml')
  writeFileSync(
    file,
    'institution:\n  name: { en: Test }\n  timeZone: Europe/Brussel\nrealms:\n  campus:\n    lockout: { attempts: many, for: 16 minutes }\n',
  )
  const said = await refused({ environment: { SLEUTELBOS_CONFIG: file, SLEUTELBOS_DEMO: '1' } })
  const lines = new Set([...said.matchAll(/faulty\.yaml:(\d+)/g)].map(([, line]) => Number(line)))
  for (const line of [2, 3, 6]) assert.ok(lines.has(line), `line ${line} is missing in:\n${said}`)
  const checked = await runCommand(['config', 'check', file], environmentOf({}))
  assert.deepEqual([checked.code, checked.printed.trim()], [1, said])
  assert.match(
    await refused({ environment: { SLEUTELBOS_CONFIG: join(folder, 'none.yaml'), SLEUTELBOS_DEMO: '1' } }),
    /cannot be read/,
  )
})

test('demo mode is refused on an address that others reach; without it a master key is asked for', async () => {
  const open = { SLEUTELBOS_DEMO: '1', SLEUTELBOS_URL: 'https://login.college.example' }
  assert.match(await refused({ environment: open }), /Demo mode opens every account.*login\.college\.example/)
  assert.match(
    await refused({ environment: { SLEUTELBOS_URL: 'http://login.college.example' } }),
    /http is accepted for loopback hosts alone/,
  )
  const own = { SLEUTELBOS_CONFIG: join(packageRoot(), 'examples/demo/campus.yaml') }
  assert.match(await refused({ environment: own }), /^SLEUTELBOS_SECRET_FILE is not set/)
})

test('outside demo mode /demo is not there, and time cannot be moved', async (context) => {
  const secret = join(folder, 'master.key')
  writeFileSync(secret, Buffer.alloc(32, 9).toString('base64'), { mode: 0o600 })
  const environment = {
    SLEUTELBOS_CONFIG: join(packageRoot(), 'examples/demo/campus.yaml'),
    SLEUTELBOS_SECRET_FILE: secret,
  }
  const { url, stop } = await startProduct({ dataFolder: join(folder, 'own'), environment })
  context.after(stop)
  for (const path of ['/demo', '/demo/app', '/demo/people.json', '/demo/outbox.json', '/demo/clock', '/demo/design']) {
    assert.equal(await statusOf(url, path), 404, path)
  }
  const moved = await fetch(`${url}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"advance":"PT1H"}',
  })
  assert.equal(moved.status, 404)
  assert.equal(await statusOf(url, '/activate'), 200)
})

const mayRead = ([program = '', ...words]: string[]) =>
  spawnSync(program, [...words.slice(0, 3), 'test', '-r', words.at(-1) ?? '']).status === 0
