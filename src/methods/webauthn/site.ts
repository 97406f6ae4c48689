/** The site that keys are made for, and what a realm wants of them. */
import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Campus, Realm } from '../../campus/index.ts'

export type KeyDeps = { readonly keyring: Keyring; readonly baseUrl: string; readonly campus: Campus }

/** Origin and relying party id, exactly as the base address has them: no key works under any other name. */
export function siteOf({ baseUrl }: Pick<KeyDeps, 'baseUrl'>): { origin: string; rpId: string } {
  const { origin, hostname } = new URL(baseUrl)
  return { origin, rpId: hostname }
}

/** Whether a key asks its PIN, or knows a finger or a face, at each sign-in. */
export type Verification = 'required' | 'preferred' | 'discouraged'

export type KeyRules = {
  readonly verification: Verification
  /** The models (AAGUID) that are accepted; undefined: all. */
  readonly models: readonly string[] | undefined
}

/** What the realm's `mfa.keys` asks. */
export const keyRulesOf = (realm: Realm | undefined): KeyRules => ({
  verification: realm?.mfa.keys.verification ?? 'preferred',
  models: realm?.mfa.keys.attestation?.allow,
})

/** Whether the browser says that the answer was given on another site, or within a frame of one. */
export const givenElsewhere = (
  deps: Pick<KeyDeps, 'baseUrl'>,
  said: { origin: string; crossOrigin?: boolean | undefined; topOrigin?: unknown },
): boolean => said.origin !== siteOf(deps).origin || said.crossOrigin === true || said.topOrigin !== undefined
