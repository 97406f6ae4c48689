import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib'

/** The addresses that every page names. */
export type AssetPaths = { readonly styles: string; readonly script: string; readonly icon: string }

/** One file as it is served; what does not shrink has no compressed forms. */
export type AssetFile = {
  readonly body: Buffer
  readonly brotli: Buffer | undefined
  readonly gzip: Buffer | undefined
  readonly type: string
  readonly etag: string
}

export type Assets = {
  readonly paths: AssetPaths
  path(name: keyof AssetPaths): string
  /** By the name after `/assets/`. Names bear the hash of what they hold: the answer never changes. */
  file(name: string): AssetFile | undefined
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Reads what the build made for the browser (`dist/browser`) and keeps it in memory, compressed.
 * The realms' colours are added to the one stylesheet, so that a page asks for one file and needs no inline style.
 */
export function openAssets({ folder, realmCss }: { folder: string; realmCss: string }): Assets {
  const built = readBuilt(folder)
  const styles = stylesheetWith(readFileSync(join(folder, built.styles)), realmCss)
  const files = new Map(built.served.map((name) => [name, readAsset(folder, name)]))
  files.delete(built.styles)
  files.set(styles.name, styles.file)
  const paths = { styles: at(styles.name), script: at(built.script), icon: at(built.icon) }
  return { paths, path: (name) => paths[name], file: (name) => files.get(name) }
}

/** The built stylesheet with the realms' rules after it, under the hash of both. */
export function stylesheetWith(built: Buffer, realmCss: string): { name: string; file: AssetFile } {
  // A browser without light-dark() (before 2024) keeps ink as its accent, where it would otherwise have no colour at all.
  const realms = realmCss.trim() === '' ? '' : `@supports (color:light-dark(red,red)){${realmCss}}`
  const body = Buffer.concat([built, Buffer.from(realms)])
  const file = withHash(body, '.css', {
    brotli: brotliCompressSync(body, { params: { [zlib.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    gzip: gzipSync(body, { level: 9 }),
  })
  return { name: `styles-${hashOf(body)}.css`, file }
}

const at = (name: string): string => `/assets/${name}`

type Built = { styles: string; script: string; icon: string; served: string[] }

/** Finds the entries by the manifest that the build left behind. */
function readBuilt(folder: string): Built {
  const manifest: Record<string, { file: string; name?: string }> = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  )
  const built = Object.values(manifest)
  const entry = (what: string, file: string | undefined): string => {
    if (file === undefined) throw new Error(`${join(folder, 'manifest.json')} names no ${what}: run npm run build`)
    return file
  }
  return {
    styles: entry('styles', built.find(({ name }) => name === 'styles')?.file),
    script: entry('script', built.find(({ name }) => name === 'script')?.file),
    icon: entry('icon', built.find(({ file }) => file.startsWith('logo-'))?.file),
    served: readdirSync(folder).filter((name) => extname(name) in types),
  }
}

function readAsset(folder: string, name: string): AssetFile {
  const compressed = (ending: string) => readIfThere(join(folder, `${name}${ending}`))
  return withHash(readFileSync(join(folder, name)), extname(name), {
    brotli: compressed('.br'),
    gzip: compressed('.gz'),
  })
}

function withHash(body: Buffer, ending: string, small: Pick<AssetFile, 'brotli' | 'gzip'>): AssetFile {
  return { body, ...small, type: types[ending] ?? 'application/octet-stream', etag: `"${hashOf(body)}"` }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('base64url').slice(0, 12)
