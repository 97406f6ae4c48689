import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Campus } from '../../campus/index.ts'

/** `authenticatorUrl`: the app's address, with a slash at its end. */
export type DeviceDeps = {
  readonly keyring: Keyring
  readonly authenticatorUrl: string
  readonly campus: Pick<Campus, 'realms' | 'networks' | 'institution'>
}

/** What every signed text names, so that nothing signed for one address is worth anything at another. */
export const originOf = ({ authenticatorUrl }: Pick<DeviceDeps, 'authenticatorUrl'>): string =>
  new URL(authenticatorUrl).origin

/** Whether the realm takes codes that the app shows. */
export const takesCodes = ({ campus }: Pick<DeviceDeps, 'campus'>, realm: string): boolean =>
  campus.realms[realm]?.mfa.methods.includes('app-code') === true
