/** `sleutelbos tokens assign|return|list`: what a desk does with its drawer of tokens. */
import { type AuditKey, record } from '../../audit/index.ts'
import type { Database, Tx } from '../../base/database/database.ts'
import type { Events } from '../../base/events.ts'
import type { Clock } from '../../base/time/clock.ts'
import { dayAt } from '../../base/time/day.ts'
import { type Instant, isoTime } from '../../base/time/instant.ts'
import { type Campus, realmByKey, signInNameIn } from '../../campus/index.ts'
import { membershipsOf } from '../../lifecycle/index.ts'
import { assignToken, listTokens, returnToken, type TokenLine } from '../../methods/index.ts'
import { tellAccount } from '../../notices/index.ts'
import { type Account, findAccount, findAccountByName } from '../../people/index.ts'
import { acceptedMethods } from '../../policies/index.ts'

type Deps = { db: Database; clock: Clock; campus: Campus; events: Events }
type Out = (line: string) => void

/** Hands a token out. The exit code: 0 done, 1 refused. */
export async function tokensAssign(
  deps: Deps,
  { words: { serial, account: named }, out }: { words: { serial: string; account: string }; out: Out },
): Promise<0 | 1> {
  const account = await accountOf(deps, named)
  if (typeof account === 'string') return refuse(out, account)
  const said = await deps.db.transaction(async (tx) => {
    const now = deps.clock.now()
    const assigned = await assignToken(tx, { serial, account: account.id, now })
    if (assigned === 'assigned') await tell(deps, tx, { account, serial, now, as: 'handed out' })
    return assigned
  })
  if (said === 'unknown') return refuse(out, `There is no token ${serial}; import its seed first.`)
  if (said === 'taken') return refuse(out, `Somebody has the token ${serial} already; take it back first.`)
  if (said === 'too-many') return refuse(out, `${named} has as many tokens as anybody may have.`)
  out(`${named} has the token ${serial}.`)
  if (!(await mayUse(deps, account)))
    out(`warning, ${named} may not use codes of a token: “methods” of the realm, its groups or institutions say so.`)
  return 0
}

/** Takes a token back. The exit code: 0 done or nobody had it, 1 there is none. */
export async function tokensReturn(
  deps: Deps,
  { words: { serial }, out }: { words: { serial: string }; out: Out },
): Promise<0 | 1> {
  const said = await deps.db.transaction(async (tx) => {
    const returned = await returnToken(tx, serial)
    const account = typeof returned === 'object' ? await findAccount(tx, returned.account) : undefined
    if (account) await tell(deps, tx, { account, serial, now: deps.clock.now(), as: 'taken back' })
    return returned
  })
  if (!said) return refuse(out, `There is no token ${serial}.`)
  out(said === 'free' ? `Nobody had the token ${serial}.` : `The token ${serial} is back in the drawer.`)
  return 0
}

/** All tokens and who has them; never a seed. */
export async function tokensList({ db }: { db: Database }, { out }: { out: Out }): Promise<0> {
  const lines = await listTokens(db.kysely)
  if (lines.length === 0) out('There are no tokens.')
  for (const line of lines) out(lineOf(line))
  return 0
}

const lineOf = ({ serial, kind, digits, holder, lastUsedAt }: TokenLine): string =>
  [
    serial,
    `${kind} ${digits}`,
    holder ?? '-',
    ...(lastUsedAt === null ? [] : [`last used ${isoTime(lastUsedAt)}`]),
  ].join('\t')

function refuse(out: Out, why: string): 1 {
  out(why)
  return 1
}

async function accountOf({ db, campus }: Deps, named: string): Promise<Account | string> {
  const slash = named.indexOf('/')
  if (slash < 1) return `--account wants realm and sign-in name: ${Object.keys(campus.realms)[0]}/NAME`
  const [key, name] = [named.slice(0, slash), named.slice(slash + 1)]
  const realm = Object.hasOwn(campus.realms, key) ? realmByKey(campus, key) : undefined
  if (!realm) return `There is no realm ${key}; known: ${Object.keys(campus.realms).join(', ')}.`
  const account = await findAccountByName(db.kysely, realm.key, signInNameIn(realm, name) ?? name)
  if (!account) return `There is no account ${name} in realm ${key}.`
  return account.status === 'active' ? account : `The account ${named} is ${account.status}, not active.`
}

type Done = { account: Account; serial: string; now: Instant; as: 'handed out' | 'taken back' }

/** The audit, the person, and whoever hears of methods: a pause ends with the first one (D6). */
async function tell(deps: Deps, tx: Tx, { account, serial, now, as }: Done): Promise<void> {
  const { id, person, realm } = account
  const out = as === 'handed out'
  const what: AuditKey = out ? 'hardware-code.assigned' : 'hardware-code.returned'
  await record(tx, { at: now, what, actor: 'command', person, account: id, realm, details: { serial } })
  const method = 'hardware-code'
  await deps.events.publish(tx, out ? 'method.registered' : 'method.removed', { account: id, realm, at: now, method })
  const template = out ? 'method-registered' : 'method-removed'
  await tellAccount(deps, tx, { account, now, news: { template, method, shown: `…${serial.slice(-4)}` } })
}

/** Whether codes of tokens are accepted from this person today (M16). */
async function mayUse({ db, campus, clock }: Deps, { person, realm }: Account): Promise<boolean> {
  const mfa = realmByKey(campus, realm)?.mfa
  const today = dayAt(clock.now(), campus.institution.timeZone)
  const { groups, institutions } = await membershipsOf(db.kysely, person)
  return mfa !== undefined && acceptedMethods({ mfa, groups, institutions, today }).includes('hardware-code')
}
