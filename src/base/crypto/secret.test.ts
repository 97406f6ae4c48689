import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { secret } from './secret.ts'

test('a secret shows itself in no text, log or JSON', () => {
  const hidden = secret('hunter2')
  for (const shown of [`${hidden}`, JSON.stringify({ hidden }), inspect({ hidden }), String(hidden)]) {
    assert.ok(!shown.includes('hunter2'), shown)
  }
  assert.equal(hidden.reveal(), 'hunter2')
})
