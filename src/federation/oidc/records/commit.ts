/** The end of a unit of work: what the library wanted written is written, at once or not at all. */
import { type AuditEvent, browserInWords, record, recording } from '../../../audit/index.ts'
import type { Database, Tx } from '../../../base/database/database.ts'
import { type Write, writeTogether } from '../../../base/database/statements/statement.ts'
import type { Events } from '../../../base/events.ts'
import { addingOidcEntry, keepOidcState, startApplicationSession } from '../../../sign-in/index.ts'
import { revokeFamily } from './family.ts'
import { isLosable } from './record.ts'
import {
  addingRecords,
  addOnce,
  addRecords,
  dropping,
  dropRecords,
  putRecord,
  putting,
  spendRecord,
} from './records-store.ts'
import type { OfflineSession, Work } from './work.ts'

type CommitDeps = { db: Database; events: Events }

/** `spent`: somebody else was first. `replayed`: a client assertion came a second time. Then nothing was written. */
export type Outcome = 'written' | 'spent' | 'replayed'

/** Thrown to undo a transaction, and caught where it began. */
class Lost extends Error {
  override name = 'Lost'
  readonly outcome: Outcome

  constructor(outcome: Outcome) {
    super(outcome)
    this.outcome = outcome
  }
}

/**
 * Writes a unit of work. When the answer is an error (`good` is false), nothing is granted and nothing is spent, but
 * what was revoked stays revoked, and what was noted stays noted.
 */
export async function commitWork(deps: CommitDeps, work: Work, good: boolean): Promise<Outcome> {
  const { db } = deps
  try {
    if (!good) await writeRegardless(deps, work)
    else if (isPlain(work)) await writePlainly(db.kysely, work)
    else if (isOneStatement(work)) await writeTogether(db.kysely, writesOf(work))
    else await db.transaction((tx) => writeAll(deps, tx, work))
  } catch (error) {
    if (error instanceof Lost) return error.outcome
    throw error
  }
  return 'written'
}

/** Whether one statement is all that it takes, so that it needs no transaction around it. */
const isPlain = (work: Work): boolean =>
  !work.offline &&
  !work.authorized &&
  work.notes.length + work.revoked.size + work.drops.length + work.marks.length === 0 &&
  work.puts.length + (work.adds.length > 0 || work.spent ? 1 : 0) <= 1

async function writePlainly(tx: Tx, work: Work): Promise<void> {
  const { realm, adds, spent, now } = work
  for (const put of work.puts) await putRecord(tx, realm, put)
  if (spent) {
    if (!(await spendRecord(tx, { realm, spent, records: adds, now }))) throw new Lost('spent')
  } else await addRecords(tx, realm, adds, { lazily: adds.every(isLosable) })
}

/** Whether all of it can be written blindly: nothing is spent, and no further deed depends on what is found. */
const isOneStatement = (work: Work): boolean =>
  !work.offline && !work.spent && work.marks.length + work.revoked.size === 0 && work.puts.length <= 1

const writesOf = (work: Work): Write[] => [
  ...addingRecords(work.realm, work.adds),
  ...keeping(work),
  ...putting(work.realm, work.puts[0]),
  ...dropping(work.realm, work.drops),
  ...recording([...work.notes, ...signedIn(work)]),
]

async function writeAll(deps: CommitDeps, tx: Tx, work: Work): Promise<void> {
  await writeMarks(tx, work)
  const { realm, adds, spent, now } = work
  if (spent && !(await spendRecord(tx, { realm, spent, records: adds, now }))) throw new Lost('spent')
  if (!spent) await addRecords(tx, realm, adds, { lazily: false })
  if (work.offline) await startOffline(tx, work, work.offline)
  await writeTogether(tx, keeping(work))
  for (const put of work.puts) await putRecord(tx, realm, put)
  await writeRemovals(deps, tx, work)
  await record(tx, [...work.notes, ...signedIn(work)])
}

async function writeRegardless(deps: CommitDeps, work: Work): Promise<void> {
  if (work.notes.length + work.revoked.size + work.drops.length + work.marks.length === 0) return
  await deps.db.transaction(async (tx) => {
    await writeMarks(tx, work)
    await writeRemovals(deps, tx, work)
    await record(tx, work.notes)
  })
}

async function writeMarks(tx: Tx, { realm, marks }: Work): Promise<void> {
  for (const mark of marks) if (!(await addOnce(tx, realm, mark))) throw new Lost('replayed')
}

async function writeRemovals(deps: CommitDeps, tx: Tx, { realm, drops, revoked, reused, now }: Work): Promise<void> {
  const why = reused ? 'token-reused' : 'signed-out-by-application'
  await dropRecords(tx, realm, drops)
  for (const grantId of revoked) await revokeFamily(deps, tx, { realm, grantId, why, now })
}

async function startOffline(tx: Tx, { realm, now }: Work, offline: OfflineSession): Promise<void> {
  const { id, from, client, application, expiresAt, authorization } = offline
  await startApplicationSession(tx, {
    ...{
      id,
      realm,
      account: from.account,
      application,
      expiresAt,
      acr: from.acr,
      amr: from.amr,
      authTime: from.authTime,
    },
    // The exchange comes from the application's own server: its address would tell a person nothing.
    visit: { now, address: undefined, userAgent: '' },
  })
  await keepOidcState(tx, id, { authorizations: { [client]: authorization } })
}

function keeping({ authorized }: Work): Write[] {
  if (!authorized) return []
  const { session, client, authorization } = authorized
  // Two tabs at once come to the same authorization: the first is kept.
  const entry = { part: 'authorizations', key: client, value: authorization, unless: 'grantId' }
  return [addingOidcEntry({ session: session.id, ...entry })]
}

function signedIn({ authorized, visit, realm, now }: Work): AuditEvent[] {
  if (!authorized) return []
  const { session, application, scope } = authorized
  const { address, userAgent } = visit?.request.visit ?? {}
  const browser = userAgent === undefined ? undefined : browserInWords(userAgent)
  return [
    {
      ...{ at: now, what: 'application.signed-in', actor: 'person', person: session.person, account: session.account },
      ...{ realm, application, address, browser, details: { scopes: scope } },
    } as const,
  ]
}
