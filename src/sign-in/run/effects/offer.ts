/** What a page is to show, made once with the state that shows it, and not each time it is. */
import type { AuditEvent } from '../../../audit/index.ts'
import type { Keyring } from '../../../base/crypto/keyring.ts'
import type { Tx } from '../../../base/database/database.ts'
import { beginTotp, makeResetCode, offerLink } from '../../../methods/index.ts'
import type { Outcome } from '../../flow/outcome.ts'
import type { AtKeepResetCode } from '../../flow/state.ts'
import { type FlowDeps, realmOf } from '../deps.ts'
import { accountOf, type Deed, lineOf } from './deed.ts'
import { tellPerson } from './tell-person.ts'

/** A registration begins when the page that offers it is to be shown. */
export async function offerTotp(deps: FlowDeps, tx: Tx, { outcome, given, flow, visitor }: Deed): Promise<Outcome> {
  const { state } = outcome
  if (state.at !== 'register-method') return outcome
  const { name, realm } = state.who
  const issuer = realmOf(deps, realm).name[visitor.language]
  const { id } = await beginTotp(deps, tx, { account: accountOf(flow).id, now: given.now, issuer, label: name })
  return { ...outcome, state: { ...state, registration: id } }
}

/** A link to this account, for the page that shows it, in this flow alone. */
export async function offerAppLink(deps: FlowDeps, tx: Tx, { outcome, given, flow }: Deed): Promise<Outcome> {
  const { state } = outcome
  if (state.at !== 'register-method') return outcome
  const asked = { account: accountOf(flow).id, binding: flow.id, now: given.now }
  const { link } = await offerLink(deps, tx, asked)
  return { ...outcome, state: { ...state, registration: link } }
}

/** The place to which a code that is shown is bound when it is sealed. */
const rowOf = (flow: string): string => `sign_in_flows:reset_code:${flow}`

/** Its hash is what counts. Until the person says that it is kept, the code itself lies sealed in the flow, and nowhere else. */
export async function makeKeptCode(
  deps: FlowDeps,
  tx: Tx,
  deed: Deed,
): Promise<{ outcome: Outcome; lines: AuditEvent[] }> {
  const { outcome, flow, visitor, given } = deed
  const { state } = outcome
  if (state.at !== 'keep-reset-code') return { outcome, lines: [] }
  const code = await makeResetCode(tx, { account: accountOf(flow).id, now: given.now })
  await tellPerson(deps, tx, { flow, visitor, now: given.now, news: { template: 'reset-code-made' } })
  const sealed = deps.keyring.seal(code, rowOf(flow.id)).toString('base64url')
  return { outcome: { ...outcome, state: { ...state, code: sealed } }, lines: [lineOf(deed, 'reset-code.made', {})] }
}

/** The code as its page shows it. */
export function shownCode({ keyring }: { keyring: Keyring }, flow: string, { code }: AtKeepResetCode): string {
  if (code === undefined) throw new Error(`flow ${flow} has no code to show`)
  return keyring.unseal(Buffer.from(code, 'base64url'), rowOf(flow)).toString()
}
