import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { fixedClock, type TestDatabase, testDatabase } from '../../../test/harness/database.ts'
import { type Database, openDatabase } from '../../base/database/database.ts'
import { openLog } from '../../base/telemetry/log.ts'
import { record } from '../event-store.ts'
import { sealAudit, startSealer } from './seal.ts'
import { type BreakKind, verifyAudit } from './verify.ts'

const now = Date.UTC(2026, 9, 1, 8)
const clock = fixedClock(now)

const recordSome = (db: Database, count: number) =>
  record(
    db.kysely,
    Array.from({ length: count }, (_, n) => ({
      at: now + n,
      what: 'sign-in.failed' as const,
      actor: 'person' as const,
      details: { n },
    })),
  )

async function withRecord(count: number, work: (base: TestDatabase) => Promise<void>) {
  const base = await testDatabase()
  try {
    await recordSome(base.db, count)
    if (count > 0) await sealAudit({ db: base.db, clock })
    await work(base)
  } finally {
    await base.close()
  }
}

async function asOwner(base: TestDatabase, ...statements: string[]) {
  const owner = new pg.Client({ connectionString: base.ownerUrl })
  await owner.connect()
  try {
    // Somebody with full rights goes round every rule of the tables.
    await owner.query('set session_replication_role = replica')
    for (const statement of statements) await owner.query(statement)
  } finally {
    await owner.end()
  }
}

test('an untouched record is intact, and says what waits for its seal', () =>
  withRecord(20, async ({ db }) => {
    const first = await verifyAudit(db)
    assert.ok(first.ok)
    assert.deepEqual([first.events, first.sealed, first.unsealed, first.oldestUnsealed], [20, 20, 0, undefined])
    await recordSome(db, 3)
    const waiting = await verifyAudit(db, { head: first.head })
    assert.ok(waiting.ok)
    assert.deepEqual([waiting.events, waiting.sealed, waiting.unsealed, waiting.oldestUnsealed], [23, 20, 3, now])
    await sealAudit({ db, clock })
    const sealed = await verifyAudit(db, { head: first.head.toUpperCase() })
    assert.ok(sealed.ok && sealed.sealed === 23 && sealed.head !== first.head)
  }))

test('an empty record is intact', () =>
  withRecord(0, async ({ db }) => {
    const verdict = await verifyAudit(db)
    assert.ok(verdict.ok && verdict.events === 0)
  }))

const tampering: [what: string, statements: string[], seq: number, kind: BreakKind, event: number | undefined][] = [
  ['a changed word', [`update audit_events set what = 'sign-in.succeeded' where id = 5`], 5, 'changed', 5],
  ['a changed detail', [`update audit_events set details = '{"n": 99}' where id = 5`], 5, 'changed', 5],
  [
    'a number beyond what a double holds',
    [`update audit_events set details = '{"n": 4.0000000000000000001}' where id = 5`],
    5,
    'changed',
    5,
  ],
  [
    'a time moved by a microsecond',
    [`update audit_events set at = at + interval '1 microsecond' where id = 5`],
    5,
    'changed',
    5,
  ],
  ['a time without end', [`update audit_events set at = 'infinity' where id = 5`], 5, 'changed', 5],
  ['a null made empty', [`update audit_events set realm = '' where id = 5`], 5, 'changed', 5],
  [
    'another time of sealing',
    [`update audit_chain set sealed_at = sealed_at + interval '1 hour' where seq = 5`],
    5,
    'changed',
    5,
  ],
  ['a changed hash', [`update audit_chain set hash = sha256('x') where seq = 5`], 5, 'changed', 5],
  ['a removed event', ['delete from audit_events where id = 5'], 5, 'missing', 5],
  ['a removed line', ['delete from audit_chain where seq = 5'], 5, 'missing', undefined],
  [
    'a removed event with its line',
    ['delete from audit_events where id = 5', 'delete from audit_chain where seq = 5'],
    5,
    'missing',
    undefined,
  ],
  ['the first line removed', ['delete from audit_chain where seq = 1'], 1, 'missing', undefined],
  [
    'a removed line with the gap closed',
    [
      'delete from audit_events where id = 5',
      'delete from audit_chain where seq = 5',
      'update audit_chain set seq = -seq',
      'update audit_chain set seq = case when seq < -5 then -seq - 1 else -seq end',
    ],
    5,
    'changed',
    6,
  ],
  [
    'two events exchanged in the chain',
    [
      'update audit_chain set event = -event where seq in (5, 9)',
      'update audit_chain set event = case seq when 5 then 9 else 5 end where seq in (5, 9)',
    ],
    5,
    'reordered',
    9,
  ],
  [
    'two lines exchanged with their hashes',
    [
      'update audit_chain set seq = -seq where seq in (5, 9)',
      'update audit_chain set seq = case seq when -5 then 9 else 5 end where seq in (-5, -9)',
    ],
    5,
    'reordered',
    9,
  ],
  [
    'two events exchanged in the record',
    [
      "update audit_events set details = case id when 5 then '{\"n\": 8}'::jsonb else '{\"n\": 4}' end, at = case id when 5 then at + interval '4 milliseconds' else at - interval '4 milliseconds' end where id in (5, 9)",
    ],
    5,
    'reordered',
    5,
  ],
  ['the end of the chain cut off', ['delete from audit_chain where seq > 17'], 18, 'unchained', 18],
  ['the whole chain thrown away', ['delete from audit_chain'], 1, 'unchained', 1],
  [
    'an event slipped in',
    [`insert into audit_events (at, what, actor) values (now(), 'password.changed', 'person')`],
    21,
    'unchained',
    21,
  ],
  ['an event that waits removed', ['insert into audit_unsealed values (77)'], 21, 'missing', 77],
]
for (const [what, statements, seq, kind, event] of tampering) {
  test(`tampering is found: ${what}`, () =>
    withRecord(20, async (base) => {
      await asOwner(base, ...statements)
      const verdict = await verifyAudit(base.db)
      assert.ok(!verdict.ok, 'nothing was noticed')
      const { broken } = verdict
      assert.deepEqual([broken.seq, broken.kind, broken.event], [seq, kind, event], broken.what)
    }))
}

test('an end cut off with its events shows against a head kept elsewhere', () =>
  withRecord(20, async (base) => {
    const before = await verifyAudit(base.db)
    assert.ok(before.ok)
    await asOwner(base, 'delete from audit_chain where seq > 17', 'delete from audit_events where id > 17')
    const alone = await verifyAudit(base.db)
    assert.ok(alone.ok, 'the chain by itself cannot know')
    const verdict = await verifyAudit(base.db, { head: before.head })
    assert.ok(!verdict.ok && verdict.broken.kind === 'cut-off' && verdict.broken.seq === 18)
  }))

test('the application can neither change nor remove what was recorded or sealed', () =>
  withRecord(3, async ({ db }) => {
    for (const table of ['audit_events', 'audit_chain']) {
      for (const statement of [
        `delete from ${table}`,
        `truncate ${table}`,
        `update ${table} set ${table === 'audit_chain' ? 'seq = 9' : `what = 'x'`}`,
      ]) {
        await assert.rejects(db.pool.query(statement), /permission denied|must be owner/, statement)
      }
    }
    assert.ok((await verifyAudit(db)).ok)
  }))

test('four sealers at once make one chain', () =>
  withRecord(0, async ({ db, appUrl }) => {
    const others = [1, 2, 3].map(() => openDatabase({ url: appUrl }))
    try {
      for (let round = 0; round < 15; round += 1) {
        const all = [db, ...others]
        await Promise.all(all.flatMap((each) => [recordSome(each, 40), sealAudit({ db: each, clock })]))
      }
      await sealAudit({ db, clock })
      const verdict = await verifyAudit(db)
      assert.ok(verdict.ok, verdict.ok ? '' : verdict.broken.what)
      assert.deepEqual([verdict.sealed, verdict.unsealed], [15 * 4 * 40, 0])
    } finally {
      await Promise.all(others.map((each) => each.close()))
    }
  }))

test('an event put on the list again does not stop the sealer', () =>
  withRecord(5, async ({ db }) => {
    await db.pool.query('insert into audit_unsealed values (2)')
    await recordSome(db, 1)
    await sealAudit({ db, clock })
    const verdict = await verifyAudit(db)
    assert.ok(verdict.ok && verdict.sealed === 6 && verdict.unsealed === 0)
  }))

test('the sealer seals within a second, and once more when it is stopped', () =>
  withRecord(0, async ({ db }) => {
    const sealer = startSealer({ db, clock, log: openLog('silent') })
    await recordSome(db, 2)
    const begun = performance.now()
    for (let verdict = await verifyAudit(db); !verdict.ok || verdict.unsealed > 0; verdict = await verifyAudit(db)) {
      assert.ok(performance.now() - begun < 1_000, 'not sealed within a second')
    }
    await recordSome(db, 2)
    await sealer.stop()
    const verdict = await verifyAudit(db)
    assert.ok(verdict.ok && verdict.sealed === 4)
  }))

test('more lines than a page and a batch hold verify too', () =>
  withRecord(12_345, async (base) => {
    const verdict = await verifyAudit(base.db)
    assert.ok(verdict.ok && verdict.sealed === 12_345)
    await asOwner(base, `update audit_events set actor = 'system' where id = 12000`)
    const broken = await verifyAudit(base.db)
    assert.ok(!broken.ok && broken.broken.seq === 12_000)
  }))
