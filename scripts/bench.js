// Runs the benchmark (bench/README.md) from what is built, on the pinned Node: `npm run bench -- --json --only id,id`,
// or with `--races` the races alone.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = process.versions.node.startsWith('24.') ? process.execPath : join(root, 'node_modules/.bin/node')

function isStale() {
  const built = statSync(join(root, 'dist/.built'), { throwIfNoEntry: false })
  const newer = (path) => statSync(join(root, path)).mtimeMs > built.mtimeMs
  return (
    built === undefined ||
    !existsSync(join(root, 'dist/bench/index.js')) ||
    globSync('{src,bench}/**/*.*', { cwd: root }).some(newer)
  )
}

if (isStale()) {
  // What the build prints must not stand before the one JSON object.
  const { status } = spawnSync(node, [join(root, 'scripts/build.js')], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(1)
}
const program = process.argv.includes('--races') ? 'dist/bench/races.js' : 'dist/bench/index.js'
const child = spawn(node, [join(root, program), ...process.argv.slice(2)], { stdio: 'inherit' })
// A terminal sends Ctrl-C to both of us; anybody else sends it to this process alone.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
