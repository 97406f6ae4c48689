/** An app that was given a code: what it is for, and linking by it. */
import type { JWK } from 'jose'
import { chargeLimits } from '../../../base/abuse/limits/limits-store.ts'
import { readCode } from '../../../base/crypto/spelled-code.ts'
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import type { Tx } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import { tell } from '../../../base/live/tell.ts'
import { type Instant, SECOND } from '../../../base/time/instant.ts'
import { type Account, findAccount, lockAccount } from '../../../people/index.ts'
import { tidyName } from '../../tidy-name.ts'
import { type DeviceDeps, originOf, takesCodes } from '../device-deps.ts'
import { addDevice, codeSecretRow, countDevices, MOST_DEVICES, secretRow } from '../devices-store.ts'
import { clockIsOff } from '../hear/hear.ts'
import { TYPED_GROUP, TYPED_GROUPS } from '../protocol/address.ts'
import { readVerifyKey } from '../protocol/answer.ts'
import { readSecrets, verifyLink } from '../protocol/linking.ts'
import type { LinkMessage } from '../protocol/messages.ts'
import { openSealed } from '../server-key/server-key.ts'
import { findLinkByHash, keepScanned, lockLink, type StoredLink, useLink } from './links-store.ts'
import { typedHash } from './offer.ts'

/**
 * Typed codes have 55 bits: so many tries for each address, right ones too, since whoever types one needs two. A whole
 * lecture hall behind one address gets through; 10,000 addresses would guess for 10,000 years.
 */
const TYPED = { name: 'device-link', burst: 100, every: 6 * SECOND }

export type LinkRefusal =
  | {
      readonly refused: 'link-expired' | 'link-used' | 'bad-answer' | 'clock-off' | 'device-too-many' | 'account-closed'
    }
  | { readonly refused: 'too-many-tries'; readonly retryAfter: number }

export type SeenLink = { readonly account: Account; readonly codes: boolean; readonly expires: Instant }

/** `from`: whom typed codes are limited by, such as the address. */
type Asked = { readonly code: string; readonly from: string; readonly now: Instant }

/** What a code is for; the page that shows it is told that it was scanned. Its transaction commits, whatever it answers. */
export async function lookAtLink(deps: DeviceDeps, tx: Tx, asked: Asked): Promise<SeenLink | LinkRefusal> {
  const found = await linkOf(deps, tx, asked)
  if ('refused' in found) return found
  const account = await findAccount(tx, found.account)
  if (account?.status !== 'active') return { refused: 'account-closed' }
  if (await keepScanned(tx, found.id, asked.now)) await tell(tx, [`binding:${found.binding}`])
  return { account, codes: takesCodes(deps, account.realm), expires: found.expires }
}

export type LinkedDevice = {
  readonly device: string
  readonly name: string
  readonly account: Account
  readonly codes: boolean
  /** It counts already: another device showed the code, and no page goes on. Whoever calls writes it down and tells. */
  readonly counts: boolean
}

/**
 * Links a device: it sends its public key, signed by itself, and its secrets, sealed for us. It counts when the page goes
 * on (`takeLinked`), or at once when a device of the account showed the code.
 */
export async function linkDevice(
  deps: DeviceDeps,
  tx: Tx,
  { message, from, now }: { readonly message: LinkMessage; readonly from: string; readonly now: Instant },
): Promise<LinkedDevice | LinkRefusal> {
  const found = await linkOf(deps, tx, { code: message.code, from, now })
  if ('refused' in found) return found
  if (clockIsOff(message.time, now)) return { refused: 'clock-off' }
  const secrets = await secretsIn(deps, tx, { message, now })
  if (!secrets) return { refused: 'bad-answer' }
  // The account first, as whoever closes it does; then the code, which another phone may have used meanwhile.
  const account = await lockAccount(tx, found.account)
  if (account?.status !== 'active') return { refused: 'account-closed' }
  const why = whyNotUsed(await lockLink(tx, found.id), now)
  if (why) return { refused: why }
  if ((await countDevices(tx, account.id, now)) >= MOST_DEVICES) return { refused: 'device-too-many' }
  const [id, counts, name] = [newId(now), found.byDevice !== null, tidyName(message.name)]
  const { keyring } = deps
  await addDevice(tx, {
    ...{ id, account: account.id, name, verifyKey: publicPart(message.verifyKey), confirmed: counts, now },
    secret: keyring.seal(secrets.secret, secretRow(id)),
    codeSecret: keyring.seal(secrets.codeSecret, codeSecretRow(id)),
  })
  if (!(await useLink(tx, { id: found.id, device: id, now })))
    throw new Error('a link under a lock was used by another')
  await tell(tx, [`binding:${found.binding}`, `account:${account.id}`])
  return { device: id, name, account, codes: takesCodes(deps, account.realm), counts }
}

/** A link that can still be used, by its code as scanned or as typed. */
async function linkOf(deps: DeviceDeps, tx: Tx, { code, from, now }: Asked): Promise<StoredLink | LinkRefusal> {
  const found = /^[\w-]{43}$/.test(code)
    ? await findLinkByHash(tx, { by: 'code', hash: tokenHash(code) })
    : await typedLink(deps, tx, { code, from, now })
  if (found && 'refused' in found) return found
  const why = whyNotUsed(found, now)
  return why || !found ? { refused: why ?? 'link-expired' } : found
}

function whyNotUsed(found: StoredLink | undefined, now: Instant): 'link-expired' | 'link-used' | undefined {
  if (!found) return 'link-expired'
  if (found.usedAt !== null) return 'link-used'
  return now >= found.expires ? 'link-expired' : undefined
}

async function typedLink(
  deps: DeviceDeps,
  tx: Tx,
  { code, from, now }: Asked,
): Promise<StoredLink | undefined | LinkRefusal> {
  const read = readCode(code, TYPED_GROUPS, TYPED_GROUP)
  // What cannot be a code is no guess.
  if (read === 'typo') return undefined
  const charged = await chargeLimits(tx, [{ limit: TYPED, of: from }], now)
  if (!charged.charged) return { refused: 'too-many-tries', retryAfter: charged.retryAfter }
  return findLinkByHash(tx, { by: 'typed', hash: typedHash(deps, read.code) })
}

/** Signed by the key that it brings, for this code and address; and sealed for us. */
async function secretsIn(deps: DeviceDeps, tx: Tx, { message, now }: { message: LinkMessage; now: Instant }) {
  const { code, verifyKey, sealed, time, signature } = message
  const key = await readVerifyKey(verifyKey).catch(() => undefined)
  const linking = { origin: originOf(deps), code, verifyKey, sealed, time, signature }
  if (!key || !(await verifyLink(key, linking))) return undefined
  const opened = await openSealed(deps, tx, { sealed, now })
  return opened && readSecrets(opened)
}

const publicPart = ({ x = '', y = '' }: JWK): JWK => ({ kty: 'EC', crv: 'P-256', x, y })
