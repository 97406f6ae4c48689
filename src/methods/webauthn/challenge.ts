/**
 * The question that a key signs. It carries its own proof, so that showing it writes nothing: a nonce, its end, and a
 * keyed MAC over both and over what it is for. Answering it spends the nonce (`key-store.ts`).
 *
 *     asked ──right answer──▶ spent        a second answer, in whatever process: refused
 *       └──half an hour──▶ expired
 */
import type { Keyring } from '../../base/crypto/keyring.ts'
import { sameBytes } from '../../base/crypto/same.ts'
import { randomBytesOf } from '../../base/random.ts'
import { type Instant, MINUTE } from '../../base/time/instant.ts'

/** As long as a sign-in may take: who picks a passkey on a page that lay open is not told that it was too late. */
export const GOOD_FOR = 30 * MINUTE

/**
 * What a question is for. `binding`: the sign-in or the session in which it is asked; an answer does nothing elsewhere.
 * Without an account, any passkey may answer that was made here.
 */
export type Asked =
  | { readonly to: 'register'; readonly binding: string; readonly account: string }
  | { readonly to: 'sign-in'; readonly binding: string; readonly account: string | undefined }

const NONCE = 16
const END = 6
const MAC = 32

/** A new question, in base64url. */
export function makeChallenge(keyring: Keyring, asked: Asked, now: Instant): string {
  const open = Buffer.concat([randomBytesOf(NONCE), Buffer.alloc(END)])
  open.writeUIntBE(now + GOOD_FOR, NONCE, END)
  return Buffer.concat([open, macOf(keyring, asked, open)]).toString('base64url')
}

/** A question of ours; `mark` is its nonce, by which it is spent. */
export type KnownChallenge = { readonly mark: Buffer; readonly expires: Instant }

/** Undefined when it was not asked here for just this. Whether it is too late, the caller compares. */
export function readChallenge(keyring: Keyring, asked: Asked, challenge: string): KnownChallenge | undefined {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== NONCE + END + MAC) return undefined
  const open = bytes.subarray(0, NONCE + END)
  if (!sameBytes(bytes.subarray(NONCE + END), macOf(keyring, asked, open))) return undefined
  return { mark: open.subarray(0, NONCE), expires: open.readUIntBE(NONCE, END) }
}

/** The parts are ids and fixed words, none of which holds a line break: no two questions share a text. */
const macOf = (keyring: Keyring, { to, binding, account = '' }: Asked, open: Buffer): Buffer =>
  keyring.mac('webauthn-challenge', Buffer.concat([Buffer.from(`${to}\n${account}\n${binding}\n`), open]))

/** By what an authenticator knows the account: it tells nobody else who that is (WebAuthn Level 3 §14.6.1). */
export const userHandle = (keyring: Keyring, account: string): Buffer => keyring.mac('webauthn-user', account)
