import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localPath } from './local-path.ts'

const GOOD = ['/', '/account/password', '/realms/campus/back/abc?x=1&y=%2F%2Fevil', '/a#b', '/a//b', '/caf%C3%A9', '/é']

const BAD = [
  '',
  'account',
  'evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\nset-cookie: a=b',
  ' //evil.example',
  '/ /evil.example',
  'https://evil.example',
  'HTTPS:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/..//evil.example',
  '/.//evil.example',
  '/a\u0000b',
  '/\ud800',
  '/a\\b',
  `/${'a'.repeat(5000)}`,
  '/\u2028/evil.example',
  '/\u00a0',
]

test('paths of this server are let through as they are', () => {
  for (const path of GOOD) assert.equal(localPath(path), path)
})

test('an open redirect is refused in every dress (CVE-2024-1132)', () => {
  for (const path of BAD) assert.equal(localPath(path), undefined, JSON.stringify(path))
  for (const thing of [undefined, null, 7, ['/a'], { toString: () => '/a' }]) assert.equal(localPath(thing), undefined)
})

test('whatever is let through stays on this server', () => {
  const awkward = fc.array(fc.constantFrom('/', '\\', '.', '@', ':', '?', '#', '%2f', '\t', 'evil.example', 'a'), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(awkward, (parts) => {
      const path = localPath(`/${parts.join('')}`)
      if (path === undefined) return
      const once = new URL(path, 'https://campus.example')
      assert.equal(once.origin, 'https://campus.example')
      assert.equal(new URL(once.pathname, 'https://campus.example').origin, 'https://campus.example')
    }),
  )
})
