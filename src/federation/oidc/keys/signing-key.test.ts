import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { test } from 'node:test'
import { jwtVerify } from 'jose'
import { makeKey, rawSignature, SigningKey } from './signing-key.ts'

test('a signature is the one that JWS wants, whatever zeros it begins with', async () => {
  const { privateJwk } = await makeKey('ES256')
  const key = createPrivateKey({ format: 'jwk', key: privateJwk as never })
  const publicKey = createPublicKey(key)
  const lengths = new Set<number>()
  for (let i = 0; i < 2000; i += 1) {
    const data = Buffer.from(`text ${i}`)
    const der = sign('sha256', data, key)
    lengths.add(der.length)
    const raw = rawSignature(der)
    assert.equal(raw.length, 64)
    assert.ok(verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw))
  }
  assert.ok(lengths.size > 2, 'shorter integers were among them')
})

test('each algorithm signs with its own key', async () => {
  for (const alg of ['ES256', 'RS256'] as const) {
    const made = await makeKey(alg)
    const key = new SigningKey({ ...made, alg, signsFrom: 0, signsUntil: null, publishedUntil: null })
    const data = Buffer.from('text')
    const signature = await key.sign(data)
    assert.ok(verify('sha256', data, { key: key.keyObject(), dsaEncoding: 'ieee-p1363' }, signature))
    assert.equal(key.kid, made.kid)
  }
})

test('a token signed here is one that whoever has the published keys can check', async () => {
  for (const alg of ['ES256', 'RS256'] as const) {
    const made = await makeKey(alg)
    const key = new SigningKey({ ...made, alg, signsFrom: 0, signsUntil: null, publishedUntil: null })
    for (const claims of [{ sub: 'é', scope: undefined }, { sub: 'b' }]) {
      const { payload, protectedHeader } = await jwtVerify(await key.signJwt('at+jwt', claims), key.keyObject())
      assert.deepEqual(payload, { sub: claims.sub })
      assert.deepEqual(protectedHeader, { alg, typ: 'at+jwt', kid: made.kid })
    }
  }
})
