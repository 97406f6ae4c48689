import type { RegistrationResponseJSON, VerifiedRegistrationResponse } from '@simplewebauthn/server'
import type { Tx } from '../../base/database/database.ts'
import { newId } from '../../base/ids.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Realm } from '../../campus/index.ts'
import { tidyName } from '../tidy-name.ts'
import { clearTries } from '../wrong-answers/index.ts'
import { type Attestation, readAttestation } from './answer.ts'
import { type KnownChallenge, readChallenge } from './challenge.ts'
import { addKey, type KeyKind, knownKeys, MOST_KEYS } from './key-store.ts'
import { makeOf } from './makes.ts'
import { ALGORITHMS, knownTransports } from './options.ts'
import type { KeyRefusal } from './refusal.ts'
import { givenElsewhere, type KeyDeps, keyRulesOf, siteOf } from './site.ts'

export type ConfirmAsk = {
  readonly account: string
  readonly realm: Realm
  /** The JSON of the browser's answer, or of why there is none: `{"error":"NotAllowedError"}`. */
  readonly answer: string
  readonly wanted: KeyKind
  /** The kinds that this person may register; left out, those that the realm accepts of anybody. */
  readonly accepted?: readonly string[]
  readonly binding: string
  readonly name?: string
  readonly now: Instant
}

export type NewlyRegistered = { readonly id: string; readonly kind: KeyKind; readonly name: string }

type Confirmed = { readonly registered: NewlyRegistered } | { readonly refused: KeyRefusal }

/**
 * Confirms a registration with what the new key says; from now on it counts, and the question is used up. Nothing is
 * counted as wrong: there is nothing to guess. `wanted` is what the page asked for; what came may be of the other kind,
 * and is registered as what it is.
 */
export async function confirmKey(deps: KeyDeps, tx: Tx, given: ConfirmAsk): Promise<Confirmed> {
  const { account, realm, binding, now } = given
  const read = readAttestation(given.answer)
  if ('refused' in read) return read
  const { answer } = read
  const question = readChallenge(deps.keyring, { to: 'register', account, binding }, answer.client.challenge)
  if (!question) return { refused: 'key-other-question' }
  if (question.expires <= now) return { refused: 'key-expired' }
  if (givenElsewhere(deps, answer.client)) return { refused: 'key-origin' }
  const made = await verified(deps, answer)
  if (typeof made === 'string') return { refused: made }
  const kind = kindOf(made, answer)
  const refused = unfit(made, kind, realm)
  if (refused) return { refused }
  if (!(given.accepted ?? anybodys(realm)).includes(kind)) return { refused: 'key-kind-not-accepted' }
  if ((await knownKeys(tx, account)).length >= MOST_KEYS) return { refused: 'key-too-many' }
  return store(tx, { given, answer, made, kind }, question)
}

type Made = NonNullable<VerifiedRegistrationResponse['registrationInfo']> & {
  /** A certificate of its maker says which model it is, and the library compared them. */
  readonly certified: boolean
}

/** The checks of WebAuthn Level 3 §7.1, steps 7 to 25, by the library; what fails there is no key's doing. */
async function verified(deps: KeyDeps, answer: Attestation): Promise<Made | KeyRefusal> {
  const { origin, rpId } = siteOf(deps)
  // The library is heavy, and needed from the first key on.
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  try {
    const said = decodeAttestationObject(Buffer.from(answer.response.attestationObject, 'base64url'))
    // U2F answers in its own format where the browser passes that on; elsewhere it shows in asking no PIN.
    if (said.get('fmt') === 'fido-u2f') return 'key-not-fido2'
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} } as RegistrationResponseJSON,
      expectedChallenge: answer.client.challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: false,
      supportedAlgorithmIDs: [...ALGORITHMS],
    })
    if (!registrationInfo) return 'key-wrong'
    const byItself = registrationInfo.fmt === 'packed' && said.get('attStmt').get('x5c') === undefined
    return { ...registrationInfo, certified: registrationInfo.fmt !== 'none' && !byItself }
  } catch {
    return 'key-wrong'
  }
}

/** What is a key in good order, and not one that is taken here. */
function unfit(made: Made, kind: KeyKind, realm: Realm): KeyRefusal | undefined {
  // Whatever is asked at sign-in: a FIDO2 key has a PIN of its own, and by that it is told from an older U2F key.
  if (!made.userVerified) return kind === 'passkey' ? 'key-unverified' : 'key-not-fido2'
  const { models } = keyRulesOf(realm)
  if (!models) return undefined
  // Without a certificate anything can call itself any model.
  return made.certified && models.includes(made.aaguid) ? undefined : 'key-make-not-allowed'
}

/** A passkey may be copied to other devices, or lives in this one. */
const kindOf = ({ credentialDeviceType }: Made, { authenticatorAttachment }: Attestation): KeyKind =>
  credentialDeviceType === 'multiDevice' || authenticatorAttachment === 'platform' ? 'passkey' : 'security-key'

/** All kinds that the realm accepts of anybody at all. */
const anybodys = ({ mfa }: Realm): readonly string[] => [
  ...mfa.methods,
  ...[mfa.byGroup, mfa.byInstitution].flatMap((variations) => Object.values(variations).flatMap(({ add }) => add)),
]

type Checked = { given: ConfirmAsk; answer: Attestation; made: Made; kind: KeyKind }

async function store(tx: Tx, { given, answer, made, kind }: Checked, question: KnownChallenge): Promise<Confirmed> {
  const { account, now } = given
  const { aaguid, credential, credentialBackedUp, credentialDeviceType } = made
  const registered = { id: newId(now), kind, name: tidyName(given.name ?? '') || (makeOf(aaguid) ?? '') }
  const stored = {
    ...registered,
    account,
    credential: Buffer.from(credential.id, 'base64url'),
    publicKey: credential.publicKey,
    counter: credential.counter,
    aaguid,
    transports: knownTransports(answer.response.transports ?? []),
    backupEligible: credentialDeviceType === 'multiDevice',
    backedUp: credentialBackedUp,
    attachment: answer.authenticatorAttachment ?? undefined,
    now,
  }
  const added = await addKey(tx, stored, question)
  // Known already, of whatever account: a key proves one of them (WebAuthn Level 3 §7.1, step 26).
  if (added !== 'added') return { refused: added === 'spent' ? 'key-other-question' : 'key-known-already' }
  await clearTries(tx, account, 'webauthn')
  return { registered }
}
