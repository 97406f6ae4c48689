/** The key for which devices encrypt (ARCHITECTURE, step 1). Made once; each device pins it when it is linked. */
import { type CryptoKey, compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Keyring } from '../../../base/crypto/keyring.ts'
import type { Tx } from '../../../base/database/database.ts'
import { newId } from '../../../base/ids.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { addServerKey, findServerKey, privateKeyRow, type ServerKey } from './server-key-store.ts'

type KeyDeps = { readonly keyring: Keyring }

/** Nothing that a device seals is longer. */
const LONGEST = 1_000

/** The public half, for `api/server`. The first who asks makes it. */
export const deviceServerKey = async (deps: KeyDeps, tx: Tx, now: Instant): Promise<JWK> =>
  (await serverKey(deps, tx, now)).publicKey

/** What a device sealed for us; undefined for anything else. Takes one way of sealing alone. */
export async function openSealed(
  deps: KeyDeps,
  tx: Tx,
  { sealed, now }: { sealed: string; now: Instant },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (sealed.length > LONGEST) return undefined
  const key = await privateKeyOf(deps, await serverKey(deps, tx, now))
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    return protectedHeader.zip === undefined ? new Uint8Array(plaintext) : undefined
  } catch {
    return undefined
  }
}

async function serverKey({ keyring }: KeyDeps, tx: Tx, now: Instant): Promise<ServerKey> {
  const known = await findServerKey(tx)
  if (known) return known
  const id = newId(now)
  const pair = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true })
  const [publicKey, secret] = [await exportJWK(pair.publicKey), await exportJWK(pair.privateKey)]
  const privateKey = keyring.seal(JSON.stringify(secret), privateKeyRow(id))
  await addServerKey(tx, { id, publicKey, privateKey }, now)
  const made = await findServerKey(tx)
  if (!made) throw new Error('the key of the authenticator was made and is not there')
  return made
}

/** Unsealed once a process: by the row's id, which belongs to one key alone. */
const opened = new WeakMap<Keyring, Map<string, Promise<CryptoKey>>>()

function privateKeyOf({ keyring }: KeyDeps, { id, privateKey }: ServerKey): Promise<CryptoKey> {
  const known = opened.get(keyring) ?? new Map<string, Promise<CryptoKey>>()
  opened.set(keyring, known)
  const key = known.get(id) ?? openKey(keyring.unseal(privateKey, privateKeyRow(id)))
  known.set(id, key)
  return key
}

async function openKey(jwk: Buffer): Promise<CryptoKey> {
  const key = await importJWK(JSON.parse(jwk.toString()) as JWK, 'ECDH-ES')
  if (key instanceof Uint8Array) throw new Error('the key of the authenticator is no pair')
  return key
}
