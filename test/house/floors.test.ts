import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folderOf, sourceFiles } from './source.ts'

/** From the ground up. A folder imports from lower floors; on its own floor only along the arrows. */
const FLOORS = [
  ['base'],
  ['campus'],
  ['i18n', 'design'],
  ['applications', 'audit', 'people', 'notices'],
  ['upstream', 'methods'],
  ['policies', 'lifecycle'],
  ['sign-in'],
  ['federation', 'self-service', 'authenticator', 'service-desk', 'knowledge', 'admin', 'provisioning'],
  ['command-line', 'demo'],
  ['main'],
]
const ARROWS = ['design → i18n', 'notices → people', 'notices → audit', 'people → audit', 'lifecycle → policies']

const floorOf = (folder: string) => FLOORS.findIndex((floor) => floor.includes(folder))
const files = sourceFiles().filter((file) => !file.isTest)

const arrows = files.flatMap((file) =>
  file.imports
    .filter((target) => target.startsWith('src/') && folderOf(target) !== folderOf(file.path))
    .map((target) => ({ file: file.path, from: folderOf(file.path), to: folderOf(target), target })),
)

test('every folder of src stands on a floor', () => {
  const homeless = files.map((file) => folderOf(file.path)).filter((folder) => floorOf(folder) < 0)
  assert.deepEqual([...new Set(homeless)], [])
})

test('imports go down the floors, or along the arrows of one floor', () => {
  const wrong = arrows.filter(
    ({ from, to }) =>
      floorOf(to) > floorOf(from) || (floorOf(to) === floorOf(from) && !ARROWS.includes(`${from} → ${to}`)),
  )
  assert.deepEqual(
    wrong.map(({ file, target }) => `${file} imports ${target}`),
    [],
  )
})

test('others enter a folder by its index.ts; base is entered file by file', () => {
  const wrong = arrows.filter(
    ({ to, target }) => to !== 'base' && target !== `src/${to}/index.ts` && target !== `src/${to}/browser.ts`,
  )
  assert.deepEqual(
    wrong.map(({ file, target }) => `${file} imports ${target}`),
    [],
  )
})

test('those within a folder never use its index.ts', () => {
  const wrong = files.filter(
    (file) => file.imports.includes(`src/${folderOf(file.path)}/index.ts`) && folderOf(file.path) !== 'main',
  )
  assert.deepEqual(
    wrong.map((file) => file.path),
    [],
  )
})

test('the product imports nothing from its tests', () => {
  const wrong = files.filter((file) =>
    file.imports.some((target) => target.startsWith('test/') || /\.test\.tsx?$/.test(target)),
  )
  assert.deepEqual(
    wrong.map((file) => file.path),
    [],
  )
})

test('no circles among files, types included', () => {
  const imports = new Map(files.map((file) => [file.path, file.imports]))
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, trail: string[]) => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path) || trail.includes(path)) return
    for (const target of imports.get(path) ?? []) walk(target, [...trail, path])
    done.add(path)
  }
  for (const path of imports.keys()) walk(path, [])
  assert.deepEqual(circles, [])
})

test('no barrel passes everything on', () => {
  assert.deepEqual(
    files.filter((file) => /export \*/.test(file.text)).map((file) => file.path),
    [],
  )
})
