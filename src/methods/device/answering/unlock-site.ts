/** The passkey of a phone that stands in for its PIN: for which site it is made, and what it is asked. */
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { MINUTE } from '../../../base/time/instant.ts'
import type { Account } from '../../../people/index.ts'
import { type DeviceDeps, originOf } from '../device-deps.ts'

/** Origin and relying party id, exactly as the app's address has them. */
export const unlockSite = (deps: Pick<DeviceDeps, 'authenticatorUrl'>): { origin: string; rpId: string } => ({
  origin: originOf(deps),
  rpId: new URL(deps.authenticatorUrl).hostname,
})

/** ES256 and RS256: what phones and computers have (RFC 9053 §2, RFC 8812 §2). */
export const UNLOCK_ALGORITHMS: readonly number[] = [-7, -257]

type Making = { readonly device: string; readonly nonce: Buffer; readonly account: Account }

/**
 * In the phone itself, with finger, face or its own lock. Not to be found without being named (`discouraged`): it is
 * offered at no sign-in, where it would be refused.
 */
export const unlockCreation = (
  deps: DeviceDeps,
  { device, nonce, account }: Making,
): PublicKeyCredentialCreationOptionsJSON => ({
  challenge: nonce.toString('base64url'),
  rp: { id: unlockSite(deps).rpId, name: deps.campus.institution.name.en },
  user: {
    id: deps.keyring.mac('device-unlock-user', device).toString('base64url'),
    name: account.signInName,
    displayName: account.signInName,
  },
  pubKeyCredParams: UNLOCK_ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
  timeout: 5 * MINUTE,
  authenticatorSelection: {
    authenticatorAttachment: 'platform',
    residentKey: 'discouraged',
    requireResidentKey: false,
    userVerification: 'required',
  },
  attestation: 'none',
})
