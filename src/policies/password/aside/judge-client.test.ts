import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import type { PasswordFacts } from '../facts.ts'
import { judgePassword } from '../judge.ts'
import { passwordRules } from '../standing.ts'
import { judgePasswordAside, passwordRulesAside } from './judge-client.ts'

const facts: PasswordFacts = {
  policy: {
    minLength: 12,
    maxLength: 256,
    maxAge: 'never',
    refuse: ['common', 'breached', 'personal'],
    require: ['digit'],
  },
  names: ['Noor'],
  signInName: 'noor.peeters@student.demo.example',
  birthDate: undefined,
  institution: ['Hogeschool Lindenhof'],
}

/** How often the event loop came round while this was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  const turn = () => {
    turns += 1
    timer = setImmediate(turn)
  }
  let timer = setImmediate(turn)
  await work()
  clearImmediate(timer)
  return turns
}

test('others are answered while the lists are loaded, and while the worst that can be typed is judged', async () => {
  // In all: what is judged within one slice of a busy processor's time leaves no room for a turn.
  let turns = 0
  for (const typed of ['the lists are loaded now', '4'.repeat(256), '1!|2z3e4a@5s$6g7t8b9g0o'.repeat(11)]) {
    for (const judge of [judgePasswordAside, passwordRulesAside]) turns += await turnsDuring(() => judge(typed, facts))
  }
  assert.ok(turns > 20, String(turns))
})

test('what is judged aside is judged alike', async () => {
  const typed = ['', 'noor', 'Wachtwoord2026!', 'kale walvis fluit 7', '1qaz2wsx3edc4rfv', 'x'.repeat(300), 'a\u0000bc']
  for (const one of typed) {
    assert.deepEqual(await passwordRulesAside(one, facts), passwordRules(one, facts), one)
    const [aside, here] = [await judgePasswordAside(one, facts), judgePassword(one, facts)]
    if ('accepted' in here) assert.equal('accepted' in aside && aside.accepted.reveal(), here.accepted.reveal())
    else assert.deepEqual(aside, here)
  }
})

test('answers find their questions, however many are asked at once', async () => {
  const typed = ['kale walvis fluit 7', 'Wachtwoord2026!', 'drieëntwintig 23 koeien', 'azertyuiop123']
  const verdicts = await Promise.all(typed.map((one) => judgePasswordAside(one, facts)))
  assert.deepEqual(
    verdicts.map((verdict) => 'accepted' in verdict),
    [true, false, true, false],
  )
})

test('a thread that breaks down leaves nobody waiting, and the next question begins another', async () => {
  const broken = { ...facts, policy: undefined as never }
  await assert.rejects(Promise.all([judgePasswordAside('kale walvis fluit 7', broken)]))
  assert.ok('accepted' in (await judgePasswordAside('kale walvis fluit 7', facts)))
})

test('a process that has nothing else to do ends, whether its thread was asked or not', async () => {
  const client = JSON.stringify(new URL('./judge-client.js', import.meta.url).href)
  for (const typed of ['', 'long enough to be asked about 77']) {
    const program = `import(${client}).then((it) => it.passwordRulesAside(${JSON.stringify(typed)}, ${JSON.stringify(facts)}))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit', timeout: 60_000 })
    assert.deepEqual(await once(child, 'exit'), [0, null])
  }
})
