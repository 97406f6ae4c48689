import {
  type PublicKeyCredentialCreationOptionsJSON,
  platformAuthenticatorIsAvailable,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import type { UnlockAssertion } from '../../../methods/browser.ts'
import { type Refused, refuse } from '../store/result.ts'

/** Asks the phone to verify its person. `challenge`: SHA-256 of what is signed, in base64url. */
export async function assertUnlock(challenge: string, credential: string): Promise<UnlockAssertion | Refused> {
  const optionsJSON = {
    challenge,
    rpId: location.hostname,
    allowCredentials: [{ id: credential, type: 'public-key' as const, transports: ['internal' as const] }],
    userVerification: 'required' as const,
    timeout: 60_000,
  }
  try {
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON })
    const { clientDataJSON, authenticatorData, signature } = response
    return { id, rawId, type, response: { clientDataJSON, authenticatorData, signature } }
  } catch (error) {
    return whyNot(error)
  }
}

export async function createUnlock(options: object): Promise<{ readonly id: string } | Refused> {
  try {
    return await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
  } catch (error) {
    return whyNot(error)
  }
}

/** Whether this phone can verify its person at all. */
export const canVerify = (): Promise<boolean> => platformAuthenticatorIsAvailable()

/** Browsers say NotAllowedError for a person who gave up, one who was not known, and one who was too late. */
const whyNot = (error: unknown): Refused =>
  refuse(error instanceof Error && error.name === 'NotAllowedError' ? 'biometrics-refused' : 'biometrics-unavailable')
