import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../../src/base/root.ts'
import { folderOf, sourceFiles } from './source.ts'

const LONGEST = 300
const DOZEN = 12
const ATTICS = /^(utils?|helpers?|lib|common|shared|types|services|controllers|models)$/

const files = sourceFiles().filter((file) => !file.path.includes('.generated.'))
const product = files.filter((file) => !file.isTest)
const lines = product.map((file) => file.lines).sort((a, b) => a - b)
const at = (share: number) => lines[Math.floor((lines.length - 1) * share)] ?? 0

test(`no file passes ${LONGEST} lines (median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)} of ${lines.length})`, () => {
  assert.deepEqual(
    files.filter((file) => file.lines > LONGEST).map((file) => `${file.path}: ${file.lines}`),
    [],
  )
})

test('files stay small: half below 60 lines, nine in ten below 200', () => {
  assert.ok(at(0.5) <= 60 && at(0.9) <= 200, `median ${at(0.5)}, p90 ${at(0.9)}`)
})

test(`a folder holds a dozen things at most, tests and README apart`, () => {
  const folders = new Set(product.map((file) => dirname(file.path)))
  const full = [...folders].filter((folder) => thingsIn(folder) > DOZEN)
  assert.deepEqual(
    full.map((folder) => `${folder}: ${thingsIn(folder)}`),
    [],
  )
})

const thingsIn = (folder: string) =>
  readdirSync(join(packageRoot(), folder)).filter((name) => !/\.test\.tsx?$|\.md$|^index\.ts$/.test(name)).length

test('no attics: the folders of src are things of the campus', () => {
  assert.deepEqual(
    product.flatMap((file) => file.path.split('/').filter((part) => ATTICS.test(part))),
    [],
  )
})

test('every folder of the first level says in a README what lives in it', () => {
  const folders = [...new Set(product.map((file) => folderOf(file.path)))]
  assert.deepEqual(
    folders.filter((folder) => !existsSync(join(packageRoot(), 'src', folder, 'README.md'))),
    [],
  )
})
