import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folderOf, type SourceFile, sourceFiles } from './source.ts'

const files = sourceFiles().filter((file) => !file.isTest)
const outside = (...folders: string[]) => files.filter((file) => !folders.includes(folderOf(file.path)))
const browserCode = /\/browser(\.ts$|\/)/
/** What base is to the server, this file is to the authenticator on the phone. */
const appsWorld = 'src/authenticator/app/store/world.ts'

/** Lines of code, without comments, that match. */
const linesWith = (from: SourceFile[], pattern: RegExp) =>
  from.flatMap((file) =>
    file.text
      .split('\n')
      .map((line, i) => ({ at: `${file.path}:${i + 1}`, line: line.replace(/^\s*(\*|\/\/|\/\*).*|\s\/\/ .*$/, '') }))
      .filter(({ line }) => pattern.test(line))
      .map(({ at, line }) => `${at} ${line.trim()}`),
  )

test('time comes from the clock that is handed in', () => {
  const from = outside('base').filter(
    (file) => !browserCode.test(file.path) && !['src/demo/clock-preload.ts', appsWorld].includes(file.path),
  )
  assert.deepEqual(linesWith(from, /Date\.now\(|new Date\(\)/), [])
})

test('chance comes from base', () => {
  const from = outside('base').filter((file) => file.path !== appsWorld)
  assert.deepEqual(linesWith(from, /Math\.random|randomUUID|randomBytes\(|getRandomValues/), [])
})

test('the environment is read in one file', () => {
  const from = files.filter((file) => file.path !== 'src/command-line/settings.ts' && folderOf(file.path) !== 'base')
  assert.deepEqual(linesWith(from, /process\.env/), [])
})

test('SQL is seen in stores', () => {
  const from = outside('base').filter((file) => !/-store\.tsx?$/.test(file.path))
  assert.deepEqual(linesWith(from, /\bsql`|\.selectFrom\(|\.insertInto\(|\.updateTable\(|\.deleteFrom\(/), [])
})

test('our SQL never asks the database what time it is', () => {
  const pattern =
    /\b(now\(\)|current_timestamp|clock_timestamp|statement_timestamp|transaction_timestamp|current_date)\b/i
  const from = [...files.filter((file) => /-store\.tsx?$/.test(file.path)), ...sourceFiles('migrations/*.sql')]
  assert.deepEqual(linesWith(from, pattern), [])
})

test('nothing escapes the types: no any, no unexplained suppression', () => {
  assert.deepEqual(linesWith(files, /@ts-ignore|@ts-nocheck|:\s*any\b|as any\b/), [])
})

test('work left for later bears the number of its issue', () => {
  const marks = files.flatMap((file) =>
    [...file.text.matchAll(/\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))/g)].map(() => file.path),
  )
  assert.deepEqual(marks, [])
})

test('the product speaks of itself alone', () => {
  const pattern = /\.\.\/shared\/|[^.a-z](\/work|\/tmp)\/|registry\.npmjs|deb\.debian\.org/
  const from = ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'docs/**/*.md', '*.md', 'scripts/*.js', 'bin/*.js'].flatMap(
    (glob) => sourceFiles(glob),
  )
  const self = 'test/house/purity.test.ts'
  assert.deepEqual(
    from.filter((file) => file.path !== self && pattern.test(file.text)).map((file) => file.path),
    [],
  )
})
