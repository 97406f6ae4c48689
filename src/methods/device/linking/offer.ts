/** The code that links a device: shown on a page, or by another device of the account. */
import type { Keyring } from '../../../base/crypto/keyring.ts'
import { spellCode } from '../../../base/crypto/spelled-code.ts'
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import type { Tx } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import { tell } from '../../../base/live/tell.ts'
import { randomBytesOf, randomToken } from '../../../base/random.ts'
import { type Instant, MINUTE } from '../../../base/time/instant.ts'
import { clearTries } from '../../wrong-answers/index.ts'
import type { DeviceDeps } from '../device-deps.ts'
import { confirmDevice } from '../devices-store.ts'
import { linkAddress, TYPED_GROUP, TYPED_GROUPS } from '../protocol/address.ts'
import { addLink, codesRow, findLink, type StoredLink, takeLink } from './links-store.ts'

/** How long a code links. */
export const LINK_FOR = 10 * MINUTE

export type LinkOffer = {
  readonly link: string
  /** What the QR code holds. */
  readonly address: string
  /** The same to be typed: three groups of four signs. */
  readonly typed: string
  readonly expires: Instant
}

type OfferDeps = Pick<DeviceDeps, 'keyring' | 'authenticatorUrl'>
type Ask = { readonly account: string; readonly binding: string; readonly now: Instant }

/** Offers to link a device; the code is good for ten minutes, for one phone. `binding`: of the sign-in or session. */
export async function offerLink(
  deps: OfferDeps,
  tx: Tx,
  ask: Ask & { readonly byDevice?: string },
): Promise<LinkOffer> {
  const { account, binding, byDevice, now } = ask
  const [id, expires] = [newId(now), now + LINK_FOR]
  const code = randomToken()
  const typed = spellCode(randomBytesOf(TYPED_GROUPS * TYPED_GROUP - 1), TYPED_GROUP)
  await addLink(tx, {
    ...{ id, account, binding, byDevice, expires, now },
    ...{ codeHash: tokenHash(code), typedHash: typedHash(deps, typed) },
    codes: deps.keyring.seal(`${code} ${typed}`, codesRow(id)),
  })
  return { link: id, address: linkAddress(deps.authenticatorUrl, code), typed, expires }
}

/** Keyed: its 55 bits could be tried through by whoever has the table. */
export const typedHash = ({ keyring }: { readonly keyring: Keyring }, typed: string): Buffer =>
  keyring.blindIndex('device-link', typed)

type Showing = { readonly link: string; readonly binding: string; readonly now: Instant }

/** The offer once more, for a page that is shown again; undefined when it lapsed or was used. */
export async function findLinkOffer(
  deps: OfferDeps,
  tx: Tx,
  { account, now, ...asked }: Showing & { readonly account: string },
): Promise<LinkOffer | undefined> {
  const found = await findLink(tx, asked)
  if (found?.account !== account || found.usedAt !== null || now >= found.expires) return undefined
  const [code = '', typed = ''] = deps.keyring.unseal(found.codes, codesRow(found.id)).toString().split(' ')
  return { link: found.id, address: linkAddress(deps.authenticatorUrl, code), typed, expires: found.expires }
}

export type LinkStanding = { readonly is: 'waiting' | 'scanned' | 'linked' | 'expired'; readonly expires: Instant }

/** How an offer of this sign-in or session stands, for the page that waits. `linked`: `takeLinked` will find it right. */
export async function linkStanding(tx: Tx, { now, ...asked }: Showing): Promise<LinkStanding> {
  const found = await findLink(tx, asked)
  return found ? { is: standingOf(found, now), expires: found.expires } : { is: 'expired', expires: now }
}

function standingOf({ usedAt, takenAt, scannedAt, expires }: StoredLink, now: Instant): LinkStanding['is'] {
  if (takenAt !== null) return 'expired'
  if (usedAt !== null) return 'linked'
  if (now >= expires) return 'expired'
  return scannedAt === null ? 'waiting' : 'scanned'
}

/** `id`: the device, which counts from now on. */
export type LinkVerdict =
  | { readonly verdict: 'right'; readonly id: string; readonly name: string }
  | { readonly verdict: 'waiting' | 'expired' }

/**
 * Makes the device that was linked here count, in the sign-in or session that showed the code, once: a phone that got
 * hold of a code is worth nothing without the page (CVE-2026-27946).
 */
export async function takeLinked(
  tx: Tx,
  { account, now, ...asked }: Showing & { readonly account: string },
): Promise<LinkVerdict> {
  const device = await takeLink(tx, { ...asked, account, now })
  if (device === undefined) {
    const { is } = await linkStanding(tx, { ...asked, now })
    return { verdict: is === 'waiting' || is === 'scanned' ? 'waiting' : 'expired' }
  }
  const confirmed = await confirmDevice(tx, { id: device, account, now })
  if (!confirmed) return { verdict: 'expired' }
  await clearTries(tx, account, 'app-code')
  await tell(tx, [`account:${account}`])
  return { verdict: 'right', id: device, name: confirmed.name }
}
