// Runs all tests: the checks, then everything that ends in .test.js in dist/, on one real PostgreSQL.
// usage: npm test [-- PATTERN...]     a pattern is a part of a test file's path; with one, the checks are left out
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareBrowser } from './browser.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const patterns = process.argv.slice(2)
const node = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1

const first = patterns.length === 0 ? node(['scripts/check.js']) : node(['scripts/build.js'])
if (first !== 0) process.exit(first)

prepareBrowser()
const { startTestServer } = await import(join(root, 'dist/test/harness/server.js'))
const server = await startTestServer()
const files = globSync('dist/{src,test}/**/*.test.js', { cwd: root })
  .filter((file) => !file.startsWith('dist/test/house/') || patterns.length > 0)
  .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)))
  .sort()
const status = node(['--test', '--test-concurrency=2', '--test-timeout=400000', '--test-reporter=spec', ...files], {
  SLEUTELBOS_TEST_PG: server.url,
  UV_THREADPOOL_SIZE: '4',
})
await server.stop()
process.exit(status)
