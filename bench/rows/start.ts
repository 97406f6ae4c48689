/** How long `npm start` takes to the first answer: with a data folder that is there, and in an empty one. */
import { type ChildProcess, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '../../src/base/root.ts'
import { Connection } from '../load/connection.ts'
import { spawnUnbound } from '../machine/cores.ts'
import { median } from '../machine/median.ts'
import { campusIn, cleanEnvironment, freePort } from '../subjects/product.ts'
import { endGroup, keepTrack } from '../subjects/running.ts'
import type { Row } from './row.ts'

const TARGETS = { 'start-fresh': 8, 'start-existing': 2.5 } as const
const PATIENCE = 60_000

/** Starts on a fresh folder and then on the same one, as often as there are rounds. On all cores, as at an operator's. */
export async function startRows(rounds: number): Promise<Row[]> {
  if (spawnSync('npm', ['--version'], { stdio: 'ignore' }).status !== 0) throw new Error('npm is not there')
  const took = { 'start-fresh': [] as number[], 'start-existing': [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'sleutelbos-bench-start-'))
    took['start-fresh'].push(await startOnce(folder))
    took['start-existing'].push(await startOnce(folder))
    rmSync(folder, { recursive: true, force: true })
  }
  return (['start-existing', 'start-fresh'] as const).map((id) => {
    const ours = median(took[id])
    return {
      id,
      unit: 's, npm start to the first 200',
      ours,
      target: `≤ ${TARGETS[id]}`,
      met: ours <= TARGETS[id],
      rounds: { ours: took[id] },
    }
  })
}

async function startOnce(folder: string): Promise<number> {
  const port = await freePort()
  const env = { ...cleanEnvironment(), ...campusIn(folder), PORT: String(port) }
  const begun = performance.now()
  const child = keepTrack(
    spawnUnbound('npm', ['start'], { cwd: packageRoot(), env, stdio: 'ignore', detached: true }),
    { group: true },
  )
  await untilAnswered(port, child)
  const took = (performance.now() - begun) / 1000
  await endGroup(child)
  return took
}

async function untilAnswered(port: number, child: ChildProcess): Promise<void> {
  for (const late = performance.now() + PATIENCE; performance.now() < late && child.exitCode === null; await wait(10)) {
    const connection = new Connection(port)
    const answer = await connection.send({ path: '/readyz' }).catch(() => undefined)
    connection.close()
    if (answer?.status === 200) return
  }
  throw new Error('npm start did not come up')
}
