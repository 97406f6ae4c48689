/** The product's clock, moved to where a rule begins or ends. */
import assert from 'node:assert/strict'
import { dayAt } from '../../src/base/time/day.ts'
import type { Product } from '../harness/product.ts'

const ZONE = 'Europe/Brussels'
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Moves it to a moment; time goes on from there. */
export async function moveClockTo({ url }: Pick<Product, 'url'>, instant: number): Promise<void> {
  const answer = await fetch(`${url}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ set: new Date(instant).toISOString() }),
  })
  assert.ok(answer.ok, `the clock did not move: ${await answer.text()}`)
}

/** The day so many days after a moment, on the campus. */
export const dayAfter = (instant: number, days: number): string => dayAt(instant + days * DAY, ZONE)

/** The moment at which a day begins on the campus: an hour or two before it does in Greenwich. */
export function beginningOf(day: string): number {
  const inGreenwich = Date.parse(`${day}T00:00:00Z`)
  const begins = [2, 1].map((hours) => inGreenwich - hours * HOUR).find((instant) => dayAt(instant, ZONE) === day)
  return begins ?? assert.fail(`no day ${day}`)
}
