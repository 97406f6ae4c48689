import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isId, newId } from './ids.ts'

test('identifiers are version 7, differ, and follow time (RFC 9562 §5.7)', () => {
  const now = Date.UTC(2026, 8, 21)
  const ids = Array.from({ length: 1000 }, (_, i) => newId(now + i))
  assert.ok(ids.every((id) => isId(id) && id[14] === '7' && '89ab'.includes(id[19] ?? '')))
  assert.deepEqual([...ids].sort(), ids)
  assert.equal(new Set(Array.from({ length: 1000 }, () => newId(now))).size, 1000)
})
