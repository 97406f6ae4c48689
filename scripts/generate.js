// Writes every generated file. With --check it writes none, and fails when one is not up to date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { generatedFiles } = await import(join(root, 'dist/src/main/generated-files.js'))
const read = (path) => {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined // not there yet: it will differ
  }
}
const stale = (await generatedFiles()).filter(({ path, text }) => read(path) !== text)
if (process.argv.includes('--check')) {
  for (const { path } of stale) console.log(`${path} is not up to date: run npm run generate`)
  process.exit(stale.length === 0 ? 0 : 1)
}
for (const { path, text } of stale) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  console.log(`wrote ${path}`)
}
