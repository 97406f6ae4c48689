/** Builds `dist/browser`: what the browser gets, with its compressed forms beside it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

/** Fonts are compressed as they are; what is served of the rest gets its .br and .gz. */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    if (!/\.(css|js|svg)$/.test(name)) continue
    const body = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(body))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(body, { level: 9 }))
  }
}

await build({ configFile: join(root, 'vite.config.js') })
compress(join(root, 'dist', 'browser'))
