/** A sign-in by QR code: opened by a browser of whoever, claimed by one device, which tells the account. */
import { tokenHash } from '../../../base/crypto/token-hash.ts'
import type { Tx } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import { tell } from '../../../base/live/tell.ts'
import { randomToken } from '../../../base/random.ts'
import { type Instant, MINUTE } from '../../../base/time/instant.ts'
import type { DeviceDeps } from '../device-deps.ts'
import { signInAddress } from '../protocol/address.ts'
import type { Shown } from '../protocol/messages.ts'
import { aNonce } from './open.ts'
import { addRequest, codeRow, findByCode, latestOf, replaceQr, type StoredRequest } from './requests-store.ts'

/** How long a code may be scanned. */
export const QR_FOR = MINUTE

type QrDeps = Pick<DeviceDeps, 'keyring' | 'authenticatorUrl'>

export type QrAsk = {
  readonly binding: string
  /** Undefined: of whichever realm the phone's account is. */
  readonly realm?: string | undefined
  readonly shown: Shown
  /** Of the known browsers whose tokens the asking browser holds. */
  readonly marks: readonly Buffer[]
  /** Of the browser that asks. */
  readonly address?: string | undefined
  /** The person asked for another: one that a phone has claimed ends too. Else that one goes on, and is shown again. */
  readonly again?: boolean
  readonly now: Instant
}

/** `address`: what the picture holds. */
export type OpenedQr = {
  readonly request: string
  readonly code: string
  readonly address: string
  readonly expires: Instant
}

/**
 * A new code for this sign-in, of 256 bits; the one before is worth nothing. A page renews it by itself: whoever is about
 * to confirm what they scanned a moment ago is not to be cut off by that.
 */
export async function openQr(deps: QrDeps, tx: Tx, ask: QrAsk): Promise<OpenedQr> {
  const { binding, realm, marks, address, now } = ask
  const claimed = ask.again ? undefined : await claimedNow(tx, binding, now)
  if (claimed?.code) return openedOf(deps, claimed, claimed.code)
  const replaced = await replaceQr(tx, binding, now)
  const [id, code, expires] = [newId(now), randomToken(), now + QR_FOR]
  await addRequest(tx, {
    ...{
      id,
      kind: 'qr',
      binding,
      realm,
      marks,
      address,
      nonce: aNonce(),
      shown: JSON.stringify(ask.shown),
      expires,
      now,
    },
    ...{ codeHash: tokenHash(code), code: deps.keyring.seal(code, codeRow(id)) },
  })
  await tell(tx, [`binding:${binding}`, ...replaced.flatMap(keysOf)])
  return { request: id, code, address: signInAddress(deps.authenticatorUrl, code), expires }
}

/** The phone that had claimed the code before is told that it is over. */
const keysOf = ({ account }: StoredRequest): string[] => (account === null ? [] : [`account:${account}`])

/** The code that this sign-in shows, once more; undefined when it is over or claimed. */
export async function findQr(
  deps: QrDeps,
  tx: Tx,
  { binding, now }: { readonly binding: string; readonly now: Instant },
): Promise<OpenedQr | undefined> {
  const found = await latestOf(tx, { binding })
  return found?.code == null || whyNotClaimed(found, now) ? undefined : openedOf(deps, found, found.code)
}

function openedOf({ keyring, authenticatorUrl }: QrDeps, { id, expires }: StoredRequest, sealed: Buffer): OpenedQr {
  const code = keyring.unseal(sealed, codeRow(id)).toString()
  return { request: id, code, address: signInAddress(authenticatorUrl, code), expires }
}

/** What a phone has claimed and not answered yet. */
async function claimedNow(tx: Tx, binding: string, now: Instant): Promise<StoredRequest | undefined> {
  const found = await latestOf(tx, { binding })
  const open = found?.kind === 'qr' && found.outcome === null && now < found.expires
  return open && found.claimedAt !== null ? found : undefined
}

/** What a code that was scanned is for, before any account is asked. `realm` undefined: any. */
export async function lookAtCode(
  tx: Tx,
  { code, now }: { readonly code: string; readonly now: Instant },
): Promise<
  | { readonly realm: string | undefined; readonly shown: string; readonly expires: Instant }
  | { readonly refused: 'code-expired' | 'code-taken' }
> {
  const found = await findByCode(tx, tokenHash(code))
  const why = whyNotClaimed(found, now)
  if (why || !found) return { refused: why ?? 'code-expired' }
  return { realm: found.realm ?? undefined, shown: found.shown, expires: found.expires }
}

/** One claim, within the minute. Undefined when nothing stands against it. */
export function whyNotClaimed(
  found: StoredRequest | undefined,
  now: Instant,
): 'code-expired' | 'code-taken' | undefined {
  if (!found) return 'code-expired'
  if (found.claimedAt !== null) return 'code-taken'
  return found.outcome !== null || now >= found.expires ? 'code-expired' : undefined
}
