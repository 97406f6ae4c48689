/** Where activation ends: the first password is set, and with it the account becomes active. */
import { record } from '../../../../audit/index.ts'
import type { Tx } from '../../../../base/database/database.ts'
import type { Instant } from '../../../../base/time/instant.ts'
import { spendInitialPassword, spendMailedCode, storePassword } from '../../../../methods/index.ts'
import { type Account, markActivated } from '../../../../people/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { aboutAccount, lineOf } from '../../../signed-in/audit-line.ts'
import { tellPerson } from '../../../signed-in/tell.ts'
import type { Doing, Runs } from '../../choosing/run.ts'
import { activations } from '../flow-store.ts'
import { type Effect, type Proof, type State, step } from '../step.ts'
import { openCode, wordFor } from './proof-at-rest.ts'
import { PURPOSE } from './prove.ts'
import type { NoWay } from './refusal.ts'

export const activationRuns: Runs<State, Effect, NoWay> = {
  store: activations,
  expired: { refusal: 'activation-expired' },
  elsewhere: { refusal: 'activation-elsewhere' },
  spent: { refusal: 'activation-code-spent' },
  waits: 'invited',
  step,
  carryOut,
}

/** False when what was given at registration can no longer be spent. */
async function carryOut(
  deps: SelfServiceDeps,
  tx: Tx,
  { effect, flow, account, hashed, visit }: Doing<Effect>,
): Promise<boolean> {
  const { id, realm } = account
  const { now } = visit
  switch (effect.do) {
    case 'spend':
      return spend(deps, tx, { flow, proof: effect.proof, account, now })
    case 'set-password':
      await storePassword(tx, { account: id, hashed, now })
      break
    case 'activate':
      await markActivated(tx, { account: id, now })
      await deps.events.publish(tx, 'account.activated', { account: id, realm, at: now })
      break
    case 'tell':
      await record(tx, [
        lineOf(visit, aboutAccount(account), { what: 'password.set' }),
        lineOf(visit, aboutAccount(account), { what: 'account.activated', details: { by: wordFor(effect.by) } }),
      ])
      await tellPerson(deps, tx, { account, visit, news: { template: 'account-activated' } })
      break
  }
  return true
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
