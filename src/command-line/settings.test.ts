import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Environment, readSettings } from './settings.ts'

const read = (environment: Environment) => readSettings(environment, '/srv/app')
const settings = (environment: Environment) => {
  const result = read(environment)
  assert.ok('settings' in result, JSON.stringify(result))
  return result.settings
}
const faults = (environment: Environment) => {
  const result = read(environment)
  return 'faults' in result ? result.faults : []
}
const own = { SLEUTELBOS_CONFIG: 'campus.yaml', SLEUTELBOS_SECRET_FILE: 'master.key' }

test('without any variable: the demo campus on localhost', () => {
  const { port, host, baseUrl, demo, dataFolder } = settings({})
  assert.deepEqual(
    { port, host, baseUrl, demo, dataFolder },
    { port: 3000, host: '127.0.0.1', baseUrl: 'http://localhost:3000', demo: 'built-in', dataFolder: '/srv/app/data' },
  )
})

test('the base address follows the port, unless it is given', () => {
  assert.equal(settings({ PORT: '8080' }).baseUrl, 'http://localhost:8080')
  assert.equal(settings({ ...own, SLEUTELBOS_URL: 'https://login.example.edu/' }).baseUrl, 'https://login.example.edu')
})

test('a campus of one’s own is no demo, and needs a master key', () => {
  assert.equal(settings(own).demo, 'off')
  assert.match(faults({ SLEUTELBOS_CONFIG: 'campus.yaml' }).join(), /SLEUTELBOS_SECRET_FILE/)
})

test('demo mode is refused on a host that others reach', () => {
  assert.match(faults({ SLEUTELBOS_URL: 'https://login.example.edu' }).join(), /loopback/)
  assert.match(
    faults({ ...own, SLEUTELBOS_DEMO: '1', SLEUTELBOS_URL: 'https://localhost.example.edu' }).join(),
    /loopback/,
  )
  assert.equal(settings({ ...own, SLEUTELBOS_DEMO: '1', SLEUTELBOS_URL: 'http://sso.localhost:3000' }).demo, 'on')
})

test('plain http is for loopback hosts alone', () => {
  assert.match(faults({ ...own, SLEUTELBOS_URL: 'http://login.example.edu' }).join(), /https/)
})

test('the authenticator is below the base address, or has an origin of its own', () => {
  assert.equal(settings({ PORT: '8080' }).authenticatorUrl, 'http://localhost:8080/authenticator/')
  const named = (url: string) => ({
    ...own,
    SLEUTELBOS_URL: 'https://login.example.edu',
    SLEUTELBOS_AUTHENTICATOR_URL: url,
  })
  assert.equal(settings(named('https://app.example.edu')).authenticatorUrl, 'https://app.example.edu/')
  assert.equal(settings(named('http://app.localhost:3000')).authenticatorUrl, 'http://app.localhost:3000/')
  assert.match(faults(named('http://app.example.edu')).join(), /Use https/)
  assert.match(faults(named('https://app.example.edu/app')).join(), /without a path/)
  assert.match(faults(named('https://login.example.edu')).join(), /another host/)
})

test('every fault is listed at once', () => {
  const all = faults({
    PORT: 'x',
    SLEUTELBOS_URL: 'ftp://x/y',
    SLEUTELBOS_DEMO: 'yes',
    SLEUTELBOS_TLS_CERT: 'c.pem',
    SLEUTELBOS_LOG: 'loud',
  })
  assert.equal(all.length, 5, all.join('\n'))
})
