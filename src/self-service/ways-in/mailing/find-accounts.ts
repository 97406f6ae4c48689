/** Who is meant by what was asked, and at which addresses they are reached. */
import type { Keyring } from '../../../base/crypto/keyring.ts'
import type { Database, Tx } from '../../../base/database/database.ts'
import { addJob, type JobTask } from '../../../base/jobs/jobs.ts'
import { normaliseName } from '../../../campus/index.ts'
import {
  type Account,
  accountsReachedAt,
  findAccount,
  findAccountByName,
  reachableAddresses,
} from '../../../people/index.ts'
import { type MailRequest, openRequest, type Wants, type Whom } from './ask.ts'
import { MAIL, type Reached } from './mail-code.ts'

type Deps = { db: Database; keyring: Keyring }

/** The task of the job: a mail of its own for each mailbox, so that a mail that fails is tried alone. */
export function findAccounts(deps: Deps): JobTask {
  return async (payload, { now }) => {
    const { whom, wants, from } = openRequest(deps, payload)
    await deps.db.transaction(async (tx) => {
      for (const reached of await meant(tx, { whom, wants }))
        await addJob(tx, MAIL, { reached, wants, from }, { runAt: now })
    })
  }
}

/** More than one person has; an office that stands as the address of hundreds gets no mail of hundreds of links. */
const MOST_IN_A_MAIL = 20

/** The accounts of each mailbox that is written to, all of them in one mail. */
async function meant(tx: Tx, { whom, wants }: Pick<MailRequest, 'whom' | 'wants'>): Promise<Reached[][]> {
  if (!('mail' in whom)) return (await byName(tx, whom, wants)).map((one) => [one])
  const all = await byMail(tx, whom, wants)
  return all.length > 0 ? [all.slice(0, MOST_IN_A_MAIL)] : []
}

/** All accounts of a mailbox that wait for such a mail, or the one of them that was named. */
async function byMail(tx: Tx, whom: Whom & { mail: string }, wants: Wants): Promise<Reached[]> {
  const found: Reached[] = []
  for (const one of await accountsReachedAt(tx, whom.mail)) {
    const account = await findAccount(tx, one.account)
    if (account && waits(account, wants) && isNamed(account, whom)) found.push(one)
  }
  return found
}

const isNamed = ({ realm, signInName }: Account, whom: Whom): boolean =>
  whom.name === undefined || (realm === whom.realm && normaliseName(signInName) === whom.name)

/** At the addresses that the person verified; at the administration's, which can be old, when there is none. */
async function byName(
  tx: Tx,
  { realm, name }: Whom & { name: string; realm: string },
  wants: Wants,
): Promise<Reached[]> {
  const account = await findAccountByName(tx, realm, name)
  if (!account || !waits(account, wants)) return []
  const all = await reachableAddresses(tx, account.person)
  const own = all.filter(({ source }) => source === 'person')
  return (own.length > 0 ? own : all).map(({ id }) => ({ account: account.id, address: id }))
}

const waits = ({ status }: Account, wants: Wants): boolean =>
  status === 'invited' || (status === 'active' && wants === 'recovery')
