import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHasher } from './hasher-client.ts'

test('a hash is argon2id with the parameters of OWASP and a salt of its own', async () => {
  const hasher = openHasher()
  const [one, two] = await Promise.all([hasher.hash('kale walvis'), hasher.hash('kale walvis')])
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  assert.notEqual(one, two)
  assert.deepEqual(
    [
      await hasher.verify(one, 'kale walvis'),
      await hasher.verify(one, 'kale Walvis'),
      await hasher.decoy('kale walvis'),
    ],
    [true, false, false],
  )
  assert.equal(hasher.outdated(one), false)
  assert.equal(hasher.outdated(one.replace('m=19456', 'm=8192')), true)
})

test('a decoy costs what a real check costs', async () => {
  const hasher = openHasher({ concurrency: 1 })
  const hashed = await hasher.hash('kale walvis')
  const times = { real: [] as number[], decoy: [] as number[] }
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  for (let i = 0; i < 25; i += 1) {
    times.real.push(await timed(() => hasher.verify(hashed, 'wrong')))
    times.decoy.push(await timed(() => hasher.decoy('wrong')))
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[12] ?? 0
  const apart = Math.abs(median(times.real) - median(times.decoy))
  assert.ok(apart < 5, `medians ${apart.toFixed(2)} ms apart`)
})

test('of the threads that hash, one stays free for others', () => {
  const wide = openHasher({ concurrency: 16 })
  assert.deepEqual([wide.concurrency, wide.shortOfThreads], [3, true])
  const enough = openHasher({ concurrency: 16, threads: 20 })
  assert.deepEqual([enough.concurrency, enough.shortOfThreads], [16, false])
})
