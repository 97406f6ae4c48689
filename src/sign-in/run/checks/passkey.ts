/** A passkey in place of name and password: whose it is, and whether this sign-in is for them. */
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { type Realm, realmByKey } from '../../../campus/index.ts'
import { checkKey } from '../../../methods/index.ts'
import type { PasskeyFound } from '../../flow/event.ts'
import type { FlowDeps, Visitor } from '../deps.ts'
import { tellCloned } from '../effects/tell-cloned.ts'
import { type Flow, findFlowFor, type Knowing } from '../flow-store.ts'

type Asked = { flow: Flow; answer: string; shared: boolean; knowing: Knowing; visitor: Visitor; now: Instant }

/**
 * What the answer of a passkey comes to. `flow` is then about its account: what is known of that is loaded only once
 * the key has proved it, so that nobody learns of an account by asking.
 */
export async function findByPasskey(
  deps: FlowDeps,
  tx: Tx,
  { flow, answer, shared, knowing, visitor, now }: Asked,
): Promise<{ found: PasskeyFound; flow: Flow }> {
  const { realm: asked } = flow.request
  const checked = await checkKey(deps, tx, { answer, binding: flow.id, lockout: lockoutFor(deps, asked), now })
  if (checked.verdict === 'cloned') {
    const theirs = await findFlowFor(tx, { id: flow.id, account: checked.account }, knowing)
    if (theirs?.account) await tellCloned(deps, tx, { flow: theirs, visitor, now, key: checked })
  }
  if (checked.verdict !== 'right') return { found: { refusal: refusalOf(checked) }, flow }
  const { kind, id, verified, hardware } = checked
  const theirs = await findFlowFor(tx, { id: flow.id, account: checked.account }, knowing)
  const { account, signInKey } = theirs ?? {}
  if (!theirs || !account || signInKey === null || signInKey === undefined) {
    return { found: { refusal: { why: 'passkey-not-accepted' } }, flow }
  }
  const named = account.realm
  if (asked !== undefined && asked !== named) {
    return { found: { refusal: { why: 'other-realm', asked, named } }, flow }
  }
  const who = { realm: named, name: signInKey, shared, keys: true } as const
  return { found: { who, proved: { kind, id, verified, hardware } }, flow: theirs }
}

/** By the realm that is asked for; where it is not said, any realm's count serves as well as another. */
function lockoutFor({ campus }: FlowDeps, asked: string | undefined): Realm['lockout'] {
  const realm = asked === undefined ? undefined : realmByKey(campus, asked)
  const [first] = Object.values(campus.realms)
  const found = realm ?? first
  if (!found) throw new Error('a campus without realms')
  return found.lockout
}

type Unproved = Exclude<Awaited<ReturnType<typeof checkKey>>, { verdict: 'right' }>

function refusalOf(checked: Unproved): Extract<PasskeyFound, { refusal: unknown }>['refusal'] {
  switch (checked.verdict) {
    case 'locked':
      return { why: 'locked', until: checked.until }
    case 'disabled':
      return { why: 'passkey-not-accepted' }
    case 'cloned':
      return { why: 'key-cloned' }
    case 'wrong':
      return { why: checked.why, left: checked.left }
    case 'unanswered':
      return { why: checked.why }
  }
}
