/** Chromium's virtual authenticators (Chrome DevTools Protocol, domain WebAuthn): keys that are plugged into a page. */
import type { CDPSession, Page } from 'playwright-core'

export type VirtualKeyWish = {
  /** `u2f` has neither a PIN nor room for passkeys. */
  protocol?: 'ctap2' | 'u2f'
  transport?: 'usb' | 'nfc' | 'internal' | 'hybrid'
  /** Whether it keeps passkeys. */
  keeps?: boolean
  /** Whether it has a PIN or a sensor, and whether the holder passes. */
  verifies?: boolean
  passes?: boolean
  /** What its new keys are: copied to other devices. */
  synced?: boolean
}

type Credential = {
  credentialId: string
  isResidentCredential: boolean
  rpId?: string
  privateKey: string
  userHandle?: string
  signCount: number
}

/** One virtual key. Its holder touches it whenever it is asked. */
export class VirtualKey {
  readonly #session: CDPSession
  readonly #authenticatorId: string

  constructor(session: CDPSession, authenticatorId: string) {
    this.#session = session
    this.#authenticatorId = authenticatorId
  }

  async credentials(): Promise<Credential[]> {
    const { credentials } = await this.#session.send('WebAuthn.getCredentials', this.#named())
    return credentials
  }

  /** The key is swapped for a copy that has counted to another number. */
  async countFrom(signCount: number): Promise<void> {
    const [credential] = await this.credentials()
    if (!credential) throw new Error('the key is empty')
    await this.#session.send('WebAuthn.removeCredential', { ...this.#named(), credentialId: credential.credentialId })
    await this.#session.send('WebAuthn.addCredential', { ...this.#named(), credential: { ...credential, signCount } })
  }

  /** Whether the holder's PIN, finger or face is right. */
  async passes(isUserVerified: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setUserVerified', { ...this.#named(), isUserVerified })
  }

  /** Whether the holder touches it. */
  async touched(enabled: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setAutomaticPresenceSimulation', { ...this.#named(), enabled })
  }

  async unplug(): Promise<void> {
    await this.#session.send('WebAuthn.removeVirtualAuthenticator', this.#named())
  }

  #named() {
    return { authenticatorId: this.#authenticatorId }
  }
}

/** Lets keys be plugged into this page, and none of the machine's own. */
export async function virtualKeys(page: Page): Promise<(wish?: VirtualKeyWish) => Promise<VirtualKey>> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  return async ({
    protocol = 'ctap2',
    transport = 'usb',
    keeps = true,
    verifies = true,
    passes = true,
    synced,
  } = {}) => {
    const ctap2 = protocol === 'ctap2'
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol,
        ...(ctap2 && { ctap2Version: 'ctap2_1' as const }),
        // A page's platform is `internal`; a phone is reached by `hybrid`.
        transport: transport === 'hybrid' ? 'cable' : transport,
        hasResidentKey: ctap2 && keeps,
        hasUserVerification: ctap2 && verifies,
        isUserVerified: ctap2 && verifies && passes,
        automaticPresenceSimulation: true,
        ...(synced && { defaultBackupEligibility: true, defaultBackupState: true }),
      },
    })
    return new VirtualKey(session, authenticatorId)
  }
}
