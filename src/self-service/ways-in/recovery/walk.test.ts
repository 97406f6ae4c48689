/** Walks the machine through every event in every state, and holds the drawing against what it finds. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../../../base/root.ts'
import { MINUTE } from '../../../base/time/instant.ts'
import { type Effect, type Event, type State, start, step } from './step.ts'

const now = Date.UTC(2026, 9, 1)
const until = now + 30 * MINUTE
const moments = [now, until]
const events: Event[] = [
  { did: 'ask' },
  { did: 'prove', account: 'ann', code: 'sealed', until },
  { did: 'prove', account: 'bo', code: 'sealed too', until },
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
        if (!seen.has(JSON.stringify(to))) seen.set(JSON.stringify(to), to)
      }
    }
  }
  return arrows
}

const arrows = walk()

test('A7: the drawing in docs/flows/recovery.md shows every transition, and no other', () => {
  const text = readFileSync(join(packageRoot(), 'docs/flows/recovery.md'), 'utf8')
  const drawing = /```mermaid\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
  const drawn = [...drawing.matchAll(/^\s*(\w+) --> (\w+): (.+)$/gm)].map(
    ([, from, to, label]) => `${from} --> ${to}: ${label}`,
  )
  const real = arrows.flatMap((arrow) => labelOf(arrow) ?? [])
  assert.deepEqual(drawn.sort(), [...new Set(real)].sort())
})

function labelOf({ from, event, at, to, effects }: Arrow): string | undefined {
  const between = `${from.at} --> ${to.at}`
  if (event.did === 'choose') {
    if (from.at !== 'choosing') return undefined
    return `${between}: choose, ${at >= from.until ? 'too late' : event.verdict}`
  }
  const moved = effects.length > 0 || from.at !== to.at
  if (event.did === 'prove' && at >= event.until) return moved ? `${between}: prove, too late` : undefined
  return moved ? `${between}: ${event.did}` : undefined
}

test('every state of the drawing is reached', () => {
  assert.deepEqual([...new Set(arrows.map(({ to }) => to.at))].sort(), ['asked', 'asking', 'choosing', 'recovered'])
})

test('CVE-2026-18963: a password is set in no state but the one that a mailed code opened, for the account of that code', () => {
  for (const { from, to, effects } of arrows) {
    const sets = effects.some((effect) => effect.do === 'set-password')
    assert.equal(sets, to.at === 'recovered' && from.at !== 'recovered')
    if (!sets) continue
    assert.deepEqual(
      effects.map((effect) => effect.do),
      ['spend', 'set-password', 'end-lock', 'sign-out-everywhere', 'tell'],
    )
    assert.ok(from.at === 'choosing')
    for (const effect of effects) assert.ok('account' in effect && effect.account === from.account)
  }
})

test('CVE-2023-26481: a run that is under way never changes its account', () => {
  for (const { from, to } of arrows) {
    if (!('account' in from) || !('account' in to)) continue
    assert.equal(to.account, from.account)
  }
})
