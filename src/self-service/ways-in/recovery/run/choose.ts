/** Where recovery ends: a new password is set, and whoever was signed in with the old one no longer is. */
import { record } from '../../../../audit/index.ts'
import type { Tx } from '../../../../base/database/database.ts'
import type { Instant } from '../../../../base/time/instant.ts'
import { endLock, findMailedCode, spendMailedCode, storePassword } from '../../../../methods/index.ts'
import type { Account } from '../../../../people/index.ts'
import { revokeKnownBrowsers } from '../../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { aboutAccount, lineOf } from '../../../signed-in/audit-line.ts'
import { tellEverywhere } from '../../../signed-in/tell.ts'
import type { Doing, Runs } from '../../choosing/run.ts'
import { recoveries } from '../flow-store.ts'
import { type Effect, type State, step } from '../step.ts'
import { mayRecover, openCode, PURPOSE } from './prove.ts'
import type { NoWay } from './refusal.ts'

export const recoveryRuns: Runs<State, Effect, NoWay> = {
  store: recoveries,
  expired: { refusal: 'recovery-expired' },
  elsewhere: { refusal: 'recovery-elsewhere' },
  spent: { refusal: 'recovery-code-spent' },
  waits: 'active',
  step,
  carryOut,
}

/** False when the code can no longer be spent. */
async function carryOut(
  deps: SelfServiceDeps,
  tx: Tx,
  { effect, flow, account, hashed, visit }: Doing<Effect>,
): Promise<boolean> {
  const { now } = visit
  const { id, realm } = account
  switch (effect.do) {
    case 'spend':
      return spend(tx, { code: openCode(deps, flow, effect.code), account, now })
    case 'set-password':
      await storePassword(tx, { account: id, hashed, now })
      break
    case 'end-lock':
      await endLock(tx, id)
      break
    case 'sign-out-everywhere':
      await revokeKnownBrowsers(tx, id, now)
      // Sessions end, and sign-ins that were parked after the old password, in this transaction.
      await deps.events.publish(tx, 'password.changed', { account: id, realm, at: now })
      break
    case 'tell':
      await record(
        tx,
        lineOf(visit, aboutAccount(account), { what: 'password.recovered', details: { by: 'mailed-code' } }),
      )
      await tellEverywhere(deps, tx, { account, visit, news: { template: 'password-recovered' } })
      break
    case 'mail':
      break
  }
  return true
}

type Spending = { code: string; account: Account; now: Instant }

/** Of any number at once one wins (CVE-2022-23555); an address that was removed meanwhile opens nothing. */
async function spend(tx: Tx, { code, account, now }: Spending): Promise<boolean> {
  const found = await findMailedCode(tx, { code, purpose: PURPOSE, now })
  if (found?.account !== account.id || !(await mayRecover(tx, account, found))) return false
  return spendMailedCode(tx, { code, account: account.id, purpose: PURPOSE, subject: found.subject, now })
}
