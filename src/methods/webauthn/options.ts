/** What a browser is asked: to make a key, or to let one answer (WebAuthn Level 3 §5.4 and §5.5). */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Tx } from '../../base/database/database.ts'
import { type Instant, MINUTE } from '../../base/time/instant.ts'
import type { Realm } from '../../campus/index.ts'
import { makeChallenge, userHandle } from './challenge.ts'
import { type KeyKind, type KnownKey, knownKeys } from './key-store.ts'
import { type KeyDeps, keyRulesOf, siteOf } from './site.ts'

/** ES256, EdDSA and RS256 (RFC 9053 §2, RFC 8812 §2): among them every FIDO2 key finds one. */
export const ALGORITHMS: readonly number[] = [-7, -8, -257]

/** A browser shows its dialogue no longer than this; §15.1 recommends five minutes where a PIN is asked. */
const TIMEOUT = 5 * MINUTE

export type CreationAsk = {
  readonly account: string
  /** What an authenticator shows in a list of accounts: the sign-in name. */
  readonly label: string
  /** The person's name, shown beside it. */
  readonly displayName: string
  readonly wanted: KeyKind
  readonly realm: Realm
  /**
   * The key that was tried just now asked no PIN (`key-not-fido2`): the browser is to see to one. It then lets the person
   * choose a PIN for a FIDO2 key that has none, and says nothing useful of a key that can have none.
   */
  readonly insist?: boolean
  /** The sign-in or the session in which it is made. */
  readonly binding: string
  readonly now: Instant
}

/** What `navigator.credentials.create()` is to make. Nothing is written. */
export async function keyCreation(
  deps: KeyDeps,
  tx: Tx,
  { account, label, displayName, wanted, realm, insist, binding, now }: CreationAsk,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await knownKeys(tx, account)
  const passkey = wanted === 'passkey'
  const { models } = keyRulesOf(realm)
  return {
    challenge: makeChallenge(deps.keyring, { to: 'register', account, binding }, now),
    rp: { id: siteOf(deps).rpId, name: deps.campus.institution.name.en },
    user: { id: userHandle(deps.keyring, account).toString('base64url'), name: label, displayName },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: TIMEOUT,
    // No authenticator is to hold two keys of one account (§5.4.3).
    excludeCredentials: known.map(descriptor),
    authenticatorSelection: {
      ...(!passkey && { authenticatorAttachment: 'cross-platform' }),
      // A passkey must be found without a name. A key that is carried about has few places for such, and whoever finds
      // it could read from them whose it is: there it stays beside the name and password.
      residentKey: passkey ? 'required' : 'discouraged',
      requireResidentKey: passkey,
      // A key without a PIN of its own is refused, with the reason (`confirmKey`): were it required here, browsers would
      // pass such a key over and say no more than that nothing came.
      userVerification: passkey || insist ? 'required' : 'preferred',
    },
    hints: passkey ? [] : ['security-key'],
    // Which model it is nobody needs to know, unless there is a list of them (§14.4.1).
    attestation: models ? 'direct' : 'none',
    extensions: { credProps: true },
  }
}

export type RequestAsk = {
  /** Undefined: whichever passkey the person picks tells who it is. */
  readonly account?: string
  readonly realm?: Realm | undefined
  readonly binding: string
  readonly now: Instant
}

/** What `navigator.credentials.get()` is to ask. Nothing is written; without an account nothing is looked up either. */
export async function keyRequest(
  deps: KeyDeps,
  tx: Tx,
  { account, realm, binding, now }: RequestAsk,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = makeChallenge(deps.keyring, { to: 'sign-in', account, binding }, now)
  if (account === undefined) return passkeyRequest(deps, challenge)
  const keys = (await knownKeys(tx, account)).filter(({ disabled }) => !disabled)
  return {
    challenge,
    rpId: siteOf(deps).rpId,
    timeout: TIMEOUT,
    allowCredentials: keys.map(descriptor),
    userVerification: keyRulesOf(realm).verification,
  }
}

/**
 * The same without an account, as a page keeps it: all but the challenge (`passkeyChallenge`) is the same for everybody.
 * The passkey is then all the proof there is: it has to know its holder.
 */
export const passkeyRequest = (
  deps: Pick<KeyDeps, 'baseUrl'>,
  challenge: string,
): PublicKeyCredentialRequestOptionsJSON => ({
  challenge,
  rpId: siteOf(deps).rpId,
  timeout: TIMEOUT,
  userVerification: 'required',
})

/** The question of a first page, to which any passkey may answer. */
export const passkeyChallenge = (
  { keyring }: Pick<KeyDeps, 'keyring'>,
  { binding, now }: { binding: string; now: Instant },
): string => makeChallenge(keyring, { to: 'sign-in', account: undefined, binding }, now)

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
type Transport = (typeof TRANSPORTS)[number]

/** Those that the standard knows; a browser says what it likes. */
export const knownTransports = (said: readonly string[]): Transport[] =>
  TRANSPORTS.filter((transport) => said.includes(transport))

const descriptor = ({ credential, transports }: KnownKey) => ({
  type: 'public-key' as const,
  id: credential.toString('base64url'),
  transports: knownTransports(transports),
})
