import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import { build, defineConfig } from 'vite'
import { usedStyles } from './scripts/used-styles.js'
import { iconNames } from './src/authenticator/app/parts/icons/icon-names.ts'

const root = import.meta.dirname
const app = join(root, 'src/authenticator/app')
const page = join(app, 'install/page')
const asItIs = join(page, 'public')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The authenticator: a page, its script, styles and fonts, and the service worker that keeps them on the phone. */
export default defineConfig({
  root: page,
  base: './',
  publicDir: asItIs,
  logLevel: 'warn',
  define: { __VERSION__: JSON.stringify(version) },
  oxc: { jsx: { importSource: 'preact' } },
  resolve: {
    alias: [
      { find: /^virtual:zxing-reader/, replacement: readerOf('barcode-detector') },
      // Of the monospaced family the app shows figures and the signs of typed codes alone (app/README.md).
      { find: /^@fontsource-variable\/geist-mono\/.*/, replacement: join(page, 'code-figures.woff2') },
    ],
  },
  plugins: [tailwindcss(), icons(), usedStyles({ root, sources: 'src/authenticator/app/**/*.{ts,tsx}' }), worker()],
  build: {
    outDir: join(root, 'dist/authenticator'),
    emptyOutDir: true,
    assetsDir: '',
    // Fonts and the scanner stay files: the content policy knows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})

/** The machine code that this version of the package was made for, wherever it is installed: its words must fit. */
function readerOf(name) {
  const at = createRequire(createRequire(import.meta.url).resolve(`${name}/ponyfill`))
  return at.resolve('zxing-wasm/reader/zxing_reader.wasm')
}

/** What a phone keeps from its first visit; pictures are for the system. */
const SHELL = /\.(html|js|css|woff2|svg|webmanifest)$/
/** Kept once it was used: reading QR codes, and drawing one, which takes a network in any case. */
const LATER = /\/node_modules\/(barcode-detector|qrcode)\//

/**
 * The service worker, built by itself into one classic script, with the list of what it keeps: the names that the build
 * just made. Those bear their hash; the others are listed with the hash of what they hold (Workbox's revision).
 */
function worker() {
  return {
    name: 'service-worker',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const made = Object.values(bundle).map((file) => [file.fileName, file.code ?? file.source])
        const copied = globSync('*', { cwd: asItIs }).map((name) => [name, readFileSync(join(asItIs, name))])
        const all = [...made, ...copied].sort(([a], [b]) => (a < b ? -1 : 1))
        const later = all.map(([name]) => name).filter((name) => /\.wasm$/.test(name) || isLater(bundle[name]))
        const shell = all.filter(([name]) => SHELL.test(name) && !later.includes(name))
        const list = shell.map(([url, body]) => ({ url, revision: /-[\w-]{8}\.\w+$/.test(url) ? null : hashOf(body) }))
        this.emitFile({ type: 'asset', fileName: 'shell.json', source: JSON.stringify(list.map(({ url }) => url)) })
        this.emitFile({ type: 'asset', fileName: 'worker.js', source: await buildWorker({ list, later }) })
      },
    },
  }
}

const isLater = (file) => file?.isDynamicEntry === true && Object.keys(file.modules).some((id) => LATER.test(id))

const hashOf = (body) => createHash('sha256').update(body).digest('base64url').slice(0, 12)

async function buildWorker({ list, later }) {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: {
      __SHELL__: JSON.stringify(list),
      __LATER__: JSON.stringify(later),
      __VERSION__: JSON.stringify(version),
      // A library keeps this open; without it Workbox brings its explanations along.
      'process.env.NODE_ENV': '"production"',
    },
    build: {
      write: false,
      lib: { entry: join(app, 'worker/worker.ts'), formats: ['iife'], name: 'worker' },
    },
  })
  return [built].flat()[0].output[0].code
}

/** The drawings of the icons that the app names, as lists of elements; of the hundreds of others none is in its script. */
function icons() {
  const id = '\0virtual:icons'
  return {
    name: 'icons',
    resolveId: (source) => (source === 'virtual:icons' ? id : undefined),
    load(source) {
      if (source !== id) return undefined
      const all = createRequire(import.meta.url)('lucide-static/icon-nodes.json')
      const missing = iconNames.filter((name) => all[name] === undefined)
      if (missing.length > 0) throw new Error(`lucide-static has no icon ${missing.join(', ')}`)
      return `export default ${JSON.stringify(Object.fromEntries(iconNames.map((name) => [name, all[name]])))}`
    },
  }
}
