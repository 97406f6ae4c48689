/** docs/effort.md, from what the journeys counted. */
import { ACTS, type Act } from './counted.ts'
import { TASKS, type Task, type TaskKey } from './tasks.ts'

export type Taken = Partial<Record<TaskKey, readonly Act[]>>

const INTRODUCTION = `<!-- Written by test/journeys/effort from what it counted: do not edit. -->
# Effort

What a person has to do by hand, here and by the public instructions of institutions with the same tasks. Counted: each click
or tap, field filled, scan, code typed, app opened; a PIN or a gesture is one. Not counted: typing an address, installing an app,
waiting for a message. A person starts on the page that asks, signed in where the page wants that, and ends when it is done.

Ours are counted in a browser by the journeys in \`test/journeys/effort/\` as they run, and a test fails when one takes more than it
may, or when this page says something else than was counted. After a change, \`SLEUTELBOS_EFFORT=write npm test -- journeys/effort\`
writes it anew. A sign-in ends where the person is known: whether to stay signed in is asked afterwards, where a realm asks it at
all. Tasks that need eID or itsme follow with those.

A sign-in by QR code is counted with the phone's own camera, which reads the address in the code and opens the app at it: one
act, a scan; so does a new phone. The first link is counted from within the app, which is opened, asked to scan, and scans; the
link of a new phone from the first screen of the app on the old one. An answer to a request begins with the app opened, be it by
its notification; a PIN, or a finger in its place, goes on by itself at the last digit, and a PIN that is chosen twice is two.

| task | there | here, at most | here | made of |
|---|---|---|---|---|
`

export const effortPage = (taken: Taken): string =>
  `${INTRODUCTION}${Object.entries(TASKS)
    .map(([key, task]) => row(task, taken[key as TaskKey] ?? []))
    .join('\n')}\n`

const row = ({ task, elsewhere, by, most }: Task, acts: readonly Act[]): string =>
  `| ${[task, elsewhere === undefined ? '–' : `${elsewhere} (${by})`, most, acts.length, madeOf(acts)].join(' | ')} |`

function madeOf(acts: readonly Act[]): string {
  const counts = ACTS.map((act) => [act, acts.filter((one) => one === act).length] as const)
  return counts
    .filter(([, count]) => count > 0)
    .map(([act, count]) => `${count} × ${act}`)
    .join(', ')
}
