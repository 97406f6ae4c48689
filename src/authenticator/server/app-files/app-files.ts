/** What the build made of the app, read once and kept in memory with its compressed forms. */
import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

export type AppFile = {
  readonly body: Buffer
  readonly brotli: Buffer | undefined
  readonly gzip: Buffer | undefined
  readonly type: string
  readonly etag: string
  /** Its name bears the hash of what it holds: it never changes. */
  readonly immutable: boolean
}

export type AppFiles = ReadonlyMap<string, AppFile>

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const HASHED = /-[\w-]{8}\.\w+$/

/** By name. Undefined when nothing has been built. */
export function openAppFiles(folder: string): AppFiles | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined
  const names = readdirSync(folder).filter((name) => extname(name) in TYPES)
  return new Map(names.map((name) => [name, readFile(folder, name)]))
}

function readFile(folder: string, name: string): AppFile {
  const body = readFileSync(join(folder, name))
  const small = (ending: string) => {
    const path = join(folder, `${name}${ending}`)
    return existsSync(path) ? readFileSync(path) : undefined
  }
  return {
    body,
    brotli: small('.br'),
    gzip: small('.gz'),
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    etag: `"${hash('sha256', body, 'base64url').slice(0, 16)}"`,
    immutable: HASHED.test(name),
  }
}
