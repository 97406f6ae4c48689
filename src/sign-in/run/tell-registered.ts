/** A method was registered in the midst of a sign-in: whoever listens is told, and so is the person, by mail. */
import { browserInWords } from '../../audit/index.ts'
import type { Tx } from '../../base/database/database.ts'
import { queueNotice } from '../../notices/index.ts'
import { mailAddressOf } from '../../people/index.ts'
import type { Given, State } from '../flow/state.ts'
import { realmOf } from './checks.ts'
import type { FlowDeps, Visitor } from './deps.ts'
import type { Flow } from './flow-store.ts'

type Registered = { flow: Flow; here: State; given: Given; visitor: Visitor }

/** Answers what the audit keeps. A person without an address is told at the next sign-in alone. */
export async function tellRegistered(deps: FlowDeps, tx: Tx, { flow, given, visitor }: Registered): Promise<object> {
  const { account } = flow
  if (!account) throw new Error(`flow ${flow.id} registered a method for nobody`)
  const { id, person, realm, signInName } = account
  const at = given.now
  await deps.events.publish(tx, 'method.registered', { account: id, realm, at, method: 'totp' })
  const mail = await mailAddressOf(tx, person)
  if (mail === undefined) return { name: '' }
  const language = account.language ?? visitor.language
  const values = {
    name: account.preferredName ?? account.givenName,
    signInName,
    realmName: realmOf(deps, realm).name[language],
    method: 'totp',
    browser: browserInWords(visitor.userAgent),
    address: visitor.address,
  }
  await queueNotice(tx, {
    template: 'method-registered',
    to: { mail },
    language,
    person,
    account: id,
    realm,
    at,
    values,
  })
  return { name: '' }
}
