/** Biometrics: a passkey of the phone beside the device's own key. Alone it is worth nothing. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { sameText } from '../../../base/crypto/same.ts'
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { DeviceDeps } from '../device-deps.ts'
import type { StoredDevice } from '../devices-store.ts'
import { unlockChallenge } from '../protocol/answer.ts'
import type { Bytes } from '../protocol/bytes.ts'
import type { UnlockAssertion } from '../protocol/messages.ts'
import { takeOwn } from '../requests/requests-store.ts'
import { TAKE_WITHIN } from '../requests/standing.ts'
import { UNLOCK_ALGORITHMS, unlockSite } from './unlock-site.ts'
import { keepUnlock } from './unlock-store.ts'

const LONGEST = 16_384
const bytes = z
  .string()
  .max(LONGEST)
  .regex(/^[\w-]+$/)

const attestationSchema = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes }),
})

type Adding = {
  readonly device: string
  readonly request: string
  /** What `navigator.credentials.create()` gave, unread. */
  readonly attestation: unknown
  readonly now: Instant
}

/** Adds biometrics to a device, after it proved its PIN for just that: the request is spent by it. */
export async function addUnlock(
  deps: DeviceDeps,
  tx: Tx,
  { device, request, attestation, now }: Adding,
): Promise<'added' | { readonly refused: 'request-over' | 'unlock-refused' }> {
  const taken = await takeOwn(tx, { id: request, device, kind: 'unlock', answeredAfter: now - TAKE_WITHIN, now })
  if (!taken) return { refused: 'request-over' }
  const made = await verifiedAttestation(deps, attestation, taken.nonce.toString('base64url'))
  if (!made) return { refused: 'unlock-refused' }
  const { id, publicKey, counter } = made.credential
  const credential = Buffer.from(id, 'base64url')
  const synced = made.credentialDeviceType === 'multiDevice'
  const kept = await keepUnlock(tx, { device, credential, publicKey: Buffer.from(publicKey), counter, synced, now })
  return kept ? 'added' : { refused: 'unlock-refused' }
}

async function verifiedAttestation(deps: DeviceDeps, attestation: unknown, challenge: string) {
  const read = attestationSchema.safeParse(attestation)
  if (!read.success) return undefined
  const { origin, rpId } = unlockSite(deps)
  // The library is heavy, and needed from the first finger on.
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...read.data, clientExtensionResults: {} } as RegistrationResponseJSON,
      ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpId },
      supportedAlgorithmIDs: [...UNLOCK_ALGORITHMS],
      requireUserVerification: true,
    })
    return verified ? registrationInfo : undefined
  } catch {
    return undefined
  }
}

/**
 * Whether the device's passkey signed this very text, having made sure of its holder, on the app's own site. Answers its
 * new counter. The device's signature is for the caller to have verified: a passkey that was copied to another phone has
 * not the key of this one.
 */
export async function checkUnlock(
  deps: DeviceDeps,
  { unlock }: Pick<StoredDevice, 'unlock'>,
  { assertion, text }: { readonly assertion: UnlockAssertion; readonly text: Bytes },
): Promise<number | undefined> {
  const credential = unlock && Buffer.from(unlock.credential, 'base64').toString('base64url')
  if (!unlock || !credential || !sameText(assertion.id, credential)) return undefined
  const { origin, rpId } = unlockSite(deps)
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...assertion, clientExtensionResults: {} } as unknown as AuthenticationResponseJSON,
      ...{ expectedChallenge: await unlockChallenge(text), expectedOrigin: origin, expectedRPID: rpId },
      // The row is locked: no other answer counts meanwhile, so that the library may compare the counter.
      credential: {
        id: credential,
        publicKey: new Uint8Array(Buffer.from(unlock.key, 'base64')),
        counter: unlock.counter,
      },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}
