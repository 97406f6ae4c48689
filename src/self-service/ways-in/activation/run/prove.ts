/** Where activation begins: an initial password or a mailed code is proved, and a run is opened for this browser. */
import { record } from '../../../../audit/index.ts'
import { tokenHash } from '../../../../base/crypto/token-hash.ts'
import { newId } from '../../../../base/ids.ts'
import { HOUR, type Instant } from '../../../../base/time/instant.ts'
import type { Visit } from '../../../../base/web/visit.ts'
import { findRealm, type Realm } from '../../../../campus/index.ts'
import { checkInitialPassword, findMailedCode } from '../../../../methods/index.ts'
import { type Account, findAccount, findAccountByName } from '../../../../people/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { aboutAccount, lineOf } from '../../../signed-in/audit-line.ts'
import { tellPerson } from '../../../signed-in/tell.ts'
import { activations } from '../flow-store.ts'
import { type Proof, start, step } from '../step.ts'
import { sealProof, wordFor } from './proof-at-rest.ts'
import type { BeginRefusal, NoWay } from './refusal.ts'

/** The purpose of the mailed codes that open an activation. */
export const PURPOSE = 'activation'

/** Longer than any sign-in name of ours. */
const LONGEST_NAME = 320

/** How long a run is kept; the step itself allows less. */
const KEPT = HOUR

export type Begun = { flow: string }

/** Begins with a sign-in name and the initial password. */
export async function beginWithPassword(
  deps: SelfServiceDeps,
  { name, typed, visit }: { name: string; typed: string; visit: Visit },
): Promise<Begun | BeginRefusal> {
  if (name.length > LONGEST_NAME) return { refusal: 'name-too-long' }
  const found = findRealm(deps.campus, name)
  if (!found) return { refusal: 'no-such-name-form' }
  const { realm, name: nameKey, kind } = found
  if (kind === 'temporary') return { refusal: 'temporary-account' }
  if (typed === '') return { refusal: 'initial-password-empty' }
  const account = await findAccountByName(deps.db.kysely, realm.key, nameKey)
  const checked = await checkInitialPassword(deps, { realm, nameKey, account, typed, from: visit, now: visit.now })
  if (checked.verdict === 'slowed') return { refusal: 'guessing-slowed', retryAfter: checked.retryAfter }
  if (checked.verdict === 'right' && account) return begin(deps, visit, { account, proof: { by: 'initial-password' } })
  const missed = checked.verdict === 'right' ? ({ verdict: 'wrong', left: 0 } as const) : checked
  await noteMissed(deps, visit, { realm, account, missed })
  switch (missed.verdict) {
    case 'locked':
      return { refusal: 'activation-locked', until: missed.until }
    case 'disabled':
      return { refusal: 'method-disabled' }
    case 'wrong':
      return { refusal: 'activation-failed', left: missed.left }
  }
}

/** Begins with the code of a mailed link. Nothing is spent: looking at a link changes nothing. */
export async function beginWithCode(
  deps: SelfServiceDeps,
  { code, visit }: { code: string; visit: Visit },
): Promise<Begun | NoWay> {
  const found = await findMailedCode(deps.db.kysely, { code, purpose: PURPOSE, now: visit.now })
  const account = found && (await findAccount(deps.db.kysely, found.account))
  if (account?.status !== 'invited') return { refusal: 'activation-code-spent' }
  return begin(deps, visit, { account, proof: { by: 'code', code } })
}

type Proved = { account: Account; proof: Proof }

async function begin(deps: SelfServiceDeps, visit: Visit, { account, proof }: Proved): Promise<Begun> {
  const { now } = visit
  const flow = newId(now)
  const event = { did: 'prove', account: account.id, proof: sealProof(deps, flow, proof) } as const
  const { state } = step(start, event, { now })
  await deps.db.transaction(async (tx) => {
    await activations.add(tx, { id: flow, browser: tokenHash(visit.browser), state, now, until: now + KEPT })
    await record(
      tx,
      lineOf(visit, aboutAccount(account), { what: 'activation.started', details: { by: wordFor(proof.by) } }),
    )
  })
  return { flow }
}

type Missed = { verdict: 'wrong' | 'disabled' } | { verdict: 'locked'; until: Instant; fresh: boolean }

/** A name that no account has is written down too, without the name: to keep nothing of it would take less time. */
async function noteMissed(
  deps: SelfServiceDeps,
  visit: Visit,
  { realm, account, missed }: { realm: Realm; account: Account | undefined; missed: Missed },
): Promise<void> {
  // In a lock that stands, nothing is looked at.
  if (missed.verdict === 'locked' && !missed.fresh) return
  const until = missed.verdict === 'locked' ? missed.until : undefined
  const about = account ? aboutAccount(account) : { realm: realm.key }
  await deps.db.transaction(async (tx) => {
    const failed = lineOf(visit, about, { what: 'initial-password.failed' })
    if (until === undefined) return record(tx, failed)
    await record(tx, [failed, lineOf(visit, about, { what: 'initial-password.locked', details: { until } })])
    if (account?.status === 'invited') {
      await tellPerson(deps, tx, { account, visit, news: { template: 'initial-password-locked', until } })
    }
  })
}
