import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../../base/root.ts'
import { parseCampus } from './parse.ts'

const file = join(packageRoot(), 'examples/demo/campus.yaml')

test('the demo campus has no fault, two realms, and tiles in both', () => {
  const { campus, faults } = parseCampus(readFileSync(file, 'utf8'), {
    file,
    readFile: (path) => readFileSync(path, 'utf8'),
  })
  assert.deepEqual(faults, undefined)
  assert.deepEqual(Object.keys(campus?.realms ?? {}), ['campus', 'association'])
  const tiles = Object.values(campus?.applications ?? {})
  for (const realm of ['campus', 'association']) assert.ok(tiles.filter((tile) => tile.realm === realm).length >= 3)
  for (const { launch, icon, hue, about } of tiles) {
    assert.match(launch ?? '', /^https:\/\/[a-z]+\.demo\.example\/$/)
    assert.ok(icon && hue && about)
  }
  assert.equal(campus?.channels.mail.smtp, undefined)
})
