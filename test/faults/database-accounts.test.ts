/** Who may run, use and read the embedded server; most of it can only be tried as root, who can act as several accounts. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { migrate } from '../../src/base/database/migrate.ts'
import { ask, dataFolder, homeOf, isRoot, STRANGER, startProcess } from './server-process.ts'

test('passwords, cluster and socket are closed to everybody else', async (context) => {
  const folder = dataFolder(context)
  await startProcess(folder).first
  const mode = (path: string) => (statSync(join(homeOf(folder), path)).mode & 0o777).toString(8)
  assert.deepEqual(['.', 'keys.json', 'cluster', 'socket'].map(mode), ['700', '600', '700', '700'])
})

test('a path too long for a socket is no hindrance', async (context) => {
  const folder = join(dataFolder(context), 'x'.repeat(120))
  assert.equal((await startProcess(folder).first).fault, undefined)
})

test('a link that another laid where the socket was to be is not followed', {
  skip: isRoot && 'root never listens there',
}, async (context) => {
  const folder = join(dataFolder(context), 'x'.repeat(120))
  const first = startProcess(folder)
  const { ownerUrl = '' } = await first.first
  first.kill('SIGTERM')
  await first.exited
  const socket = new URL(ownerUrl).searchParams.get('host') ?? ''
  symlinkSync(homeOf(folder), socket)
  context.after(() => rmSync(socket, { force: true }))
  assert.equal((await startProcess(folder).first).kind, 'folder-of-another')
})

test('on the embedded server the application cannot become the owner, whatever it asks', async (context) => {
  const { ownerUrl = '', appUrl = '' } = await startProcess(dataFolder(context)).first
  await migrate({ ownerUrl, appUrl })
  for (const way of ['reset role', 'set role none', 'set role sleutelbos_owner', 'set session authorization default']) {
    const attempt = ask(appUrl, `${way}; delete from audit_events`)
    await assert.rejects(attempt, { code: '42501' }, way)
  }
  await assert.rejects(ask(ownerUrl, 'alter role sleutelbos_app superuser'), { code: '42501' })
})

const asRoot = { skip: !isRoot && 'only root can act as two accounts' }

test(
  'below a folder that only root may enter, the cluster lives elsewhere and is found again',
  asRoot,
  async (context) => {
    const folder = dataFolder(context)
    chmodSync(join(folder, '..'), 0o700)
    const first = startProcess(folder)
    const { ownerUrl, fault } = await first.first
    assert.equal(fault, undefined)
    assert.ok(existsSync(join(folder, 'postgresql.at')))
    await ask(ownerUrl, 'create table kept (word text)')
    first.kill('SIGTERM')
    await first.exited
    const second = startProcess(folder)
    assert.deepEqual(await ask((await second.first).ownerUrl, 'select word from kept'), [])
  },
)

test('an account that is not root runs the server itself', asRoot, async (context) => {
  const folder = dataFolder(context)
  chownSync(join(folder, '..'), STRANGER.uid, STRANGER.gid)
  const server = startProcess(folder, 'server', STRANGER)
  assert.deepEqual(await ask((await server.first).appUrl, 'select current_user as who'), [{ who: 'sleutelbos_app' }])
  assert.equal(statSync(homeOf(folder)).uid, STRANGER.uid)
  server.kill('SIGTERM')
  assert.equal(await server.exited, 0)
  const root = startProcess(folder) // root hands it to the account that owns it
  assert.equal((await root.first).fault, undefined)
})

test('a folder of root is refused to others in one line, as server and as command', asRoot, async (context) => {
  const folder = dataFolder(context)
  mkdirSync(folder)
  const bare = startProcess(folder, 'server', STRANGER)
  assert.deepEqual(await bare.first, {
    fault: `the data folder ${folder} is not writable for this account`,
    kind: 'folder-not-usable',
  })
  await startProcess(folder).first
  chmodSync(folder, 0o777)
  assert.equal((await startProcess(folder, 'server', STRANGER).first).kind, 'folder-of-another')
  assert.equal((await startProcess(folder, 'command', STRANGER).first).kind, 'folder-of-another')
})

test('a cluster that root has put back from a backup is given to the account that runs it', asRoot, async (context) => {
  const folder = dataFolder(context)
  const first = startProcess(folder)
  await first.first
  first.kill('SIGTERM')
  await first.exited
  execFileSync('chown', ['-R', '0:0', homeOf(folder)])
  assert.equal((await startProcess(folder).first).fault, undefined)
})

test('a full disk is told in one line', asRoot, async (context) => {
  const folder = dataFolder(context)
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=711', 'none', folder], { stdio: 'ignore' })
  } catch {
    return context.skip('no file system can be mounted here')
  }
  const { kind, fault } = await startProcess(folder).first
  execFileSync('umount', ['-l', folder])
  assert.equal(kind, 'disk-full')
  assert.match(fault ?? '', /no space left on the disk$/)
})
