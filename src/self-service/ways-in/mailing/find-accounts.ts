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
import { MAIL } from './mail-code.ts'

type Deps = { db: Database; keyring: Keyring }

/** The task of the job: a mail of its own for each account and address, so that a mail that fails is tried alone. */
export function findAccounts(deps: Deps): JobTask {
  return async (payload, { now }) => {
    const asked = openRequest(deps, payload)
    await deps.db.transaction(async (tx) => {
      for (const { account, address } of await meant(tx, asked))
        await addJob(tx, MAIL, { account, address, wants: asked.wants, from: asked.from }, { runAt: now })
    })
  }
}

type Meant = { account: string; address: string }

async function meant(tx: Tx, { whom, wants }: MailRequest): Promise<Meant[]> {
  return 'mail' in whom ? byMail(tx, whom, wants) : byName(tx, whom, wants)
}

/** All accounts of a mailbox that wait for such a mail, or the one of them that was named. */
async function byMail(tx: Tx, whom: Whom & { mail: string }, wants: Wants): Promise<Meant[]> {
  const found: Meant[] = []
  for (const one of await accountsReachedAt(tx, whom.mail)) {
    const account = await findAccount(tx, one.account)
    if (account && waits(account, wants) && isNamed(account, whom)) found.push(one)
  }
  return found
}

const isNamed = ({ realm, signInName }: Account, whom: Whom): boolean =>
  whom.name === undefined || (realm === whom.realm && normaliseName(signInName) === whom.name)

/** At the addresses that the person verified; at the administration's, which can be old, when there is none. */
async function byName(tx: Tx, { realm, name }: Whom & { name: string; realm: string }, wants: Wants): Promise<Meant[]> {
  const account = await findAccountByName(tx, realm, name)
  if (!account || !waits(account, wants)) return []
  const all = await reachableAddresses(tx, account.person)
  const own = all.filter(({ source }) => source === 'person')
  return (own.length > 0 ? own : all).map(({ id }) => ({ account: account.id, address: id }))
}

const waits = ({ status }: Account, wants: Wants): boolean =>
  status === 'invited' || (status === 'active' && wants === 'recovery')
