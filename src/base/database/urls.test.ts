import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { socketUrl, userOf, withoutPassword, withSettings } from './urls.ts'

const read = (url: string) => {
  const { user, password, host, port, database } = new pg.Client({ connectionString: url })
  return { user, password, host, port, database }
}

test('settings are added and nothing else about the address changes', () => {
  const url = 'postgresql://some%20one:p%2Bw+x%40y@db.example:6543/campus?application_name=a%20b'
  assert.deepEqual(read(withSettings(url, { role: 'r' })), read(url))
  assert.equal(
    new URL(withSettings(url, { role: 'r' })).searchParams.get('options'),
    '-c timezone=UTC -c datestyle=ISO -c role=r',
  )
})

test('settings of the operator come last, and so win', () => {
  const url = withSettings('postgresql://h/d?options=-c%20timezone%3DEurope/Brussels')
  assert.match(new URL(url).searchParams.get('options') ?? '', /timezone=UTC .* -c timezone=Europe\/Brussels$/)
})

test('a socket is a host that is a folder', () => {
  const url = socketUrl('/run/some folder', { user: 'o', password: 'a-_', database: 'd' })
  assert.deepEqual(read(withSettings(url)), {
    user: 'o',
    password: 'a-_',
    host: '/run/some folder',
    port: 5432,
    database: 'd',
  })
  assert.equal(read(withSettings('postgresql://o:p@/d?host=/run')).host, '/run')
})

test('what is no address is refused without being repeated, and a message shows no password', () => {
  for (const wrong of ['hush', 'mysql://a:hush@h/d', 'host=h password=hush']) {
    assert.throws(
      () => withSettings(wrong),
      (fault: Error) => fault.name === 'StartFault' && !fault.message.includes('hush'),
    )
  }
  assert.equal(withoutPassword('postgresql://u:hush@h:1/d'), 'h:1/d')
  assert.equal(userOf('postgresql://u:hush@h:1/d'), 'u')
})
