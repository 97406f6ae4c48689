import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { iconNames } from './src/design/components/icon-names.ts'

const root = import.meta.dirname

/** What these folders give to browsers is for the authenticator alone (`vite.authenticator.config.js`). */
const FOR_THE_AUTHENTICATOR = ['src/i18n/browser.ts', 'src/methods/browser.ts']

/** What the browser gets: one stylesheet, one script, the fonts and the mark; beside them the drawings of the icons for the server. */
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [tailwindcss(), oneScript(), mark(), icons()],
  build: {
    outDir: 'dist/browser',
    assetsDir: '',
    manifest: 'manifest.json',
    // Fonts and pictures stay files: the content policy knows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { script: 'virtual:browser', styles: join(root, 'src/design/styles/main.css') },
    },
  },
})

/** All of each folder's `browser.ts` in one bundle: each registers its islands. */
function oneScript() {
  const id = '\0virtual:browser'
  return {
    name: 'one-script',
    resolveId: (source) => (source === 'virtual:browser' ? id : undefined),
    load(source) {
      if (source !== id) return undefined
      const entries = globSync('src/*/browser.ts', { cwd: root, exclude: FOR_THE_AUTHENTICATOR }).sort()
      return entries.map((path) => `import ${JSON.stringify(join(root, path))}`).join('\n')
    },
  }
}

/** The mark for the browser's tab. */
function mark() {
  return {
    name: 'mark',
    buildStart() {
      this.emitFile({ type: 'asset', name: 'logo.svg', source: readFileSync(join(root, 'src/design/styles/logo.svg')) })
    },
  }
}

/** The drawings of the icons, as lists of elements: the server makes them part of the page. Ours apart from all. */
function icons() {
  return {
    name: 'icons',
    generateBundle() {
      const all = createRequire(import.meta.url)('lucide-static/icon-nodes.json')
      const missing = iconNames.filter((name) => all[name] === undefined)
      if (missing.length > 0) throw new Error(`lucide-static has no icon ${missing.join(', ')}`)
      const emit = (fileName, drawings) => this.emitFile({ type: 'asset', fileName, source: JSON.stringify(drawings) })
      emit('icons.json', Object.fromEntries(iconNames.map((name) => [name, all[name]])))
      emit('all-icons.json', all)
    },
  }
}
