// Everything that can be checked without running the product. Prints a line a check; exits 1 when one fails.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const checks = {
  build: [['scripts/build.js']],
  types: [['node_modules/typescript/bin/tsc', '-p', 'tsconfig.browser.json', '--noEmit']],
  'lint and format': [['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  house: [['--test', '--test-reporter=dot', 'dist/test/house/*.test.js']],
  'unused code': [['node_modules/knip/bin/knip.js', '--no-config-hints']],
  texts: [['scripts/check-texts.js']],
  'generated files': [
    ['scripts/generate.js', '--check'],
    ['scripts/generate-tables.js', '--check'],
  ],
}

const run = (command) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    child.stdout.on('data', (text) => {
      printed += text
    })
    child.stderr.on('data', (text) => {
      printed += text
    })
    child.on('close', (code) => resolve({ code, printed }))
  })

async function check(name) {
  const begun = performance.now()
  for (const command of checks[name]) {
    const { code, printed } = await run(command)
    if (code !== 0) {
      console.log(`✖ ${name}\n${printed}`)
      return false
    }
  }
  console.log(`✔ ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
  return true
}

// The build comes first, since others read what it made; the rest runs two at a time.
let good = await check('build')
if (good) {
  const rest = Object.keys(checks).filter((name) => name !== 'build')
  const worker = async () => {
    for (let name = rest.shift(); name; name = rest.shift()) good = (await check(name)) && good
  }
  await Promise.all([worker(), worker()])
}
process.exit(good ? 0 : 1)
