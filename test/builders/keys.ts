/** Accounts with security keys and passkeys, by authenticators in software. */
import type { Database, Tx } from '../../src/base/database/database.ts'
import { MINUTE } from '../../src/base/time/instant.ts'
import type { Realm } from '../../src/campus/index.ts'
import { checkKey, confirmKey, keyCreation, keyRequest } from '../../src/methods/webauthn/index.ts'
import { SoftAuthenticator, type Twist, type Wish } from '../harness/authenticator.ts'
import { testKeyring } from '../harness/database.ts'
import { aCampus } from './campus.ts'
import { BUILT_AT } from './people.ts'

export const ORIGIN = 'https://id.test.example'
export const LOCKOUT = { attempts: 5, for: 16 * MINUTE }
export const FLOW = 'a-sign-in'

const campus = aCampus()
export const keyDeps = { keyring: testKeyring(), baseUrl: ORIGIN, campus }

type Keys = { verification?: string; attestation?: { allow: readonly string[] } }

/** A realm that accepts keys, and asks of them what is wished. */
export function aRealmWithKeys(
  keys: Keys = {},
  methods: readonly string[] = ['totp', 'security-key', 'passkey'],
): Realm {
  const { campus: realm } = campus.realms
  if (!realm) throw new Error('no realm campus')
  return { ...realm, mfa: { ...realm.mfa, methods, keys } } as Realm
}

export const anAuthenticator = (wish: Partial<Wish> = {}): SoftAuthenticator =>
  new SoftAuthenticator({ origin: ORIGIN, ...wish })

type Wanted = 'security-key' | 'passkey'
type Making = { account: string; wanted?: Wanted; insist?: boolean; realm?: Realm; binding?: string; now?: number }

export const creation = (
  tx: Tx,
  { wanted = 'security-key', realm, binding = FLOW, now = BUILT_AT, ...making }: Making,
) =>
  keyCreation(keyDeps, tx, {
    ...making,
    wanted,
    binding,
    now,
    realm: realm ?? aRealmWithKeys(),
    label: 'ann@student.test.example',
    displayName: 'Ann Peeters',
  })

export type Confirming = Making & { answer: string; name?: string; accepted?: readonly string[] }

export const confirming = (db: Database, given: Confirming) => {
  const { wanted = 'security-key', realm = aRealmWithKeys(), binding = FLOW, now = BUILT_AT } = given
  return db.transaction((tx) => confirmKey(keyDeps, tx, { ...given, wanted, realm, binding, now }))
}

/** Registers a key with an authenticator; throws when it is not taken. */
export async function register(
  db: Database,
  key: SoftAuthenticator,
  making: Making & { name?: string; twist?: Twist },
) {
  const options = await creation(db.kysely, making)
  const confirmed = await confirming(db, { ...making, answer: await key.create(options, making.twist) })
  if ('refused' in confirmed) throw new Error(`the key was not registered: ${confirmed.refused}`)
  return confirmed.registered
}

type Asking = { account?: string; realm?: Realm; binding?: string; now?: number }

export const request = (tx: Tx, { binding = FLOW, now = BUILT_AT, ...asking }: Asking = {}) =>
  keyRequest(keyDeps, tx, { ...asking, binding, now })

export const checking = (db: Database, { binding = FLOW, now = BUILT_AT, ...given }: Asking & { answer: string }) =>
  db.transaction((tx) => checkKey(keyDeps, tx, { ...given, binding, now, lockout: LOCKOUT }))
