/** Where recovery ends: a new password is set, and whoever was signed in with the old one no longer is. */
import { record } from '../../../../audit/index.ts'
import { sameBytes } from '../../../../base/crypto/same.ts'
import { tokenHash } from '../../../../base/crypto/token-hash.ts'
import type { Tx } from '../../../../base/database/database.ts'
import type { Instant } from '../../../../base/time/instant.ts'
import type { Visit } from '../../../../base/web/visit.ts'
import {
  endLock,
  findMailedCode,
  type HashedPassword,
  spendMailedCode,
  storePassword,
} from '../../../../methods/index.ts'
import { type Account, findAccount, lockAccount } from '../../../../people/index.ts'
import { revokeKnownBrowsers } from '../../../../sign-in/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { aboutAccount, lineOf } from '../../../signed-in/audit-line.ts'
import { tellEverywhere } from '../../../signed-in/tell.ts'
import { acceptPassword } from '../../choosing/accept-password.ts'
import type { ChooseRefusal, Choosing, Finished } from '../../choosing/way.ts'
import { findRecovery, type Held, lockRecovery, saveRecovery } from '../flow-store.ts'
import { type Effect, step } from '../step.ts'
import { mayRecover, openCode, PURPOSE } from './prove.ts'
import type { NoWay } from './refusal.ts'

/** The run as its page shows it, for the browser in which its link was opened. */
export async function findChoosing(
  deps: SelfServiceDeps,
  flow: string,
  visit: Visit,
): Promise<Choosing | Finished | NoWay> {
  const held = await findRecovery(deps.db.kysely, flow, visit.now)
  const no = barrierOf(held, visit)
  if (no) return no
  const { state } = held as Held
  const account = 'account' in state ? await findAccount(deps.db.kysely, state.account) : undefined
  if (account && state.at === 'recovered') return { finished: account }
  if (state.at !== 'choosing') return { refusal: 'recovery-expired' }
  return account?.status === 'active' ? { flow, account, until: state.until } : { refusal: 'recovery-code-spent' }
}

function barrierOf(held: Held | undefined, { browser, now }: Visit): NoWay | undefined {
  if (!held) return { refusal: 'recovery-expired' }
  // A link to a run that is under way opens nothing in another browser (CVE-2026-18963).
  if (!sameBytes(held.browser, tokenHash(browser))) return { refusal: 'recovery-elsewhere' }
  const late = held.state.at === 'choosing' && now >= held.state.until
  return late ? { refusal: 'recovery-expired' } : undefined
}

type Asked = { choosing: Choosing; typed: string; visit: Visit }

/** Sets the password, spends the code, ends the lock, and signs out everywhere: all of it, or nothing. */
export async function choosePassword(
  deps: SelfServiceDeps,
  { choosing, typed, visit }: Asked,
): Promise<{ set: Account } | { mend: ChooseRefusal } | Finished | NoWay> {
  const accepted = await acceptPassword(deps, { account: choosing.account, typed })
  if ('mend' in accepted) return accepted
  const { hashed } = accepted
  return deps.db.transaction((tx) => recover(deps, tx, { flow: choosing.flow, hashed, visit }))
}

type Recovering = { flow: string; hashed: HashedPassword; visit: Visit }

async function recover(
  deps: SelfServiceDeps,
  tx: Tx,
  { flow, hashed, visit }: Recovering,
): Promise<{ set: Account } | Finished | NoWay> {
  const { now } = visit
  const here = (await lockRecovery(tx, flow, now))?.state
  if (!here || !('account' in here)) return { refusal: 'recovery-expired' }
  const account = await lockAccount(tx, here.account)
  if (here.at === 'recovered') return account ? { finished: account } : { refusal: 'recovery-expired' }
  const { state, effects, refusal } = step(here, { did: 'choose', verdict: 'accepted' }, { now })
  if (refusal) return { refusal: 'recovery-expired' }
  if (!account) return { refusal: 'recovery-code-spent' }
  for (const effect of effects) {
    if (!(await carryOut(deps, tx, { effect, flow, account, hashed, visit }))) return { refusal: 'recovery-code-spent' }
  }
  await saveRecovery(tx, flow, state)
  return { set: account }
}

type Doing = Recovering & { effect: Effect; account: Account }

/** False when the code can no longer be spent: it comes first, so nothing has changed then. */
async function carryOut(
  deps: SelfServiceDeps,
  tx: Tx,
  { effect, flow, account, hashed, visit }: Doing,
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
