/** A mailed link or code that is still good opens a run in this browser. Nothing is spent, and nothing is written down. */
import type { Keyring } from '../../../../base/crypto/keyring.ts'
import { tokenHash } from '../../../../base/crypto/token-hash.ts'
import type { Tx } from '../../../../base/database/database.ts'
import { newId } from '../../../../base/ids.ts'
import { HOUR } from '../../../../base/time/instant.ts'
import type { Visit } from '../../../../base/web/visit.ts'
import { type FoundCode, findMailedCode } from '../../../../methods/index.ts'
import { type Account, findAccount, findReachable } from '../../../../people/index.ts'
import type { SelfServiceDeps } from '../../../deps.ts'
import { recoveries } from '../flow-store.ts'
import { start, step } from '../step.ts'
import type { NoWay } from './refusal.ts'

/** The purpose of the mailed codes that open a recovery. */
export const PURPOSE = 'recovery'

/** A run is kept a little longer than its code, so that who comes too late is told so. */
const KEPT = HOUR

const rowOf = (flow: string) => `recovery_flows:code:${flow}`

/** Whoever reads the database must not be able to use what lies there. */
const seal = ({ keyring }: { keyring: Keyring }, flow: string, code: string): string =>
  keyring.seal(code, rowOf(flow)).toString('base64url')

/** The code of a run, to be spent. */
export const openCode = ({ keyring }: { keyring: Keyring }, flow: string, sealed: string): string =>
  keyring.unseal(Buffer.from(sealed, 'base64url'), rowOf(flow)).toString()

export async function beginWithCode(
  deps: SelfServiceDeps,
  { code, visit }: { code: string; visit: Visit },
): Promise<{ flow: string } | NoWay> {
  const { kysely } = deps.db
  const { now } = visit
  const found = await findMailedCode(kysely, { code, purpose: PURPOSE, now })
  const account = found && (await findAccount(kysely, found.account))
  if (!found || !account || !(await mayRecover(kysely, account, found))) return { refusal: 'recovery-code-spent' }
  const flow = newId(now)
  const sealed = seal(deps, flow, code)
  const { state } = step(start, { did: 'prove', account: account.id, code: sealed, until: found.expiresAt }, { now })
  const browser = tokenHash(visit.browser)
  await deps.db.transaction((tx) => recoveries.add(tx, { id: flow, browser, state, now, until: now + KEPT }))
  return { flow }
}

/** The account is active, and the address that the code went to is still one of its person's. */
export async function mayRecover(tx: Tx, account: Account, { subject }: Pick<FoundCode, 'subject'>): Promise<boolean> {
  if (account.status !== 'active' || subject === undefined) return false
  return (await findReachable(tx, { person: account.person, address: subject })) !== undefined
}
