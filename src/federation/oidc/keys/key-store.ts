/** `oidc_keys`: signing keys, their private halves sealed and bound to their rows. */
import { type RawBuilder, sql } from 'kysely'
import type { Keyring } from '../../../base/crypto/keyring.ts'
import type { Tx } from '../../../base/database/database.ts'
import { asDate, type Instant } from '../../../base/time/instant.ts'
import type { Algorithm, KeyTimes } from './rotation.ts'

export type StoredKey = KeyTimes & { readonly realm: string; readonly privateJwk: object }

const sealedTo = (kid: string): string => `oidc_keys:private_jwk:${kid}`

/** One process at a time looks whether keys are due, and makes them. */
export async function lockKeys(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('oidc_keys'))`.execute(tx)
}

/** All keys that are still published, opened. Throws when one was changed, moved or sealed under another master key. */
export async function publishedKeys(tx: Tx, keyring: Keyring, now: Instant): Promise<StoredKey[]> {
  const found = await sql<KeyTimes & { realm: string; sealed: Buffer }>`
    select kid, realm, alg, private_jwk as sealed, signs_from as "signsFrom", signs_until as "signsUntil",
      published_until as "publishedUntil"
    from oidc_keys where published_until is null or published_until > ${asDate(now)} order by signs_from desc, kid`.execute(
    tx,
  )
  return found.rows.map(({ sealed, ...key }) => ({
    ...key,
    privateJwk: JSON.parse(keyring.unseal(sealed, sealedTo(key.kid)).toString()),
  }))
}

export type NewKey = {
  kid: string
  realm: string
  alg: Algorithm
  publicJwk: object
  privateJwk: object
  signsFrom: Instant
  now: Instant
}

export async function addKey(tx: Tx, keyring: Keyring, key: NewKey): Promise<void> {
  const sealed = keyring.seal(JSON.stringify(key.privateJwk), sealedTo(key.kid))
  await sql`
    insert into oidc_keys (kid, realm, alg, public_jwk, private_jwk, created_at, signs_from)
    values (${key.kid}, ${key.realm}, ${key.alg}, ${JSON.stringify(key.publicJwk)}::jsonb, ${sealed}, ${asDate(key.now)},
      ${asDate(key.signsFrom)})`.execute(tx)
}

/** Writes down when the keys before a new one stop signing, and when they stop being published. */
export async function retireKeys(
  tx: Tx,
  retired: { realm: string; alg: Algorithm; except: string; signsUntil: Instant; publishedUntil: Instant },
): Promise<void> {
  const { realm, alg, except, signsUntil, publishedUntil } = retired
  await sql`
    update oidc_keys set signs_until = ${asDate(signsUntil)}, published_until = ${asDate(publishedUntil)}
    where realm = ${realm} and alg = ${alg} and kid <> ${except} and published_until is null`.execute(tx)
}

/** Forgets keys that nobody can meet any more. */
export async function forgetKeys(tx: Tx, now: Instant): Promise<void> {
  await sql`delete from oidc_keys where published_until <= ${asDate(now)}`.execute(tx)
}

/** Tells all processes, when the transaction commits, that the keys are others now. */
export async function announceKeys(tx: Tx): Promise<void> {
  await tellKeys.execute(tx)
}
const tellKeys: RawBuilder<unknown> = sql`select pg_notify('oidc_keys', '')`
