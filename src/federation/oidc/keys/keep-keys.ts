/** Every realm has a key of each algorithm, and a successor in time. */
import { record } from '../../../audit/index.ts'
import type { Keyring } from '../../../base/crypto/keyring.ts'
import type { Database, Tx } from '../../../base/database/database.ts'
import type { Clock } from '../../../base/time/clock.ts'
import type { Instant } from '../../../base/time/instant.ts'
import type { Campus } from '../../../campus/index.ts'
import { addKey, announceKeys, forgetKeys, lockKeys, publishedKeys, retireKeys } from './key-store.ts'
import { ALGORITHMS, type Algorithm, PUBLISHED_AFTER, PUBLISHED_BEFORE, successorDue } from './rotation.ts'
import { makeKey } from './signing-key.ts'

type KeyDeps = { db: Database; keyring: Keyring; campus: Campus }

/** Makes the keys that are due, under a lock, and tells all processes. Answers how many. Run at start, and daily by a job. */
export async function keepKeys(deps: KeyDeps, now: Instant): Promise<number> {
  return deps.db.transaction(async (tx) => {
    await lockKeys(tx)
    const keys = await publishedKeys(tx, deps.keyring, now)
    const due = Object.keys(deps.campus.realms).flatMap((realm) =>
      ALGORITHMS.flatMap((alg) => {
        const ofRealm = keys.filter((key) => key.realm === realm)
        const signsFrom = successorDue(ofRealm, alg, now)
        return signsFrom === undefined
          ? []
          : [{ realm, alg, signsFrom, first: !ofRealm.some((key) => key.alg === alg) }]
      }),
    )
    for (const one of due) await succeed(deps, tx, { ...one, now })
    await forgetKeys(tx, now)
    if (due.length > 0) await announceKeys(tx)
    return due.length
  })
}

export type RotatedKey = { realm: string; alg: Algorithm; kid: string; signsFrom: Instant }

/**
 * Gives a realm (or each) new keys before their time, as an operator does after a scare: they are published at once
 * and sign a day later, so that no application meets a signature that it cannot check.
 */
export async function rotateKeys(deps: KeyDeps & { clock: Clock }, realm?: string): Promise<RotatedKey[]> {
  const now = deps.clock.now()
  const realms = Object.keys(deps.campus.realms).filter((key) => realm === undefined || key === realm)
  return deps.db.transaction(async (tx) => {
    await lockKeys(tx)
    const signsFrom = now + PUBLISHED_BEFORE
    const rotated: RotatedKey[] = []
    for (const key of realms) {
      for (const alg of ALGORITHMS) {
        const kid = await succeed(deps, tx, { realm: key, alg, signsFrom, first: false, now })
        rotated.push({ realm: key, alg, kid, signsFrom })
      }
    }
    await announceKeys(tx)
    return rotated
  })
}

type Succession = { realm: string; alg: Algorithm; signsFrom: Instant; first: boolean; now: Instant }

async function succeed(
  { keyring }: KeyDeps,
  tx: Tx,
  { realm, alg, signsFrom, first, now }: Succession,
): Promise<string> {
  const key = await makeKey(alg)
  await addKey(tx, keyring, { ...key, realm, alg, signsFrom, now })
  await retireKeys(tx, {
    realm,
    alg,
    except: key.kid,
    signsUntil: signsFrom,
    publishedUntil: signsFrom + PUBLISHED_AFTER,
  })
  if (!first)
    await record(tx, { at: now, what: 'oidc-keys.rotated', actor: 'system', realm, details: { kid: key.kid, alg } })
  return key.kid
}
