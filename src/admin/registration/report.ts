/** What the counts of a realm say: a line for each group, figures of today, and what changed in a week. Pure. */
import type { Count, DayCount } from './counts-store.ts'

export type Point = { readonly day: string; readonly accounts: number; readonly registered: number }

/** `group` is empty for all accounts. `share` and `weekAgo` are from 0 to 1; undefined where nobody is, or nothing was counted. */
export type GroupLine = {
  readonly group: string
  readonly points: readonly Point[]
  readonly now: Point
  readonly share: number | undefined
  readonly weekAgo: number | undefined
}

export type Report = {
  /** The first and last day of the chart; the same when nothing was counted before today. */
  readonly from: string
  readonly today: string
  /** All accounts first, then the groups, the largest first. */
  readonly lines: readonly GroupLine[]
}

/** How far back a report may look, in days. */
export const SPANS = [30, 90, 365] as const
export type Span = (typeof SPANS)[number]
export const USUAL_SPAN: Span = 90

export type ReportFacts = {
  readonly today: string
  readonly weekAgo: string
  readonly kept: readonly DayCount[]
  readonly live: readonly Count[]
}

/** The counts of earlier days with today's live ones in the place of today's kept ones. */
export function reportOf({ today, weekAgo, kept, live }: ReportFacts): Report {
  const earlier = kept.filter(({ day }) => day < today)
  const all = [...earlier, ...live.map((count) => ({ ...count, day: today }))]
  const groups = [...new Set(all.map(({ group }) => group))]
  const lines = groups.map((group) => lineOf(group, { all, today, weekAgo }))
  const size = ({ group, now }: GroupLine) => (group === '' ? Number.POSITIVE_INFINITY : now.accounts)
  return {
    ...{ from: earlier[0]?.day ?? today, today },
    lines: lines.sort((a, b) => size(b) - size(a) || (a.group < b.group ? -1 : 1)),
  }
}

/** Counting so many takes seconds: for them the count of this hour will do. */
const MANY = 50_000

/** Today's kept counts, where they stand in for counting anew; undefined where it is to be counted. */
export function keptOfToday(kept: readonly DayCount[], today: string): Count[] | undefined {
  const ofToday = kept.filter(({ day }) => day === today)
  const all = ofToday.find(({ group }) => group === '')
  return all && all.accounts > MANY ? ofToday : undefined
}

type Days = { all: readonly DayCount[]; today: string; weekAgo: string }

function lineOf(group: string, { all, today, weekAgo }: Days): GroupLine {
  const points = all
    .filter((count) => count.group === group)
    .map(({ day, accounts, registered }) => ({ day, accounts, registered }))
  const last = points.at(-1)
  const now = last?.day === today ? last : { day: today, accounts: 0, registered: 0 }
  // The last count up to that day: no day is missing where the job ran, and none is invented where it did not.
  const then = points.filter(({ day }) => day <= weekAgo).at(-1)
  return { group, points, now, share: shareOf(now), weekAgo: then && shareOf(then) }
}

/** From 0 to 1; nobody has no share. */
export const shareOf = ({ accounts, registered }: Pick<Point, 'accounts' | 'registered'>): number | undefined =>
  accounts === 0 ? undefined : registered / accounts
