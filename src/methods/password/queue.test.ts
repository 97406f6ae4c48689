import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openQueue } from './queue.ts'

/** Work that ends when told, on a clock that is moved by hand. */
function bench(concurrency: number, maxWaiting = 3) {
  let time = 0
  const queue = openQueue({ concurrency, maxWaiting, timer: () => time, usual: 20 })
  const log: string[] = []
  const ends = new Map<string, (fail?: Error) => void>()
  const add = (name: string) =>
    queue.run(
      () =>
        new Promise<string>((resolve, reject) => {
          log.push(name)
          ends.set(name, (fail) => (fail ? reject(fail) : resolve(name)))
        }),
    )
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    queue,
    log,
    add,
    settle,
    end: (name: string, fail?: Error) => ends.get(name)?.(fail),
    pass: (ms: number) => (time += ms),
  }
}

test('so many run at once, the others in the order in which they came', async () => {
  const { log, add, end, settle, queue } = bench(2)
  const all = Promise.all(['a', 'b', 'c', 'd'].map(add))
  await settle()
  assert.deepEqual(log, ['a', 'b'])
  end('b')
  await settle()
  assert.deepEqual(log, ['a', 'b', 'c'])
  for (const name of ['a', 'c']) end(name)
  await settle()
  end('d')
  assert.deepEqual(await all, ['a', 'b', 'c', 'd'])
  assert.deepEqual([queue.load().running, queue.load().waiting], [0, 0])
})

test('who comes when a place is free does not overtake who was waiting', async () => {
  const { log, add, end, settle } = bench(1)
  add('a')
  add('b')
  await settle()
  end('a')
  add('late')
  await settle()
  end('b')
  await settle()
  assert.deepEqual(log, ['a', 'b', 'late'])
})

test('work that fails gives its place on, and its failure back', async () => {
  const { add, end, settle, log } = bench(1)
  const failing = add('a')
  add('b')
  await settle()
  end('a', new Error('broken'))
  await assert.rejects(failing, /broken/)
  await settle()
  assert.deepEqual(log, ['a', 'b'])
})

test('the expected wait follows the measured pace, and a full queue says so', async () => {
  const { queue, add, end, settle, pass } = bench(1, 2)
  assert.equal(queue.load().expectedWait, 0)
  add('a')
  await settle()
  assert.equal(queue.load().expectedWait, 20)
  add('b')
  assert.deepEqual([queue.load().expectedWait, queue.load().full], [40, false])
  add('c')
  assert.equal(queue.load().full, true)
  pass(120)
  end('a')
  await settle()
  assert.equal(queue.load().expectedWait, 60) // (20 + (120 − 20) × 0.1) × 2
})

test('who was let in counts before their password comes, so that a crowd at once is not let in at once', () => {
  const { queue, pass } = bench(2)
  for (let i = 0; i < 30; i++) queue.announce()
  assert.equal(queue.load().expectedWait, 300) // 30 × 20 / 2
  pass(300)
  assert.equal(queue.load().expectedWait, 0, 'who types slowly takes no place from others')
})

test('who was announced and brings no work after all makes room for another', () => {
  const { queue } = bench(1)
  for (let i = 0; i < 4; i += 1) queue.announce()
  assert.equal(queue.load().expectedWait, 80)
  queue.callOff()
  assert.equal(queue.load().expectedWait, 60)
  for (let i = 0; i < 9; i += 1) queue.callOff()
  assert.equal(queue.load().expectedWait, 0)
})
