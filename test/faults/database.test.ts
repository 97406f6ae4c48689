/** The life of the embedded server, in processes of its own: started, stopped, killed, started twice. */
import assert from 'node:assert/strict'
import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDatabase } from '../../src/base/database/database.ts'
import { migrate } from '../../src/base/database/migrate.ts'
import { addJob } from '../../src/base/jobs/jobs.ts'
import { startWorker } from '../../src/base/jobs/worker.ts'
import { systemClock } from '../../src/base/time/clock.ts'
import { ask, dataFolder, homeOf, lives, postmasterOf, startProcess, until } from './server-process.ts'

test('what was written before a clean stop is there after the next start', async (context) => {
  const folder = dataFolder(context)
  const first = startProcess(folder)
  const { ownerUrl, fault } = await first.first
  assert.equal(fault, undefined)
  await ask(ownerUrl, 'create table kept (word text)')
  await ask(ownerUrl, `insert into kept values ('yes')`)
  const postmaster = postmasterOf(folder) ?? 0
  first.kill('SIGTERM')
  assert.equal(await first.exited, 0)
  assert.equal(lives(postmaster), false, 'an orphan was left')
  const second = startProcess(folder)
  assert.deepEqual(await ask((await second.first).ownerUrl, 'select word from kept'), [{ word: 'yes' }])
})

test('commits reach the disk: fsync and synchronous_commit are on', async (context) => {
  const { ownerUrl } = await startProcess(dataFolder(context)).first
  const settings = `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses') order by name`
  assert.deepEqual(await ask(ownerUrl, settings), [
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'synchronous_commit', setting: 'on' },
  ])
})

test('when the program is killed, PostgreSQL goes too, and a start finds all that was committed', async (context) => {
  const folder = dataFolder(context)
  const first = startProcess(folder)
  const { ownerUrl } = await first.first
  await ask(ownerUrl, 'create table kept (word text)')
  const postmaster = postmasterOf(folder) ?? 0
  first.kill('SIGKILL')
  await first.exited
  const second = startProcess(folder) // at once, while the old server is still going
  assert.deepEqual(await ask((await second.first).ownerUrl, 'select word from kept'), [])
  assert.equal(lives(postmaster), false)
})

test('a server that nobody owns any more is ended by the next start', {
  skip: process.platform !== 'linux',
}, async (context) => {
  const folder = dataFolder(context)
  const first = startProcess(folder)
  await first.first
  const postmaster = postmasterOf(folder) ?? 0
  const children = readFileSync(`/proc/${first.pid}/task/${first.pid}/children`, 'utf8').trim().split(' ').map(Number)
  for (const guard of children) if (guard !== postmaster) process.kill(guard, 'SIGKILL')
  first.kill('SIGKILL')
  await first.exited
  assert.equal(lives(postmaster), true)
  const { fault } = await startProcess(folder).first
  assert.equal(fault, undefined)
  assert.equal(lives(postmaster), false)
})

test('when PostgreSQL is killed it comes back, and pools find it again', async (context) => {
  const folder = dataFolder(context)
  const server = startProcess(folder)
  const { appUrl } = await server.first
  const db = openDatabase({ url: appUrl ?? '' })
  context.after(() => db.close())
  await db.pool.query('select 1')
  process.kill(postmasterOf(folder) ?? 0, 'SIGKILL')
  await until(() => server.said.some((word) => word.restarted))
  await until(() =>
    db.pool.query('select 1').then(
      () => true,
      () => false,
    ),
  )
  const second = await startProcess(folder).first
  assert.equal(second.kind, 'folder-in-use', 'the hold on the folder was lost')
})

test('a job added before PostgreSQL is killed, and one added after, are both done', async (context) => {
  const folder = dataFolder(context)
  const { ownerUrl = '', appUrl = '' } = await startProcess(folder).first
  await migrate({ ownerUrl, appUrl })
  const db = openDatabase({ url: appUrl })
  const done: unknown[] = []
  const tasks = {
    slow: async (payload: unknown) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      done.push(payload)
    },
  }
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const worker = await startWorker({ ownerUrl, tasks, clock: systemClock, log })
  await addJob(db.kysely, 'slow', { n: 1 })
  await new Promise((resolve) => setTimeout(resolve, 200))
  process.kill(postmasterOf(folder) ?? 0, 'SIGKILL')
  await until(() =>
    addJob(db.kysely, 'slow', { n: 2 }).then(
      () => true,
      () => false,
    ),
  )
  await until(() => done.length >= 2, 20_000)
  await worker.stop()
  await db.close()
})

test('when one connection of PostgreSQL is killed, the hold on the folder is taken anew', async (context) => {
  const folder = dataFolder(context)
  const { ownerUrl } = await startProcess(folder).first
  const [backend] = await ask<{ pid: number }>(ownerUrl, 'select pg_backend_pid() as pid')
  assert.ok(backend)
  const children = readFileSync(`/proc/${postmasterOf(folder)}/task/${postmasterOf(folder)}/children`, 'utf8')
    .trim()
    .split(' ')
  process.kill(Number(children.at(-1)), 'SIGKILL') // PostgreSQL then throws all connections out
  await until(() =>
    ask(ownerUrl, 'select 1').then(
      () => true,
      () => false,
    ),
  )
  await until(async () => {
    const [held] = await ask<{ n: number }>(
      ownerUrl,
      `select count(*)::int as n from pg_locks where locktype = 'advisory'`,
    )
    return held?.n === 1
  })
})

test('a second start on the same folder is refused, naming folder and process, and harms nothing', async (context) => {
  const folder = dataFolder(context)
  const first = startProcess(folder)
  const { ownerUrl } = await first.first
  const second = startProcess(folder)
  const { fault, kind } = await second.first
  assert.equal(kind, 'folder-in-use')
  assert.match(fault ?? '', new RegExp(`${folder}/.* process ${first.pid}:`))
  assert.equal(await second.exited, 1)
  assert.deepEqual(await ask(ownerUrl, 'select 1 as one'), [{ one: 1 }])
})

test('of four first starts at once, one wins and the others are refused', async (context) => {
  const folder = dataFolder(context)
  const all = await Promise.all([1, 2, 3, 4].map(() => startProcess(folder).first))
  assert.deepEqual(all.map((one) => one.kind ?? 'started').sort(), [
    'folder-in-use',
    'folder-in-use',
    'folder-in-use',
    'started',
  ])
})

test('a command uses the server that runs, and leaves it running', async (context) => {
  const folder = dataFolder(context)
  const { ownerUrl } = await startProcess(folder).first
  const command = startProcess(folder, 'command')
  assert.deepEqual(await ask((await command.first).ownerUrl, 'select 1 as one'), [{ one: 1 }])
  command.kill('SIGTERM')
  assert.equal(await command.exited, 0)
  assert.deepEqual(await ask(ownerUrl, 'select 1 as one'), [{ one: 1 }])
})

test('a command with no server starts one; a second shares it, and may outstay the first', async (context) => {
  const folder = dataFolder(context)
  const first = startProcess(folder, 'command')
  await first.first
  const second = startProcess(folder, 'command')
  const { ownerUrl } = await second.first
  first.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 300))
  assert.deepEqual(await ask(ownerUrl, 'select 1 as one'), [{ one: 1 }], 'it was stopped under the second')
  second.kill('SIGTERM')
  await Promise.all([first.exited, second.exited])
  assert.equal(postmasterOf(folder), undefined)
})

test('a pid file that names some other living program does not stop a start', async (context) => {
  const folder = dataFolder(context)
  const first = startProcess(folder)
  await first.first
  first.kill('SIGTERM')
  await first.exited
  const file = join(homeOf(folder), 'cluster', 'postmaster.pid')
  writeFileSync(file, `${process.pid}\n${join(homeOf(folder), 'cluster')}\n1\n5432\n/nowhere\n\n 0 0\nready   \n`)
  chownSync(file, statSync(homeOf(folder)).uid, statSync(homeOf(folder)).gid)
  assert.equal((await startProcess(folder).first).fault, undefined)
})

test('a data folder that is a file is refused in one line', async (context) => {
  const folder = dataFolder(context)
  writeFileSync(folder, '')
  const server = startProcess(folder)
  assert.deepEqual(await server.first, {
    fault: `the data folder ${folder} is not a folder`,
    kind: 'folder-not-usable',
  })
  assert.equal(await server.exited, 1)
})
