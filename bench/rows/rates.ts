/** Rows of the report from what was measured, and what each is held against. */
import type { FlowId } from './flows.ts'
import type { Measured } from './measure.ts'
import { type Cpu, RATE, type Repeated, type Row } from './row.ts'

/** The least share of the reference; password sign-in is held against the machine instead. */
const OF_REFERENCE: Record<Exclude<FlowId, 'password-sign-in' | keyof typeof AT_LEAST>, number> = {
  'code-flow': 0.8,
  'client-credentials': 1,
  refresh: 0.8,
  introspection: 1,
  userinfo: 1,
}
const OF_ARGON2ID = 0.75
const OF_SMALL = 0.9
/** A second and core, through the whole flow. */
const AT_LEAST = { 'passkey-sign-in': 200, 'approval-sign-in': 300 } as const
const isAbsolute = (id: FlowId): id is keyof typeof AT_LEAST => Object.hasOwn(AT_LEAST, id)

export function rateRow(
  id: FlowId,
  { mine, theirs, argon2id }: { mine: Measured; theirs: Measured | undefined; argon2id: number },
): Row {
  const shared = {
    id,
    unit: RATE,
    ours: mine.rate,
    reference: theirs?.rate,
    cpu: cpuOf(mine, theirs),
    rounds: { ours: mine.rounds, reference: theirs?.rounds },
  }
  if (id === 'approval-sign-in') return approvalRow(shared, mine)
  if (isAbsolute(id)) return { ...shared, target: `≥ ${AT_LEAST[id]}`, met: mine.rate >= AT_LEAST[id] }
  if (id === 'password-sign-in') {
    const ratio = mine.rate / argon2id
    return { ...shared, limit: argon2id, ratio, target: `≥ ${OF_ARGON2ID} of limit`, met: ratio >= OF_ARGON2ID }
  }
  const ratio = mine.rate / (theirs?.rate ?? Number.NaN)
  return { ...shared, ratio, target: `≥ ${OF_REFERENCE[id].toFixed(1)} of reference`, met: ratio >= OF_REFERENCE[id] }
}

/**
 * What phones sign and encrypt costs more than what the server does with it, and can be done by nobody ahead: it answers
 * what the server has just thought of. So this row is not held back by the load, and counts the server's own time.
 */
function approvalRow(shared: Omit<Row, 'target' | 'met'>, mine: Measured): Row {
  const ours = mine.operations / mine.serverCpu
  const target = AT_LEAST['approval-sign-in']
  const note = `a second of the server's core; with the phones on the load's core, ${mine.rate.toFixed(0)} a second by the clock`
  return { ...shared, ours, target: `≥ ${target}`, met: ours >= target, note }
}

/** The same flow among a million accounts, against our own figure among a thousand. */
export function largeRow(id: Repeated, { mine, million }: { mine: Measured; million: Measured }): Row {
  const ratio = million.rate / mine.rate
  return {
    ...{ id: `${id}-1m`, unit: RATE, ours: million.rate, reference: mine.rate, ratio },
    ...{ target: `≥ ${OF_SMALL} of ours with 1,000`, met: ratio >= OF_SMALL },
    ...{ cpu: cpuOf(million), rounds: { ours: million.rounds, reference: mine.rounds } },
  }
}

function cpuOf(mine: Measured, theirs?: Measured): Cpu {
  return {
    operations: mine.operations,
    serverSeconds: mine.serverCpu,
    postgresqlSeconds: mine.postgresqlCpu,
    // Of the reference's own operations, brought to as many as ours were.
    referenceSeconds: theirs && (theirs.serverCpu / theirs.operations) * mine.operations,
    wallSeconds: mine.wall,
  }
}
