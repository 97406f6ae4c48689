import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type TestDeps, testApp } from '../../../test/harness/app.ts'
import { type Seen, streamEvents } from './stream-events.ts'
import { tell } from './tell.ts'

type Row = { seen: Seen | undefined; fails?: boolean; reads: number }

/** A server with one waiting page, whose rows are `row`. */
async function served(context: Pick<TestContext, 'after'>) {
  const row: Row = { seen: { data: { is: 'open' }, over: false }, reads: 0 }
  let deps: TestDeps | undefined
  const tested = await testApp({
    doors: (app, made) => {
      deps = made
      app.get('/live', (request, reply) =>
        streamEvents(request, reply, {
          live: made.live,
          keys: ['binding:1', 'account:1'],
          read: async () => {
            row.reads += 1
            if (row.fails) throw new Error('away')
            return row.seen
          },
        }),
      )
    },
  })
  context.after(tested.close)
  await tested.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = tested.app.server.address() as AddressInfo
  const { live } = deps as TestDeps
  return { ...tested, row, live, address: `http://127.0.0.1:${port}/live` }
}

/** What a page hears, event by event. */
async function* heard(address: string, signal?: AbortSignal): AsyncGenerator<unknown> {
  const answer = await fetch(address, { ...(signal && { signal }) })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/)
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/)
  assert.ok(answer.headers.get('content-security-policy'))
  let text = ''
  for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const event = text.slice(0, end)
      text = text.slice(end + 2)
      if (event.startsWith('data: ')) yield JSON.parse(event.slice(6))
    }
  }
}

const next = async (events: AsyncGenerator<unknown>) => (await events.next()).value

test('a waiting page is sent what stands at once, and again when it is told of in a transaction, until it is over', async (context) => {
  const { db, row, address } = await served(context)
  const page = heard(address)
  assert.deepEqual(await next(page), { is: 'open' })
  row.seen = { data: { is: 'seen' }, over: false }
  await db.transaction((tx) => tell(tx, ['account:2', 'binding:1']))
  assert.deepEqual(await next(page), { is: 'seen' })
  row.seen = { data: { is: 'approved' }, over: true }
  await db.transaction((tx) => tell(tx, ['account:1']))
  assert.deepEqual(await next(page), { is: 'approved' })
  assert.equal((await page.next()).done, true)
})

test('nothing is sent for what was rolled back, for other keys, or when nothing differs', async (context) => {
  const { db, row, live, address } = await served(context)
  const page = heard(address)
  await next(page)
  const before = row.reads
  await db.transaction((tx) => tell(tx, ['binding:2', 'account:11']))
  const undone = db.transaction(async (tx) => {
    await tell(tx, ['binding:1'])
    throw new Error('undone')
  })
  await assert.rejects(undone)
  await db.transaction((tx) => tell(tx, ['binding:1']))
  row.seen = { data: { is: 'approved' }, over: true }
  while (row.reads === before) await wait(5)
  assert.equal(row.reads, before + 1)
  live.stir()
  assert.deepEqual(await next(page), { is: 'approved' })
})

test('more keys than one notice carries are all told', async (context) => {
  const { db, row, address } = await served(context)
  const page = heard(address)
  await next(page)
  row.seen = { data: { is: 'approved' }, over: true }
  const many = Array.from({ length: 500 }, (_, i) => `binding:01890000-0000-7000-8000-${String(i).padStart(12, '0')}`)
  await db.transaction((tx) => tell(tx, [...many, 'binding:1']))
  assert.deepEqual(await next(page), { is: 'approved' })
})

test('what changes by itself is looked at when it does', async (context) => {
  const { row, address } = await served(context)
  row.seen = { data: { is: 'open' }, over: false, lookIn: 50 }
  const page = heard(address)
  assert.deepEqual(await next(page), { is: 'open' })
  row.seen = { data: { is: 'expired' }, over: true }
  assert.deepEqual(await next(page), { is: 'expired' })
})

test('a page outlives an absence of the database, and hears what it missed', async (context) => {
  const { row, live, address } = await served(context)
  row.fails = true
  const page = heard(address)
  const first = next(page)
  while (row.reads === 0) await wait(5)
  row.fails = false
  live.stir()
  assert.deepEqual(await first, { is: 'open' })
})

test('what is gone ends the page', async (context) => {
  const { row, address } = await served(context)
  row.seen = undefined
  assert.equal((await heard(address).next()).done, true)
})

test('a client that leaves is forgotten, and a server that stops is not kept open', async (context) => {
  const { app, live, address } = await served(context)
  const left = new AbortController()
  const leaving = heard(address, left.signal)
  await next(leaving)
  assert.equal(live.open, 1)
  left.abort()
  while (live.open > 0) await wait(5)
  const page = heard(address)
  await next(page)
  await app.close()
  assert.equal((await page.next()).done, true)
  while (live.open > 0) await wait(5)
})

test('HEAD is answered at once', async (context) => {
  const { address, live } = await served(context)
  assert.equal((await fetch(address, { method: 'HEAD' })).status, 200)
  assert.equal(live.open, 0)
})

test('nothing of HTTP is left on a waiting connection: ten thousand of them would cost four times as much', async (context) => {
  const { app, address } = await served(context)
  const sockets: Socket[] = []
  app.server.on('connection', (socket: Socket) => sockets.push(socket))
  const page = heard(address)
  await next(page)
  const [socket] = sockets
  const left = ['data', 'end', 'close', 'error'].flatMap((event) => socket?.listeners(event).map(({ name }) => name))
  assert.deepEqual(
    left.filter((name) => /socketOn|onServerResponse/.test(name ?? '')),
    [],
  )
  assert.equal((socket as { parser?: unknown } | undefined)?.parser ?? null, null)
  await page.return(undefined)
})

test('a client that talks on, or resets the connection, harms nothing', async (context) => {
  const { app, live } = await served(context)
  const { port } = app.server.address() as AddressInfo
  const client = connect({ port, host: '127.0.0.1' })
  client.on('error', () => undefined)
  client.write('GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await once(client, 'data')
  client.write('GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(50))
  await wait(20)
  assert.equal(live.open, 1)
  client.resetAndDestroy()
  while (live.open > 0) await wait(5)
})
