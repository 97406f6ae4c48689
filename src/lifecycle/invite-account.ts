/** Invitations: a mailed code with which a person activates an account. */
import { z } from 'zod'
import { record } from '../audit/index.ts'
import type { Tx } from '../base/database/database.ts'
import { addJobs } from '../base/jobs/add-jobs.ts'
import type { JobTask } from '../base/jobs/jobs.ts'
import { DAY, type Instant } from '../base/time/instant.ts'
import { type Campus, realmByKey } from '../campus/index.ts'
import type { Language } from '../i18n/index.ts'
import { issueMailedCode } from '../methods/index.ts'
import { deliverNotice, type NoticesDeps } from '../notices/index.ts'
import { findAccount, lockAccount, mailAddressOf } from '../people/index.ts'

/** The job that invites one account. */
export const INVITE = 'lifecycle.invite'

/** How long an activation code is good, in milliseconds. */
export const INVITATION_LIFETIME = 7 * DAY

/** The language of mails to people of whom nobody knows which they read. */
const UNKNOWN_LANGUAGE: Language = 'nl'

/** So many invitations become a job each; more of them wait in handfuls, that are dealt out when their turn comes. */
const HANDFUL = 500

/**
 * Lets invitations follow from what this transaction does. One that waits for the same account is replaced. A whole
 * file of them costs the transaction little: 200,000 are 400 jobs.
 */
export async function queueInvitations(tx: Tx, accounts: readonly string[], now: Instant): Promise<void> {
  if (accounts.length <= HANDFUL) return queueEach(tx, accounts, now)
  const handfuls = Array.from({ length: Math.ceil(accounts.length / HANDFUL) }, (_, i) => {
    const dealt = accounts.slice(i * HANDFUL, (i + 1) * HANDFUL)
    return { payload: { accounts: dealt }, key: `${INVITE}:from:${dealt[0]}` }
  })
  await addJobs(tx, INVITE, handfuls, { runAt: now })
}

async function queueEach(tx: Tx, accounts: readonly string[], now: Instant): Promise<void> {
  const jobs = accounts.map((account) => ({ payload: { account }, key: `${INVITE}:${account}` }))
  await addJobs(tx, INVITE, jobs, { runAt: now })
}

export type InviteDeps = NoticesDeps & { readonly campus: Campus }

const payloadSchema = z.union([z.object({ account: z.uuid() }), z.object({ accounts: z.array(z.uuid()) })])

/** The task of the job: deals a handful out, or invites one account. */
export function inviteAccount(deps: InviteDeps): JobTask {
  return async (payload, { now }) => {
    const asked = payloadSchema.parse(payload)
    if ('account' in asked) await inviteOne(deps, asked.account, now)
    else await deps.db.transaction((tx) => queueEach(tx, asked.accounts, now))
  }
}

/**
 * Mails a code to the person's own address, if the account still waits for its activation. The code is made here and
 * not when the job is added, so that no secret lies in the queue. Run twice, it mails twice, and the newer code counts.
 */
async function inviteOne(deps: InviteDeps, id: string, now: Instant): Promise<void> {
  const account = await findAccount(deps.db.kysely, id)
  const realm = account && realmByKey(deps.campus, account.realm)
  const mail = account && (await mailAddressOf(deps.db.kysely, account.person))
  if (!account || !realm || mail === undefined) return
  const code = await deps.db.transaction(async (tx) => {
    // Locked, so that an activation that runs now is either seen here or sees the code.
    if ((await lockAccount(tx, id))?.status !== 'invited') return undefined
    await record(tx, {
      at: now,
      what: 'account.invited',
      actor: 'system',
      person: account.person,
      account: id,
      realm: realm.key,
    })
    return issueMailedCode(tx, { account: id, purpose: 'activation', lifetime: INVITATION_LIFETIME, now })
  })
  if (code === undefined) return
  const language = account.language ?? UNKNOWN_LANGUAGE
  await deliverNotice(deps, {
    template: 'activation-code',
    to: { mail },
    language,
    person: account.person,
    account: id,
    realm: realm.key,
    at: now,
    values: {
      name: account.preferredName ?? account.givenName,
      signInName: account.signInName,
      realmName: realm.name[language],
      link: `${deps.baseUrl}/activate?code=${encodeURIComponent(code)}`,
      code,
      expires: now + INVITATION_LIFETIME,
    },
  })
}
