import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { packageRoot } from '../base/root.ts'
import { type AssetFile, openAssets, stylesheetWith } from './assets.ts'

const realmCss = '[data-realm="campus"]{--accent:light-dark(#0e5a6b,#7fc8d8)}'
const assets = openAssets({ folder: join(packageRoot(), 'dist', 'browser'), realmCss })

function fileAt(path: string): AssetFile {
  const file = assets.file(path.replace('/assets/', ''))
  assert.ok(file, `${path} is not served`)
  return file
}

test('the realms’ colours are in the one stylesheet, and its name tells of them', () => {
  assert.match(fileAt(assets.path('styles')).body.toString(), /data-realm="campus"\]\{--accent:light-dark\(#0e5a6b/)
  const other = stylesheetWith(Buffer.from('a{}'), realmCss)
  assert.notEqual(other.name, stylesheetWith(Buffer.from('a{}'), '').name)
})

test('compressed forms hold the very same bytes', () => {
  for (const path of [assets.paths.styles, assets.paths.script, assets.paths.icon]) {
    const { body, brotli, gzip } = fileAt(path)
    assert.ok(brotli && gzip)
    assert.ok(brotliDecompressSync(brotli).equals(body))
    assert.ok(gunzipSync(gzip).equals(body))
  }
})

test('every font that the stylesheet names is served, from our own origin', () => {
  const addresses = [
    ...fileAt(assets.path('styles'))
      .body.toString()
      .matchAll(/url\(([^)]+)\)/g),
  ].map(([, url]) => url)
  assert.ok(addresses.length >= 3)
  for (const url of addresses) assert.equal(fileAt(String(url).replace('./', '')).type, 'font/woff2')
})

test('only what the build made is served: nothing is found by a path that climbs', () => {
  for (const name of ['../package.json', '..%2fpackage.json', 'manifest.json', 'icons.json', '', '__proto__']) {
    assert.equal(assets.file(name), undefined, name)
  }
})

test('what the sign-in page weighs: styles ≤ 14 kB, script ≤ 5 kB, its two fonts ≤ 65 kB', () => {
  assert.ok((fileAt(assets.path('styles')).brotli?.length ?? Number.POSITIVE_INFINITY) <= 14_000)
  assert.ok((fileAt(assets.path('script')).brotli?.length ?? Number.POSITIVE_INFINITY) <= 5_000)
  const fonts = [
    ...fileAt(assets.path('styles'))
      .body.toString()
      .matchAll(/url\(\.?\/?((?:figtree|bricolage)[^)]+)\)/g),
  ]
  const weight = fonts.reduce((sum, [, name]) => sum + fileAt(String(name)).body.length, 0)
  assert.ok(weight > 0 && weight <= 65_000, `${weight}`)
})
