/** One flow measured at several servers in turn, so that what the machine does meanwhile falls on all of them alike. */
import { setTimeout as wait } from 'node:timers/promises'
import { closedRound, type Round } from '../load/closed.ts'
import { median } from '../machine/median.ts'
import type { Postgresql } from '../subjects/postgresql.ts'
import type { Subject } from '../subjects/subject.ts'
import { FLOWS, type FlowId, type Worker } from './flows.ts'

export type Pace = { rounds: number; seconds: number; warmUp: number; most: number; workers: number }

export type Measured = {
  rate: number
  rounds: number[]
  operations: number
  wall: number
  serverCpu: number
  postgresqlCpu: number
}

const CATCH_BREATH = 400

type Site = { subject: Subject; postgresql: Postgresql }
type Bench = { subject: Subject; workers: Worker[]; rounds: (Round & { serverCpu: number; postgresqlCpu: number })[] }

/** What each subject does in this flow; the subjects that are not at work are held still. */
export async function measureFlow(
  flow: FlowId,
  subjects: readonly Subject[],
  { pace, postgresql }: { pace: Pace; postgresql: Postgresql },
): Promise<Measured[]> {
  const benches: Bench[] = []
  for (const subject of subjects) benches.push(await alone(subject, () => prepare(flow, subject, pace)))
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const bench of benches) {
      await alone(bench.subject, async () =>
        bench.rounds.push(await oneRound({ ...bench, postgresql }, bench.workers, pace)),
      )
    }
  }
  return benches.map(summary)
}

async function prepare(flow: FlowId, subject: Subject, pace: Pace): Promise<Bench> {
  const workers = await Promise.all(Array.from({ length: pace.workers }, () => FLOWS[flow](subject)))
  // Compiled code, counted rows and cached plans are what a server has that has been up for a minute.
  const operations = workers.map(({ operation }) => operation)
  await closedRound(operations, { seconds: pace.warmUp / 2, most: pace.most })
  await subject.settle()
  await closedRound(operations, { seconds: pace.warmUp / 2, most: pace.most })
  hangUp(workers)
  return { subject, workers, rounds: [] }
}

/** A server that is held still for longer than it keeps connections would close them just when they are used again. */
const hangUp = (workers: readonly Worker[]): void => {
  for (const worker of workers) worker.close()
}

async function oneRound(
  { subject, postgresql }: Site,
  workers: readonly Worker[],
  pace: Pace,
): Promise<Bench['rounds'][number]> {
  const before = { server: subject.cpu(), postgresql: postgresql.cpu() }
  const round = await closedRound(
    workers.map(({ operation }) => operation),
    pace,
  )
  hangUp(workers)
  return { ...round, serverCpu: subject.cpu() - before.server, postgresqlCpu: postgresql.cpu() - before.postgresql }
}

/** Lets one subject run for as long as the work takes. A moment first: a server that was held still finds itself late. */
export async function alone<T>(subject: Subject, work: () => Promise<T>): Promise<T> {
  subject.hold(false)
  await wait(CATCH_BREATH)
  try {
    return await work()
  } finally {
    subject.hold(true)
  }
}

function summary({ rounds }: Bench): Measured {
  const total = (of: (round: Bench['rounds'][number]) => number) => rounds.reduce((sum, round) => sum + of(round), 0)
  return {
    rate: median(rounds.map(({ rate }) => rate)),
    rounds: rounds.map(({ rate }) => rate),
    operations: total(({ operations }) => operations),
    wall: total(({ seconds }) => seconds),
    serverCpu: total(({ serverCpu }) => serverCpu),
    postgresqlCpu: total(({ postgresqlCpu }) => postgresqlCpu),
  }
}
