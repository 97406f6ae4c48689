import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCampus } from '../parse/parse.ts'
import { campusJsonSchema, type JsonSchema } from '../schema/json-schema.ts'
import { configurationPage } from './configuration-page.ts'
import { EXAMPLE, exampleText } from './example.ts'
import { generatedFiles } from './generated-files.ts'

test('the example of the documentation is a faultless file with every section', () => {
  assert.equal(parseCampus(exampleText(), { file: '/campus.yaml', readFile: () => '' }).faults, undefined)
  assert.deepEqual(Object.keys(EXAMPLE), Object.keys(campusJsonSchema().properties ?? {}))
})

/** The paths of keys without a word of explanation; texts explain themselves by their two languages. */
function unexplained(schema: JsonSchema, path: string): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, child]) => [
    ...(child.description ? [] : [`${path}.${key}`]),
    ...unexplained(child, `${path}.${key}`),
  ])
  const rest = [schema.additionalProperties, schema.items, ...(schema.oneOf ?? [])]
  return [...own, ...rest.flatMap((child) => (typeof child === 'object' ? unexplained(child, `${path}.*`) : []))]
}

test('every key is explained', () => {
  assert.deepEqual(unexplained(campusJsonSchema(), ''), [])
})

test('the page has a row for each key with its type and default', () => {
  const page = configurationPage()
  assert.match(page, /\| `realms\.KEY\.lockout\.for` \| duration \| `16m` \| For how long/)
  assert.match(page, /\| `realms\.KEY\.signInName\.domain` \| domain \| needed with `email` \|/)
  assert.match(page, /\| `applications\.KEY\.realm` \| key \| needed \|/)
  assert.match(page, /\| `networks\.KEY` \| list of address or range \|/)
})

test('what is generated is the same each time', () => {
  assert.deepEqual(generatedFiles(), generatedFiles())
  for (const { text } of generatedFiles()) assert.ok(text.endsWith('\n'))
})
