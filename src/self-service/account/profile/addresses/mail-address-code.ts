/** Mails the code with which a person proves that an address is theirs. */
import { z } from 'zod'
import type { Keyring } from '../../../../base/crypto/keyring.ts'
import type { JobTask } from '../../../../base/jobs/jobs.ts'
import { MINUTE } from '../../../../base/time/instant.ts'
import { issueMailedCode } from '../../../../methods/index.ts'
import { deliverNotice, type NoticesDeps } from '../../../../notices/index.ts'
import { addressesOf, findAccount } from '../../../../people/index.ts'
import { calledName } from '../../../signed-in/names.ts'

/** The job that mails it. The code is made there, so that no secret lies in the queue. */
export const ADDRESS_CODE = 'self-service.mail-address-code'

/** How long the code is good, in milliseconds. */
const LIFETIME = 30 * MINUTE

const payloadSchema = z.object({ account: z.uuid(), address: z.uuid() })

/** The task of the job, for an address that still waits for its proof. */
export function mailAddressCode(deps: NoticesDeps & { keyring: Keyring }): JobTask {
  return async (payload, { now }) => {
    const { account: id, address } = payloadSchema.parse(payload)
    const account = await findAccount(deps.db.kysely, id)
    const all = account ? await addressesOf(deps, deps.db.kysely, account.person) : []
    const one = all.find((own) => own.id === address)
    if (!account || one?.kind !== 'mail' || one.source !== 'person' || one.verifiedAt !== null) return
    const given = { account: id, purpose: 'address', subject: address, lifetime: LIFETIME, now } as const
    const code = await deps.db.transaction((tx) => issueMailedCode(tx, given))
    const query = new URLSearchParams({ code, account: account.realm })
    await deliverNotice(deps, {
      template: 'address-code',
      to: { mail: one.mail },
      language: account.language ?? 'nl',
      ...{ person: account.person, account: id, realm: account.realm, at: now },
      values: {
        name: calledName(account),
        mail: one.mail,
        link: `${deps.baseUrl}/account/profile/addresses/verify?${query}`,
        code,
        expires: now + LIFETIME,
      },
    })
  }
}
