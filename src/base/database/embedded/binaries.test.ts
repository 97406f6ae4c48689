import assert from 'node:assert/strict'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { hydrateSymlinks, packagedFolder, reachableBinaries } from './binaries.ts'

const account = process.getuid?.() === 0 ? { uid: 1, gid: 1 } : undefined

/** A copy of the package, as an install without scripts and under a strict umask leaves it. */
function strictInstall(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-install-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'package'))
  const native = join(folder, 'package', 'native')
  cpSync(packagedFolder(), native, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() })
  writeFileSync(join(folder, 'package', 'package.json'), JSON.stringify({ version: `test-${process.pid}` }))
  chmodSync(folder, 0o700)
  return native
}

test('the links between libraries are made once, and their repetition is harmless', (context) => {
  const native = join(mkdtempSync(join(tmpdir(), 'sleutelbos-links-')), 'native')
  context.after(() => rmSync(dirname(native), { recursive: true, force: true }))
  mkdirSync(join(native, 'lib'), { recursive: true })
  const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  writeFileSync(join(native, 'lib', 'libx.so.1.2'), 'x')
  assert.equal(hydrateSymlinks(native), true)
  assert.equal(hydrateSymlinks(native), true)
  assert.equal(readFileSync(join(native, 'lib', 'libx.so.1'), 'utf8'), 'x')
})

const asRoot = { skip: account === undefined && 'only root hands the server to another account' }

test("programs that the server's account cannot reach are copied to where it can", asRoot, (context) => {
  const native = strictInstall(context)
  const { folder, major } = reachableBinaries(account, native)
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  assert.match(folder, new RegExp(`postgresql-test-${process.pid}$`))
  assert.ok(major >= 15)
  assert.ok(existsSync(join(folder, 'share', 'postgresql', 'postgres.bki')))
  assert.deepEqual(reachableBinaries(account, native), { folder, major }, 'the copy serves the next start')
})
