/** Mails one account's link to one address. */
import { z } from 'zod'
import { record } from '../../../audit/index.ts'
import { chargeLimits } from '../../../base/abuse/limits/limits-store.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { JobTask } from '../../../base/jobs/jobs.ts'
import { DAY, type Instant, MINUTE } from '../../../base/time/instant.ts'
import { type Campus, type Realm, realmByKey } from '../../../campus/index.ts'
import { issueMailedCode } from '../../../methods/index.ts'
import { deliverNotice, type NoticesDeps } from '../../../notices/index.ts'
import { type Account, findAccount, findReachable, lockAccount, maskMail } from '../../../people/index.ts'
import { calledName } from '../../signed-in/names.ts'
import { askedFrom } from './ask.ts'
import { chargesOfMail } from './limits.ts'

/** The job that mails one code. */
export const MAIL = 'self-service.mail-code'

/** How long a recovery link is good, in milliseconds. */
const RECOVERY_LIFETIME = 30 * MINUTE
/** As long as the link of an invitation. */
const ACTIVATION_LIFETIME = 7 * DAY

const payloadSchema = z.object({
  account: z.uuid(),
  address: z.uuid(),
  wants: z.enum(['activation', 'recovery']),
  from: askedFrom,
})
type Asked = z.infer<typeof payloadSchema>

export type MailDeps = NoticesDeps & { campus: Campus }

/** The task of the job. The code is made here, so that no secret lies in the queue. Run twice, it mails twice, and the newer code counts. */
export function mailCode(deps: MailDeps): JobTask {
  return async (payload, { now }) => {
    const asked = payloadSchema.parse(payload)
    const account = await findAccount(deps.db.kysely, asked.account)
    const realm = account && realmByKey(deps.campus, account.realm)
    if (!account || !realm) return
    const mail = await findReachable(deps.db.kysely, { person: account.person, address: asked.address })
    if (mail === undefined) return
    const issued = await deps.db.transaction((tx) => issue(tx, { asked, mail, now }))
    if (issued) await deliver(deps, { asked, account, realm, mail, issued, now })
  }
}

type Issued = { code: string; purpose: 'activation' | 'recovery'; expires: Instant }

async function issue(
  tx: Tx,
  { asked, mail, now }: { asked: Asked; mail: string; now: Instant },
): Promise<Issued | undefined> {
  // Locked, so that an activation that runs now is either seen here or sees the code.
  const account = await lockAccount(tx, asked.account)
  const purpose = account && purposeFor(account, asked)
  if (!account || !purpose) return undefined
  const charged = await chargeLimits(tx, chargesOfMail({ account: account.id, mail }), now)
  if (!charged.charged) return undefined
  const lifetime = purpose === 'activation' ? ACTIVATION_LIFETIME : RECOVERY_LIFETIME
  // A recovery link is bound to its address too: once that is removed, it opens nothing.
  const subject = purpose === 'recovery' ? asked.address : undefined
  const code = await issueMailedCode(tx, { account: account.id, purpose, subject, lifetime, now })
  const { person, id, realm } = account
  const { browser, address } = asked.from
  await record(tx, {
    at: now,
    what: purpose === 'activation' ? 'account.invited' : 'recovery.mailed',
    actor: 'system',
    ...{ person, account: id, realm, address, browser },
    details: purpose === 'recovery' ? { to: maskMail(mail) } : {},
  })
  return { code, purpose, expires: now + lifetime }
}

function purposeFor({ status }: Account, { wants }: Asked): Issued['purpose'] | undefined {
  if (status === 'invited') return 'activation'
  return status === 'active' && wants === 'recovery' ? 'recovery' : undefined
}

type Delivery = { asked: Asked; account: Account; realm: Realm; mail: string; issued: Issued; now: Instant }

async function deliver(deps: MailDeps, { asked, account, realm, mail, issued, now }: Delivery): Promise<void> {
  const { purpose, code, expires } = issued
  const language = account.language ?? asked.from.language
  const path = purpose === 'activation' ? '/activate' : '/recover'
  await deliverNotice(deps, {
    template: purpose === 'activation' ? 'activation-code' : 'recovery-code',
    to: { mail },
    language,
    ...{ person: account.person, account: account.id, realm: realm.key, at: now },
    values: {
      name: calledName(account),
      signInName: account.signInName,
      realmName: realm.name[language],
      browser: asked.from.browser,
      address: asked.from.address,
      // From the configured base address, whatever a request said of itself (CVE-2025-48936).
      link: `${deps.baseUrl}${path}?code=${encodeURIComponent(code)}`,
      code,
      expires,
    },
  })
}
