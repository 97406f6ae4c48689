/** The order of a run: the machine, the rates side by side, the crowd, the million, and what needs no load. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describeMachine, type Machine, machineRates } from './machine/machine.ts'
import { type Options, SMALL } from './options.ts'
import { authenticatorRows } from './rows/authenticator/rows.ts'
import type { FlowId } from './rows/flows.ts'
import { keyRow } from './rows/key.ts'
import { alone, type Measured, measureFlow } from './rows/measure.ts'
import { overloadRows } from './rows/overload.ts'
import { pageRows } from './rows/page.ts'
import { policyRow } from './rows/policy.ts'
import { largeRow, rateRow } from './rows/rates.ts'
import type { Repeated, Row } from './rows/row.ts'
import { startRows } from './rows/start.ts'
import { unknownNameRow } from './rows/unknown-name.ts'
import { openPostgresql, type Postgresql } from './subjects/postgresql.ts'
import { startProduct } from './subjects/product.ts'
import { startReference } from './subjects/reference.ts'
import type { Subject } from './subjects/subject.ts'

/** Sign-ins last: by then the server has compiled what they have in common with the others. */
const FLOWS: readonly FlowId[] = [
  'code-flow',
  'client-credentials',
  'refresh',
  'introspection',
  'userinfo',
  'passkey-sign-in',
  'approval-sign-in',
  'password-sign-in',
]
const CROWD = ['overload-served', 'overload-p95', 'overload-shed', 'overload-other-pages', 'memory']
const PAGE = ['sign-in-page-bytes', 'sign-in-page-requests', 'sign-in-page-fonts']
const STARTS = ['start-existing', 'start-fresh']

export type Say = (what: string) => void

/** Measures the wished rows; `folder` is ours alone and empty. */
export async function run(options: Options, folder: string, say: Say): Promise<{ machine: Machine; rows: Row[] }> {
  const wants = (ids: readonly string[]) => ids.some((id) => options.only?.has(id) ?? true)
  say('rates of the machine')
  const rates = await machineRates(options.ratesFor)
  const policy = wants(['policy-decision']) ? [policyRow()] : []
  const keys = wants(['webauthn-verify']) ? [await keyRow()] : []
  const starts = wants(STARTS) ? await startRows(options.starts) : []
  const postgresql = await openPostgresql(join(folder, 'postgresql'))
  try {
    const rows = await withSubjects({ options, folder, postgresql, say, wants, argon2id: rates.argon2id })
    const app = await authenticatorRows({ options, folder, postgresql, say, wants })
    const all = [...rows, ...app, ...policy, ...keys, ...starts]
    return {
      machine: describeMachine(postgresql.version, rates),
      rows: options.only ? all.filter(({ id }) => options.only?.has(id)) : all,
    }
  } finally {
    await postgresql.stop()
  }
}

type Course = {
  options: Options
  folder: string
  postgresql: Postgresql
  say: Say
  wants: (ids: readonly string[]) => boolean
  argon2id: number
}

async function withSubjects(course: Course): Promise<Row[]> {
  const { options, folder, postgresql, say, wants } = course
  const flows = FLOWS.filter((id) => wants([id, `${id}-1m`]) || (id === 'password-sign-in' && wants(CROWD)))
  if (flows.length === 0 && !wants(PAGE) && !wants(['unknown-name-time'])) return []
  say('starting the server')
  const wish = { postgresql, profile: options.profile }
  const ours = await startProduct({ ...wish, name: 'small', folder: join(folder, 'small'), accounts: SMALL })
  ours.hold(true)
  const reference = flows.length > 0 ? await startReference(SMALL) : undefined
  reference?.hold(true)
  const large = flows.some((id) => wants([`${id}-1m`])) ? await startLarge(course) : undefined
  await postgresql.settle()
  try {
    return await measureAll(course, { ours, reference, large, flows })
  } finally {
    for (const subject of [ours, reference, large]) await subject?.end()
  }
}

async function startLarge({ options, folder, postgresql, say }: Course): Promise<Subject> {
  say(`starting a second server, with ${options.large.toLocaleString('en')} accounts`)
  const large = await startProduct({
    postgresql,
    name: 'large',
    folder: join(folder, 'large'),
    accounts: options.large,
  })
  large.hold(true)
  return large
}

type Subjects = { ours: Subject; reference: Subject | undefined; large: Subject | undefined; flows: readonly FlowId[] }

async function measureAll(course: Course, { ours, reference, large, flows }: Subjects): Promise<Row[]> {
  const { options, postgresql, say, wants, argon2id } = course
  const rows: Row[] = []
  const repeated: Row[] = []
  let capacity = 0
  for (const id of flows) {
    say(id)
    const twice = isRepeated(id) && wants([`${id}-1m`]) ? id : undefined
    // The bare library knows neither passkeys nor phones.
    const beside = isOursAlone(id) ? undefined : reference
    const subjects = [ours, ...(beside ? [beside] : []), ...(twice && large ? [large] : [])]
    const warmUp = options.pace.warmUp * (isSignIn(id) ? 2 : 1)
    const measured = await measureFlow(id, subjects, { pace: { ...options.pace, warmUp }, postgresql })
    const [mine, ...others] = measured as [Measured, ...(Measured | undefined)[]]
    const [theirs, million] = beside ? others : [undefined, ...others]
    if (id === 'password-sign-in') capacity = mine.rate
    rows.push(rateRow(id, { mine, theirs, argon2id }))
    if (twice && million) repeated.push(largeRow(twice, { mine, million }))
  }
  if (wants(['unknown-name-time'])) rows.push(await alone(ours, () => unknownNameRow(ours, options.namePairs)))
  if (wants(PAGE)) rows.push(...(await alone(ours, () => pageRows(ours))))
  if (wants(CROWD)) {
    say('overload')
    rows.push(...(await alone(ours, () => overloadRows(ours, { capacity, seconds: options.crowdFor, postgresql }))))
  }
  return [...rows, ...repeated]
}

const isOursAlone = (id: FlowId): boolean => id === 'passkey-sign-in' || id === 'approval-sign-in'
const isSignIn = (id: FlowId): boolean => id === 'password-sign-in' || isOursAlone(id)
const isRepeated = (id: FlowId): id is Repeated => id !== 'client-credentials' && !isOursAlone(id)

/** Removes what a run left, however it ended. */
export const tidyUp = (folder: string): void => rmSync(folder, { recursive: true, force: true })
