/** Mails to one mailbox the links of the accounts that are reached there: one account's link, or the list of them. */
import { z } from 'zod'
import { record } from '../../../audit/index.ts'
import { chargeLimits } from '../../../base/abuse/limits/limits-store.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { JobTask } from '../../../base/jobs/jobs.ts'
import { DAY, type Instant, MINUTE } from '../../../base/time/instant.ts'
import { realmByKey } from '../../../campus/index.ts'
import { issueMailedCode } from '../../../methods/index.ts'
import { type Account, findReachable, lockAccount, maskMail } from '../../../people/index.ts'
import { askedFrom } from './ask.ts'
import { type DeliverDeps, deliverLinks, type Issued } from './deliver.ts'
import { chargesOfMail } from './limits.ts'

/** The job that mails the codes of one mailbox. */
export const MAIL = 'self-service.mail-code'

/** How long a recovery link is good, in milliseconds. */
const RECOVERY_LIFETIME = 30 * MINUTE
/** As long as the link of an invitation. */
const ACTIVATION_LIFETIME = 7 * DAY

/** An account, and the address of its person that stands for the mailbox. */
const reached = z.object({ account: z.uuid(), address: z.uuid() })
export type Reached = z.infer<typeof reached>

const payloadSchema = z.object({
  reached: z.array(reached).min(1),
  wants: z.enum(['activation', 'recovery']),
  from: askedFrom,
})
type Asked = z.infer<typeof payloadSchema>

/** The task of the job. The codes are made here, so that no secret lies in the queue. Run twice, it mails twice, and the newer codes count. */
export function mailCode(deps: DeliverDeps): JobTask {
  return async (payload, { now }) => {
    const asked = payloadSchema.parse(payload)
    const mailed = await deps.db.transaction((tx) => issueAll(deps, tx, { asked, now }))
    if (mailed) await deliverLinks(deps, { ...mailed, from: asked.from, now })
  }
}

type Mailed = { mail: string; issued: Issued[] }

async function issueAll(
  { campus }: DeliverDeps,
  tx: Tx,
  { asked, now }: { asked: Asked; now: Instant },
): Promise<Mailed | undefined> {
  const issued: Issued[] = []
  let mailbox: string | undefined
  // In one order, so that two jobs about the same accounts do not wait for each other.
  for (const one of asked.reached.toSorted((a, b) => (a.account < b.account ? -1 : 1))) {
    // Locked, so that an activation that runs now is either seen here or sees the code.
    const account = await lockAccount(tx, one.account)
    const mail = account && (await findReachable(tx, { person: account.person, address: one.address }))
    if (!account || mail === undefined || !realmByKey(campus, account.realm)) continue
    mailbox ??= mail
    // No code ever goes to a mailbox that is not its own account's.
    if (mail.toLowerCase() !== mailbox.toLowerCase()) continue
    const first = issued.length === 0
    const made = await issue(tx, { asked, account, address: one.address, mail, first, now })
    if (made) issued.push(made)
  }
  return mailbox === undefined || issued.length === 0 ? undefined : { mail: mailbox, issued }
}

type Issuing = { asked: Asked; account: Account; address: string; mail: string; first: boolean; now: Instant }

async function issue(tx: Tx, issuing: Issuing): Promise<Issued | undefined> {
  const { asked, account, address, mail, first, now } = issuing
  const purpose = purposeFor(account, asked)
  if (!purpose) return undefined
  const charged = await chargeLimits(tx, chargesOfMail({ account: account.id, mail, first }), now)
  if (!charged.charged) return undefined
  const lifetime = purpose === 'activation' ? ACTIVATION_LIFETIME : RECOVERY_LIFETIME
  // A recovery link is bound to its address too: once that is removed, it opens nothing.
  const subject = purpose === 'recovery' ? address : undefined
  const code = await issueMailedCode(tx, { account: account.id, purpose, subject, lifetime, now })
  const { person, id, realm } = account
  await record(tx, {
    at: now,
    what: purpose === 'activation' ? 'account.invited' : 'recovery.mailed',
    actor: 'system',
    ...{ person, account: id, realm, address: asked.from.address, browser: asked.from.browser },
    details: purpose === 'recovery' ? { to: maskMail(mail) } : {},
  })
  return { account, purpose, code, expires: now + lifetime }
}

function purposeFor({ status }: Account, { wants }: Asked): Issued['purpose'] | undefined {
  if (status === 'invited') return 'activation'
  return status === 'active' && wants === 'recovery' ? 'recovery' : undefined
}
