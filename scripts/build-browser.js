/** Builds `dist/browser` and `dist/authenticator`: what the browser gets, with its compressed forms beside it. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

/** Fonts and pictures are compressed as they are; what is served of the rest gets its .br and .gz. */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    if (!/\.(css|html|js|svg|wasm|webmanifest)$/.test(name)) continue
    const body = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(body))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(body, { level: 9 }))
  }
}

/** What a phone fetches at its first visit, in bytes: the shell and the service worker that keeps it. At most 150 kB (tested). */
function shellSize(folder) {
  const names = [...JSON.parse(readFileSync(join(folder, 'shell.json'), 'utf8')), 'worker.js']
  const sizeOf = (name) => statSync(join(folder, name)).size
  return names.reduce((sum, name) => sum + sizeOf(existsSync(join(folder, `${name}.br`)) ? `${name}.br` : name), 0)
}

await build({ configFile: join(root, 'vite.config.js') })
compress(join(root, 'dist', 'browser'))
await build({ configFile: join(root, 'vite.authenticator.config.js') })
compress(join(root, 'dist', 'authenticator'))
console.log(
  `authenticator: ${(shellSize(join(root, 'dist', 'authenticator')) / 1000).toFixed(1)} kB on the first visit`,
)
