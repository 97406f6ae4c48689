import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import fc from 'fast-check'
import { type TestDatabase, testDatabase, testKeyring } from '../../../../test/harness/database.ts'
import { openKeyring } from '../../crypto/keyring.ts'
import { openDatabase } from '../../database/database.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../../time/instant.ts'
import { makeHumanCheck, spendHumanCheck } from './human-check.ts'
import { parseHumanAnswer, passHumanCheck } from './pass.ts'
import { makePatience } from './patience.ts'
import { forgetSpentMarks } from './spent-store.ts'

const now = Date.UTC(2026, 9, 1, 8)
const deps = { keyring: testKeyring() }
const purpose = 'activation'

let tested: TestDatabase
before(async () => {
  tested = await testDatabase()
})
after(() => tested.close())

const challenged = async (at = now) => JSON.parse((await makeHumanCheck(deps, { purpose, now: at })).challenge)

/** The answer that a browser would send. */
async function answered(challenge?: Challenge): Promise<string> {
  const asked = challenge ?? (await challenged())
  const solution = await solveChallenge({ challenge: asked, deriveKey, counterStart: 400 })
  return JSON.stringify({ challenge: asked, solution })
}

const spend = (answer: string, { at = now, db = tested.db, of = purpose } = {}) =>
  spendHumanCheck(deps, db.kysely, { purpose: of, answer, now: at })

let addresses = 0
/** An address that nobody else in this file has, in a network of its own. */
const anAddress = () => {
  addresses += 1
  return `192.0.${addresses}.7`
}
const pass = (fields: object, { at = now, limitBy = anAddress() } = {}) =>
  passHumanCheck(deps, tested.db.kysely, { purpose, fields, visit: { now: at, limitBy } })

test('an answer that took its work passes, once (A3)', async () => {
  const answer = await answered()
  assert.equal(await spend(answer), 'passed')
  assert.equal(await spend(answer), 'spent')
})

test('of twenty equal answers at once, on two processes, one passes', async () => {
  const other = openDatabase({ url: tested.appUrl, connections: 5 })
  try {
    const answer = await answered()
    const said = await Promise.all(
      Array.from({ length: 20 }, (_, i) => spend(answer, { db: i % 2 ? other : tested.db })),
    )
    assert.deepEqual(said.toSorted(), ['passed', ...Array(19).fill('spent')])
  } finally {
    await other.close()
  }
})

test('an answer is good for an hour, and for the purpose of its check alone', async () => {
  const answer = await answered()
  assert.equal(await spend(answer, { at: now + HOUR }), 'expired')
  assert.equal(await spend(answer, { of: 'recovery' }), 'wrong')
  assert.equal(await spend(answer, { at: now + HOUR - 1 }), 'passed')
})

test('a check made easier, later, or by somebody else is none', async () => {
  const challenge = await challenged()
  const easier = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }
  const later = { ...challenge, parameters: { ...challenge.parameters, data: { expires: now + 9 * HOUR } } }
  const { keySignature: _, ...plain } = challenge.parameters
  for (const forged of [easier, later, { ...challenge, parameters: plain }]) {
    const solution = { counter: 400, derivedKey: '00'.repeat(32) }
    assert.equal(await spend(JSON.stringify({ challenge: forged, solution })), 'wrong')
  }
  const stranger = { keyring: openKeyring(Buffer.alloc(32, 8)) }
  const theirs = JSON.parse((await makeHumanCheck(stranger, { purpose, now })).challenge)
  assert.equal(await spend(await answered(theirs)), 'wrong')
})

test('an answer without the work is wrong, and the check is still there to be solved', async () => {
  const challenge = await challenged()
  const { keyPrefix } = challenge.parameters
  const guess = { counter: 800, derivedKey: keyPrefix + '00'.repeat(32 - keyPrefix.length / 2) }
  assert.equal(await spend(JSON.stringify({ challenge, solution: guess })), 'wrong')
  assert.equal(await spend(await answered(challenge)), 'passed')
})

test('whatever is sent in place of an answer is wrong, and nothing breaks', async () => {
  const challenge = await challenged()
  const odd = ['', 'null', '[]', '{}', '{"challenge":null}', '{"challenge":{"parameters":[],"signature":""}}']
  const solutions = [{}, { counter: '800' }, { counter: -1, derivedKey: 'zz' }, { derivedKey: ['00'] }]
  const answers = [...odd, ...solutions.map((solution) => JSON.stringify({ challenge, solution })), 'x'.repeat(5_000)]
  for (const answer of answers) assert.equal(await spend(answer), 'wrong', answer.slice(0, 80))
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (parameters, solution) => {
      const text = JSON.stringify({ challenge: { parameters, signature: challenge.signature }, solution })
      assert.equal(await spend(text), 'wrong')
    }),
    { numRuns: 200 },
  )
})

test('a door lets an answer through, asks for one, and says when it does not hold', async () => {
  const human_answer = await answered()
  assert.deepEqual(await pass({ human_answer }), { passed: true })
  assert.deepEqual(await pass({ human_answer }), { passed: false, why: 'human-check-wrong' })
  assert.deepEqual(await pass({ human_answer: '' }), { passed: false, why: 'human-check-missing' })
  assert.deepEqual(await pass({}), { passed: false, why: 'human-check-missing' })
})

const ticket = (at: Instant = now, of = purpose) => makePatience(deps, { purpose: of, now: at })
const wait = (patience: string, retryAfter: number) => ({
  passed: false,
  why: 'human-check-wait',
  retryAfter,
  patience,
})

test('without scripts, who waits half a minute gets through, once', async () => {
  const human_patience = ticket()
  assert.deepEqual(await pass({ human_patience }, { at: now + SECOND }), wait(human_patience, 29 * SECOND))
  assert.deepEqual(await pass({ human_patience }, { at: now + 30 * SECOND }), { passed: true })
  const again = await pass({ human_patience }, { at: now + 31 * SECOND })
  assert.ok(!again.passed && again.why === 'human-check-wait' && again.patience !== human_patience)
  assert.deepEqual(await pass({ human_patience: again.patience }, { at: now + 61 * SECOND }), { passed: true })
})

test('a ticket that is old, forged, or of another purpose opens nothing', async () => {
  const late = await pass({ human_patience: ticket() }, { at: now + 10 * MINUTE })
  assert.ok(!late.passed && late.why === 'human-check-wait' && late.retryAfter === 30 * SECOND)
  const [made, nonce, signature] = ticket().split('.')
  const older = `${(now - MINUTE).toString(36)}.${nonce}.${signature}`
  for (const human_patience of [older, `${made}.${nonce}`, 'x', ticket(now - MINUTE, 'recovery')]) {
    assert.deepEqual(await pass({ human_patience }), { passed: false, why: 'human-check-wrong' }, human_patience)
  }
})

test('patience is limited: three an hour from one address, and thirty from its network', async () => {
  const old = () => ticket(now - MINUTE)
  const mine = { limitBy: '198.51.100.1' }
  for (let i = 0; i < 3; i += 1) assert.deepEqual(await pass({ human_patience: old() }, mine), { passed: true })
  const said = await pass({ human_patience: old() }, mine)
  assert.ok(!said.passed && said.why === 'human-check-wait' && said.retryAfter === 20 * MINUTE)
  const later = { ...mine, at: now + 20 * MINUTE }
  assert.deepEqual(await pass({ human_patience: said.patience }, later), { passed: true }, 'the ticket waits with them')
  for (let i = 0; i < 27; i += 1) await pass({ human_patience: old() }, { limitBy: `198.51.100.${100 + i}` })
  assert.equal((await pass({ human_patience: old() }, { limitBy: '198.51.100.200' })).passed, false)
  assert.equal((await pass({ human_patience: old() }, { limitBy: '203.0.113.200' })).passed, true)
})

test('the fields are read from any form, and nothing else of it', () => {
  assert.deepEqual(parseHumanAnswer({ human_answer: 'a', human_patience: 'b', mail: 'c' }), {
    human_answer: 'a',
    human_patience: 'b',
  })
  for (const odd of [null, undefined, 'x', { human_answer: ['a'] }, { human_patience: 'x'.repeat(300) }])
    assert.deepEqual(parseHumanAnswer(odd), {})
})

test('what was used is forgotten when its age alone would refuse it', async () => {
  await spend(await answered())
  const count = async () => (await tested.db.pool.query('select from human_checks_spent')).rowCount
  assert.ok(Number(await count()) > 0)
  await forgetSpentMarks(tested.db.kysely, now + 2 * HOUR)
  assert.equal(await count(), 0)
})
