import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grantIdOf, parseGrantId } from './grant-id.ts'

test('a grant’s identifier says whose it is, whatever the client is called', () => {
  const grant = { account: '0198-a', session: '0198-s', turn: 3, client: 'be.demo.mail' }
  assert.deepEqual(parseGrantId(grantIdOf(grant)), grant)
})

test('what is no identifier of a grant is none', () => {
  for (const id of ['', 'a', 'a.b.c', 'a.b.-1.c', 'a.b.x.c', '..0.c']) assert.equal(parseGrantId(id), undefined, id)
})
