/** Where activation ends: the first password is set, and with it the account becomes active. */
import { record } from '../../../../audit/index.ts'
import { sameBytes } from '../../../../base/crypto/same.ts'
import { tokenHash } from '../../../../base/crypto/token-hash.ts'
import type { Tx } from '../../../../base/database/database.ts'
import type { Instant } from '../../../../base/time/instant.ts'
import type { Visit } from '../../../../base/web/visit.ts'
import { type HashedPassword, spendInitialPassword, spendMailedCode, storePassword } from '../../../../methods/index.ts'
import { type Account, findAccount, lockAccount, markActivated } from '../../../../people/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { aboutAccount, lineOf } from '../../../signed-in/audit-line.ts'
import { tellPerson } from '../../../signed-in/tell.ts'
import { acceptPassword } from '../../choosing/accept-password.ts'
import type { ChooseRefusal, Choosing, Finished } from '../../choosing/way.ts'
import { findActivation, type Held, lockActivation, saveActivation } from '../flow-store.ts'
import { type Proof, step } from '../step.ts'
import { openCode, wordFor } from './proof-at-rest.ts'
import { PURPOSE } from './prove.ts'
import type { NoWay } from './refusal.ts'

/** The run as its page shows it, for the browser that began it. */
export async function findChoosing(
  deps: SelfServiceDeps,
  flow: string,
  visit: Visit,
): Promise<Choosing | Finished | NoWay> {
  const { kysely } = deps.db
  const held = await findActivation(kysely, flow, visit.now)
  const no = barrierOf(held, visit)
  if (no || !held || held.state.at === 'asking') return no ?? { refusal: 'activation-expired' }
  const account = await findAccount(kysely, held.state.account)
  if (account && held.state.at === 'active') return { finished: account }
  return account?.status === 'invited' ? { flow, account } : { refusal: 'activation-code-spent' }
}

function barrierOf(held: Held | undefined, { browser, now }: Visit): NoWay | undefined {
  if (!held) return { refusal: 'activation-expired' }
  // A link to a run that is under way opens nothing in another browser (CVE-2026-18963).
  if (!sameBytes(held.browser, tokenHash(browser))) return { refusal: 'activation-elsewhere' }
  const late = held.state.at === 'choosing' && now >= held.state.until
  return late ? { refusal: 'activation-expired' } : undefined
}

type Asked = { choosing: Choosing; typed: string; visit: Visit }

/** Sets the first password, spends what was given at registration and makes the account active: all of it, or nothing. */
export async function choosePassword(
  deps: SelfServiceDeps,
  { choosing, typed, visit }: Asked,
): Promise<{ set: Account } | { mend: ChooseRefusal } | Finished | NoWay> {
  const accepted = await acceptPassword(deps, { account: choosing.account, typed })
  if ('mend' in accepted) return accepted
  const { hashed } = accepted
  return deps.db.transaction((tx) => activate(deps, tx, { flow: choosing.flow, hashed, visit }))
}

type Activating = { flow: string; hashed: HashedPassword; visit: Visit }

async function activate(
  deps: SelfServiceDeps,
  tx: Tx,
  { flow, hashed, visit }: Activating,
): Promise<{ set: Account } | Finished | NoWay> {
  const { now } = visit
  const here = (await lockActivation(tx, flow, now))?.state
  if (!here || here.at === 'asking') return { refusal: 'activation-expired' }
  const account = await lockAccount(tx, here.account)
  if (here.at === 'active') return account ? { finished: account } : { refusal: 'activation-expired' }
  const { state, effects, refusal } = step(here, { did: 'choose', verdict: 'accepted' }, { now })
  if (refusal) return { refusal: 'activation-expired' }
  // Closed, or made active by another run meanwhile: its row is locked, so that this holds till the end.
  if (account?.status !== 'invited') return { refusal: 'activation-code-spent' }
  for (const effect of effects) {
    const spent = effect.do !== 'spend' || (await spend(deps, tx, { flow, proof: effect.proof, account, now }))
    if (!spent) return { refusal: 'activation-code-spent' }
    if (effect.do === 'set-password') await storePassword(tx, { account: account.id, hashed, now })
    if (effect.do === 'activate') await markActivated(tx, { account: account.id, now })
  }
  await saveActivation(tx, flow, state)
  await tell(deps, tx, { account, visit, by: here.proof.by })
  return { set: account }
}

type Spending = { flow: string; proof: Proof; account: Account; now: Instant }

/** Of any number at once one wins (CVE-2022-23555): each way is spent by one conditional update. */
async function spend(deps: SelfServiceDeps, tx: Tx, { flow, proof, account, now }: Spending): Promise<boolean> {
  const { id } = account
  if (proof.by === 'initial-password') return spendInitialPassword(tx, id, now)
  const code = openCode(deps, flow, proof.code)
  const spent = await spendMailedCode(tx, { code, account: id, purpose: PURPOSE, now })
  // Who came by a mailed link leaves no initial password behind: it would open the account again once it is reopened.
  if (spent) await spendInitialPassword(tx, id, now)
  return spent
}

type Told = { account: Account; visit: Visit; by: Proof['by'] }

async function tell(deps: SelfServiceDeps, tx: Tx, { account, visit, by }: Told): Promise<void> {
  const about = aboutAccount(account)
  await deps.events.publish(tx, 'account.activated', { account: account.id, realm: account.realm, at: visit.now })
  await record(tx, [
    lineOf(visit, about, { what: 'password.set' }),
    lineOf(visit, about, { what: 'account.activated', details: { by: wordFor(by) } }),
  ])
  await tellPerson(deps, tx, { account, visit, news: { template: 'account-activated' } })
}
