import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { sameText } from '../../base/crypto/same.ts'
import type { Assertion } from './answer.ts'
import { userHandle } from './challenge.ts'
import type { StoredKey } from './key-store.ts'
import type { KeyRefusal } from './refusal.ts'
import { givenElsewhere, type KeyDeps, siteOf } from './site.ts'

export type Presented = {
  readonly answer: Assertion
  readonly key: StoredKey | undefined
  /** Undefined: the key has to tell whose it is. */
  readonly account: string | undefined
  /** Whether the key has to make sure of its holder. */
  readonly needed: boolean
}

/** A right signature of a key that may sign here, and what it tells beside. */
export type Judged = { key: StoredKey; verified: boolean; counter: number; backedUp: boolean }

/**
 * Whether an answer is right, but for the counter and for being the first: what WebAuthn Level 3 §7.2 looks at in the
 * answer alone. The question is the caller's to know.
 */
export async function judgeAnswer(
  deps: KeyDeps,
  { answer, key, account, needed }: Presented,
): Promise<Judged | KeyRefusal> {
  if (givenElsewhere(deps, answer.client)) return 'key-origin'
  if (!key) return 'key-unknown'
  if (account !== undefined && key.account !== account) return 'key-not-yours'
  if (!holderFits(deps, answer, { account: key.account, told: account === undefined })) return 'key-not-yours'
  const said = await verifiedAnswer(deps, { answer, key })
  if (!said || (said.credentialDeviceType === 'multiDevice') !== key.backup_eligible) return 'key-wrong'
  if (key.disabled_at !== null) return 'key-cloned'
  if (needed && !said.userVerified) return 'key-unverified'
  return { key, verified: said.userVerified, counter: said.newCounter, backedUp: said.credentialBackedUp }
}

/** §7.2, step 6: whom the authenticator knows by this key. It must say so where nobody else has. */
function holderFits(deps: KeyDeps, { response }: Assertion, holder: { account: string; told: boolean }): boolean {
  if (!response.userHandle) return !holder.told
  return sameText(response.userHandle, userHandle(deps.keyring, holder.account).toString('base64url'))
}

async function verifiedAnswer(deps: KeyDeps, { answer, key }: { answer: Assertion; key: StoredKey }) {
  const { origin, rpId } = siteOf(deps)
  // The library is heavy, and needed from the first key on.
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} } as AuthenticationResponseJSON,
      expectedChallenge: answer.client.challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      // The counter is not the library's to compare: it would do so before the signature, and with what was read before
      // the others of a race were through. `takeAnswer` compares, in the statement that writes.
      credential: { id: answer.id, publicKey: new Uint8Array(key.public_key), counter: 0 },
      requireUserVerification: false,
    })
    return verified ? authenticationInfo : undefined
  } catch {
    return undefined
  }
}
