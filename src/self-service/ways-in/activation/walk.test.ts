/** Walks the machine through every event in every state, and holds the drawing against what it finds. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../../../base/root.ts'
import { type Effect, type Event, type State, start, step, TO_CHOOSE } from './step.ts'

const now = Date.UTC(2026, 9, 1)
const moments = [now, now + TO_CHOOSE]
const events: Event[] = [
  { did: 'prove', account: 'ann', proof: { by: 'initial-password' } },
  { did: 'prove', account: 'bo', proof: { by: 'code', code: 'sealed' } },
  { did: 'choose', verdict: 'accepted' },
  { did: 'choose', verdict: 'refused' },
]

type Arrow = { from: State; event: Event; at: number; to: State; effects: Effect[] }

function walk(): Arrow[] {
  const seen = new Map([[JSON.stringify(start), start]])
  const arrows: Arrow[] = []
  for (const from of seen.values()) {
    for (const event of events) {
      for (const at of moments) {
        const { state: to, effects } = step(from, event, { now: at })
        arrows.push({ from, event, at, to, effects })
        // Runs that begin later are the same place at another time.
        if (at === now && !seen.has(JSON.stringify(to))) seen.set(JSON.stringify(to), to)
      }
    }
  }
  return arrows
}

const arrows = walk()

test('the drawing in docs/flows/activation.md shows every transition, and no other', () => {
  const text = readFileSync(join(packageRoot(), 'docs/flows/activation.md'), 'utf8')
  const drawing = /```mermaid\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
  const drawn = [...drawing.matchAll(/^\s*(\w+) --> (\w+): (.+)$/gm)].map(
    ([, from, to, label]) => `${from} --> ${to}: ${label}`,
  )
  const real = arrows.flatMap(({ from, event, at, to }) => {
    if (event.did === 'prove') return from.at === to.at ? [] : [`${from.at} --> ${to.at}: prove`]
    if (from.at !== 'choosing') return []
    return [`choosing --> ${to.at}: choose, ${at >= from.until ? 'too late' : event.verdict}`]
  })
  assert.deepEqual(drawn.sort(), [...new Set(real)].sort())
})

test('every state of the drawing is reached', () => {
  assert.deepEqual([...new Set(arrows.map(({ to }) => to.at))].sort(), ['active', 'asking', 'choosing'])
})

test('an account becomes active exactly when its proof is spent and its password set, for the account that was proved', () => {
  for (const { from, to, effects } of arrows) {
    const arrived = to.at === 'active' && from.at !== 'active'
    assert.deepEqual(
      effects.map((effect) => effect.do),
      arrived ? ['spend', 'set-password', 'activate', 'tell'] : [],
    )
    for (const effect of effects) assert.ok(from.at === 'choosing' && effect.account === from.account)
  }
})
