import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceFiles } from '../../../test/house/source.ts'

test('only policies makes an accepted password: nobody can forget the rules', () => {
  const makers = sourceFiles().filter((file) => !file.isTest && /AcceptedPassword\.judged/.test(file.text))
  assert.deepEqual(
    makers.map(({ path }) => path),
    ['src/policies/password/judge.ts'],
  )
})
