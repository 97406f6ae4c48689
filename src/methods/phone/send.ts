import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Language } from '../../i18n/index.ts'
import { deliverByTelephone, type TelephoneDeps } from '../../notices/index.ts'
import { findAccount } from '../../people/index.ts'
import { callMark } from './call-mark.ts'
import { challengeRow, keepSending, takeToSend } from './challenge-store.ts'
import { codeOf } from './code.ts'

export type SendDeps = TelephoneDeps & { readonly keyring: Keyring }

/**
 * Sends a challenge, once, after the transaction that opened it has committed: nothing goes out for what was rolled
 * back. Takes ten seconds at most, all gateways together. `sent` only when a gateway accepted it.
 */
export async function sendChallenge(
  deps: SendDeps,
  { challenge, language, realm }: { challenge: string; language: Language; realm: string },
): Promise<'sent' | 'failed'> {
  const { db, clock, keyring, baseUrl } = deps
  const taken = await takeToSend(db.kysely, { id: challenge, now: clock.now() })
  if (!taken) return 'failed'
  const { id, by, purpose, shown, account, expires } = taken
  const hook = `${baseUrl}/hooks/${by}/${callMark(keyring, id)}`
  const outcome = await deliverByTelephone(deps, {
    ...{ id, purpose, shown, account, language, realm, hook },
    to: keyring.unseal(taken.number, challengeRow(id)).toString(),
    person: (await findAccount(db.kysely, account))?.person,
    ...(by === 'sms' ? { by, code: codeOf(keyring, id), expires } : { by }),
  })
  await keepSending(db.kysely, { id, sent: outcome === 'sent', now: clock.now() })
  return outcome
}
