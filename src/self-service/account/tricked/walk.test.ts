import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../../../base/root.ts'
import { DAY, MINUTE } from '../../../base/time/instant.ts'
import { type AlarmFacts, alarmStep } from './step.ts'

const begun = Date.UTC(2026, 9, 1)
type World = { alarm: AlarmFacts | undefined; passwordAt: number; now: number }

/** What can happen to an account, and how the rows look afterwards. */
const EVENTS: Record<string, (world: World) => World> = {
  alarm: (world) => ({ ...world, alarm: { raisedAt: world.now, reviewedAt: null, passwordChangedAt: 0, now: 0 } }),
  'password changed': (world) => ({ ...world, passwordAt: world.now }),
  // The store ends an alarm at its last step alone.
  'all of this is mine': (world) =>
    world.alarm && stepOf(world) === 'methods' ? { ...world, alarm: { ...world.alarm, reviewedAt: world.now } } : world,
  'thirty days': (world) => ({ ...world, now: world.now + 30 * DAY }),
}

const stepOf = ({ alarm, passwordAt, now }: World) =>
  alarmStep(alarm && { ...alarm, passwordChangedAt: passwordAt, now })

/** Every change of step that any row of four events leads to. */
function walk(): string[] {
  const arrows = new Set<string>()
  const from = (world: World, depth: number): void => {
    if (depth === 0) return
    for (const [name, happens] of Object.entries(EVENTS)) {
      const next = happens({ ...world, now: world.now + MINUTE })
      if (stepOf(next) !== stepOf(world)) arrows.add(`${stepOf(world)} --> ${stepOf(next)}: ${name}`)
      from(next, depth - 1)
    }
  }
  from({ alarm: undefined, passwordAt: begun - DAY, now: begun }, 4)
  return [...arrows].sort()
}

test('P4: the drawing in docs/flows/tricked.md shows every transition, and no other', () => {
  const text = readFileSync(join(packageRoot(), 'docs/flows/tricked.md'), 'utf8')
  const drawn = [...text.matchAll(/^\s*(\w+) --> (\w+): (.+)$/gm)].map(
    ([, from, to, event]) => `${from} --> ${to}: ${event}`,
  )
  assert.deepEqual(walk(), drawn.sort())
})
