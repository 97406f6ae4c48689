// Builds dist/: the server, its tests and the benchmark by TypeScript, the browser's part by Vite.
import { execFileSync } from 'node:child_process'
import * as files from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const { existsSync, rmSync, writeFileSync } = files
const root = dirname(dirname(fileURLToPath(import.meta.url)))
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Sleutelbos is built with Node 24, and this is ${process.version}: run npm ci without --omit=optional.`)
  process.exit(1)
}
const tsc = join(root, 'node_modules/typescript/bin/tsc')
if (!existsSync(tsc)) {
  // An installation without development packages runs what was built before it was packed.
  if (existsSync(join(root, 'dist/.built'))) process.exit(0)
  console.error('Sleutelbos cannot be built without its development packages: run npm ci without --omit=dev.')
  process.exit(1)
}
const run = (...command) => execFileSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
try {
  run(tsc, '-p', 'tsconfig.json')
  run('scripts/build-browser.js')
} catch {
  process.exit(1) // what went wrong has been printed by the tool itself
}
// What was built from a file that is there no more must not run, least of all as a test.
for (const built of files.globSync('dist/{src,test,bench}/**/*.js', { cwd: root })) {
  const source = join(root, built.slice('dist/'.length, -'.js'.length))
  if (existsSync(`${source}.ts`) || existsSync(`${source}.tsx`)) continue
  for (const path of [join(root, built), join(root, `${built}.map`)]) rmSync(path, { force: true })
}
writeFileSync(join(root, 'dist/.built'), '')
