/** A file of people is imported, all of it or nothing, in one transaction. */
import type { Readable } from 'node:stream'
import { record } from '../../audit/index.ts'
import type { Keyring } from '../../base/crypto/keyring.ts'
import { type Bulk, bulkTransaction } from '../../base/database/bulk.ts'
import type { Database, Tx } from '../../base/database/database.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Campus } from '../../campus/index.ts'
import { type EnrolmentChanges, mergeEnrolments, queueInvitations } from '../../lifecycle/index.ts'
import { receiveInitialPasswords } from '../../methods/index.ts'
import {
  accountsToInvite,
  findSharedNationalNumbers,
  intakeIsTaken,
  linesWithoutWayIn,
  lockIntake,
  mergePeople,
  newAccounts,
  type PeopleChanges,
} from '../../people/index.ts'
import { type FaultList, faultList, type ImportFault, type ImportWarning } from '../people-file/fault.ts'
import { type Header, warningsOfHeader } from '../people-file/header.ts'
import { addConflicts } from './conflicts.ts'
import { readingOf } from './reading.ts'
import { stageFile } from './stage-file.ts'

export type ImportDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly campus: Campus
  readonly keyring: Keyring
}

export type ImportAsk = {
  /** The file, as bytes. */
  readonly bytes: Readable
  /** What the audit calls the file. */
  readonly name: string
  /** Find out what would change, and change nothing. */
  readonly dryRun: boolean
  /** Told where it is; `lines` so far while reading. */
  readonly onProgress?: (at: ImportStep, lines: number) => void
}

/** `waiting`: another import runs, and this one begins when that one ends. */
export type ImportStep = 'waiting' | 'reading' | 'checking' | 'writing'

export type ImportChanges = PeopleChanges &
  EnrolmentChanges & {
    readonly initialPasswordsGiven: number
    readonly invitations: number
  }

export type ImportResult =
  | {
      readonly outcome: 'imported' | 'previewed'
      readonly lines: number
      readonly changes: ImportChanges
      readonly warnings: readonly ImportWarning[]
    }
  /** `faults` are the first thousand of `count`. */
  | { readonly outcome: 'refused'; readonly faults: readonly ImportFault[]; readonly count: number }

/** Imports a file of people. Throws when the file cannot be read; whatever is wrong inside it is a refusal. */
export async function importPeople(deps: ImportDeps, ask: ImportAsk): Promise<ImportResult> {
  const { result } = await bulkTransaction(deps.db, async (bulk) => {
    const result = await importIn(deps, bulk, ask)
    return { result, keep: result.outcome === 'imported' }
  })
  return result
}

async function importIn(deps: ImportDeps, bulk: Bulk, ask: ImportAsk): Promise<ImportResult> {
  const { tx } = bulk
  const { bytes, dryRun, onProgress = () => undefined } = ask
  if (await intakeIsTaken(tx)) onProgress('waiting', 0)
  // One import at a time: two that ran side by side could each think that they add the same person.
  await lockIntake(tx)
  const now = deps.clock.now()
  const reading = readingOf(deps.campus, now)
  const faults = faultList()
  const onLines = (count: number) => onProgress('reading', count)
  const { header, lines } = await stageFile(deps, bulk, { bytes, reading, faults, now, onLines })
  onProgress('checking', lines)
  if (header && !header.hopeless) await addConflicts(tx, { header, faults })
  if (header === undefined || faults.count > 0) return refused(faults)
  onProgress('writing', lines)
  const warnings = [...warningsOfHeader(header, deps.campus), ...(await sharedNumbers(tx))]
  const { changes, invited } = await merge(tx, header, now)
  warnings.push(...(await withoutWayIn(tx)))
  if (dryRun) return { outcome: 'previewed', lines, changes, warnings }
  await queueInvitations(tx, invited, now)
  await recordImport(tx, { name: ask.name, lines, changes, now })
  return { outcome: 'imported', lines, changes, warnings }
}

const refused = (faults: FaultList): ImportResult => ({
  outcome: 'refused',
  faults: faults.told(),
  count: faults.count,
})

async function merge(tx: Tx, { places }: Header, now: Instant): Promise<{ changes: ImportChanges; invited: string[] }> {
  const has = (column: string) => places.has(column)
  const people = await mergePeople(tx, {
    now,
    given: {
      birthDate: has('birth_date'),
      nationalNumber: has('national_number'),
      language: has('language'),
      mail: has('personal_email'),
      phone: has('phone'),
    },
  })
  const enrolments = await mergeEnrolments(tx, {
    now,
    given: {
      institution: has('institution'),
      programme: has('programme'),
      campus: has('campus'),
      secondReminderDate: has('second_reminder_date'),
    },
  })
  const initialPasswordsGiven = await receiveInitialPasswords(tx, now)
  const invited = await accountsToInvite(tx)
  return { changes: { ...people, ...enrolments, initialPasswordsGiven, invitations: invited.length }, invited }
}

async function sharedNumbers(tx: Tx): Promise<ImportWarning[]> {
  const shared = await findSharedNationalNumbers(tx)
  return shared.map(({ line, other }) => ({ line, key: 'shared-national-number', values: { other } }))
}

async function withoutWayIn(tx: Tx): Promise<ImportWarning[]> {
  const lines = await linesWithoutWayIn(tx)
  return lines.map(({ line, name }) => ({ line, key: 'no-way-in', values: { name } }))
}

async function recordImport(
  tx: Tx,
  { name, lines, changes, now }: { name: string; lines: number; changes: ImportChanges; now: Instant },
): Promise<void> {
  for await (const page of newAccounts(tx))
    await record(
      tx,
      page.map(({ id, person, realm }) => ({
        at: now,
        what: 'account.created',
        actor: 'command',
        person,
        account: id,
        realm,
      })),
    )
  const counts = Object.fromEntries(
    Object.entries(changes).map(([kind, change]) => [kind, typeof change === 'number' ? change : change.count]),
  )
  await record(tx, { at: now, what: 'people.imported', actor: 'command', details: { file: name, lines, counts } })
}
