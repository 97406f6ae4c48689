import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { authenticatorDoor, type Door } from '../../../test/builders/authenticator-door.ts'

let door: Door
before(async () => {
  door = await authenticatorDoor()
})
after(() => door.close())

const PATHS = [
  ...['links/look', 'links/use', 'requests', 'live', 'codes/look', 'codes/claim', 'requests/answer', 'begin'],
  ...['unlock/use', 'unlock/remove', 'push', 'rename', 'remove', 'diagnostics'],
].map((path) => `api/${path}`)

test('another site can send nothing: forms, plain text, foreign origins', async () => {
  for (const path of PATHS) {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])
      assert.equal((await door.post(path, '{}', { headers: { 'content-type': type } })).status, 415, `${path} ${type}`)
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const { status, body } = await door.post(path, {}, { headers: headers as Record<string, string> })
      assert.deepEqual([status, body.refusal], [403, 'form-token'], path)
    }
  }
  const asked = await door.app.inject({
    ...{ method: 'OPTIONS', url: '/authenticator/api/requests/answer' },
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  })
  assert.equal(asked.headers['access-control-allow-origin'], undefined)
})

test('a hostile Host comes back nowhere', async () => {
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
  const said = await door.app.inject({ url: '/authenticator/api/server', headers })
  assert.equal(said.json().origin, 'http://localhost:3000')
  const moved = await door.app.inject({ url: '/authenticator?c=Lx', headers })
  assert.equal(moved.headers.location, 'http://localhost:3000/authenticator/?c=Lx')
  assert.doesNotMatch(said.body + JSON.stringify(moved.headers), /evil/)
})

test('no cookie is read or set, and nothing is kept by caches', async () => {
  const { headers } = await door.post(
    'api/links/look',
    { code: 'AAAA-AAAA-AAAA' },
    { headers: { cookie: 'browser=x; session-campus=y' } },
  )
  assert.equal(headers['cache-control'], 'no-store')
})

test('what is malformed, huge or strange is refused and never a fault', async () => {
  const bodies = [
    ...['', '{', 'null', '[]', '"x"', '0', '{"__proto__":{"admin":true}}', '{"a":1}', `"${'x'.repeat(70_000)}"`],
    ...['{"code":null}', '{"code":["x"]}', '{"code":{"$gt":""}}', `{"code":"${'A'.repeat(65)}"}`, '{"code":"\\u0000"}'],
    ...['{"devices":"x"}', '{"devices":[null]}', `{"devices":[${Array(30).fill('{}')}]}`],
    '{"device":"x","time":1e400,"payload":"{}","signature":"A"}',
    `{"device":"x","time":9007199254740993,"payload":"{}","signature":"${'A'.repeat(86)}"}`,
    `{"device":"${'0'.repeat(36)}","time":0,"payload":"{}","signature":"${'A'.repeat(86)}"}`,
    `{"device":"01890000-0000-7000-8000-000000000000","time":0,"payload":"\\ud800","signature":"${'A'.repeat(86)}"}`,
    `{"devices":[{"device":"01890000-0000-7000-8000-000000000000","time":-1,"payload":"{}","signature":"A"}]}`,
    '{"request":"x","device":"x","decision":"approve","time":0,"signature":"A"}',
    '{"request":"x","device":"x","decision":"maybe","time":0,"signature":"A"}',
    '{"request":"01890000-0000-7000-8000-000000000000","device":"01890000-0000-7000-8000-000000000000","decision":"approve","time":0,"signature":"A","sealed":"...."}',
    '{"code":"AAAA-AAAA-AAAA","name":"","verifyKey":{"kty":"EC","crv":"P-256","x":"A","y":"A"},"sealed":"....","time":0,"signature":"A"}',
  ]
  for (const path of PATHS)
    for (const body of bodies) {
      if (path === 'api/live' && body === '{"devices":[]}') continue
      const { status } = await door.post(path, body, { from: '192.0.2.7' })
      // Devices that nobody knows are told so: their app is to forget them.
      assert.ok(status === 200 || (status >= 400 && status < 500), `${path} ${status} ${body.slice(0, 80)}`)
    }
})

test('changed at random, the messages of a real device are refused and never a fault', async () => {
  const { account, device } = await door.someone()
  await door.ask(account, { number: false })
  const honest: [string, object][] = [
    ['api/requests/answer', await device.answer(await device.asked(), 'approve', { pin: '00000' })],
    ['api/rename', await device.envelope('rename', { name: 'x' })],
    ['api/requests', { devices: [await device.envelope('hello', {})] }],
  ]
  let seed = 7
  const chance = (most: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % most
  }
  for (const [path, message] of honest)
    for (let i = 0; i < 60; i += 1) {
      const text = [...JSON.stringify(message)]
      text[chance(text.length)] = String.fromCharCode(chance(128))
      const { status } = await door.post(path, text.join(''), { from: `192.0.2.${i}` })
      assert.ok(status < 500, `${path} ${status} ${text.join('')}`)
    }
})

test('an address that is not there is not found, as the app reads it', async () => {
  const { status, body } = await door.post('api/nothing', {})
  assert.deepEqual([status, body], [404, { refusal: 'not-found' }])
})
