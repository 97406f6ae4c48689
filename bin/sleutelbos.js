#!/usr/bin/env node
// The command `sleutelbos`. Written in words that Node 18 understands: a machine may start it with an older Node than
// the program needs, and then it runs itself once more on the Node that was installed beside it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import * as modules from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NEEDED = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))

if (Number(process.versions.node.split('.')[0]) < NEEDED) runOnPinnedNode()
else await start()

/** Runs the same words on the pinned Node, and ends as that ends. */
function runOnPinnedNode() {
  const node = findPinnedNode()
  if (node === undefined) {
    console.error(
      `Sleutelbos needs Node ${NEEDED}, and this is ${process.version}: run npm ci without --omit=optional, which installs it.`,
    )
    process.exit(1)
  }
  const words = [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  // By the channel the second process learns of our end, however we end; nothing is said on it.
  const child = spawn(node, words, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  const signals = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGUSR2']
  for (const signal of signals) {
    // A terminal sends Ctrl-C to both of us; anybody else sends it to this process alone.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal))
  }
  child.on('error', (error) => {
    console.error(`Sleutelbos cannot run ${node}: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

function findPinnedNode() {
  const { resolve } = modules.createRequire(import.meta.url)
  for (const kind of ['node', 'node-bin']) {
    try {
      const folder = dirname(resolve(`${kind}-${process.platform}-${process.arch}/package.json`))
      const node = join(folder, 'bin', 'node')
      if (existsSync(node)) return node
    } catch {
      // not this one
    }
  }
  return undefined
}

async function start() {
  if (process.connected) endWithParent()
  if (isStale()) rebuild()
  // Beside the packages, not in a folder where others could lay compiled code of theirs.
  modules.enableCompileCache(join(root, 'node_modules', '.cache', 'sleutelbos'))
  if (isDemo(process.env)) await load('dist/src/demo/clock-preload.js') // before anything that may keep today's `Date`
  const { main } = await load('dist/src/main/index.js')
  setTimeout(() => modules.flushCompileCache(), 3_000).unref() // what is killed later has kept it nevertheless
  await main(process.argv)
}

function endWithParent() {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

/** Demo mode with a clock that moves: asked for, or the built-in demo campus. */
function isDemo({ SLEUTELBOS_DEMO, SLEUTELBOS_CONFIG }) {
  return SLEUTELBOS_DEMO === '1' || (!SLEUTELBOS_DEMO && !SLEUTELBOS_CONFIG)
}

async function load(path) {
  return import(pathToFileURL(join(root, path)).href)
}

/** In a checkout only: whether a source is newer than what was built from it. */
function isStale() {
  if (!existsSync(join(root, 'src')) || !existsSync(join(root, 'scripts', 'build.js'))) return false
  const built = statSync(join(root, 'dist', '.built'), { throwIfNoEntry: false })
  return built === undefined || isNewer(join(root, 'src'), built.mtimeMs)
}

function isNewer(folder, than) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? isNewer(path, than) : statSync(path).mtimeMs > than
  })
}

function rebuild() {
  console.error('The sources are newer than what was built from them: building.')
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.js')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) process.exit(1)
}
