/**
 * Is this the account's password? The answer to everybody who may not come in is the same, in words and in time:
 * unknown, not activated, suspended, closed, or simply wrong.
 */
import { type Write, writeTogether } from '../../base/database/statements/statement.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Account } from '../../people/index.ts'
import { type Guess, type GuessDeps, noteWrong, toldOf, tryOf } from '../wrong-answers/guessing/index.ts'
import { clearing, type Lockout, type Missed, subjectOf } from '../wrong-answers/index.ts'
import type { Hasher } from './hasher-client.ts'
import { normalisePassword } from './normalise.ts'
import { chargeForHash, replaceHash } from './password-store.ts'

export type PasswordDeps = GuessDeps & { readonly hasher: Hasher }

export type PasswordAsk = {
  readonly realm: { readonly key: string; readonly lockout: Lockout }
  /** The normalised sign-in name. */
  readonly nameKey: string
  /** The account of that name, if there is one. */
  readonly account: Pick<Account, 'id' | 'status'> | undefined
  readonly typed: string
  /** Where it was typed: a request's `visit`. Left out by what nobody reaches from outside. */
  readonly from?: Guess['from']
  /** Identifier of a browser that this account knows: its guesses are counted apart, so that strangers never lock it. */
  readonly knownBrowser?: string | undefined
  readonly now: Instant
}

export type PasswordVerdict = { readonly verdict: 'right' } | NotRight

/** `takeBack`: the try that was charged for it; whoever asked writes it, whatever comes of the right answer. */
export type TriedPassword = { readonly verdict: 'right'; readonly takeBack: Write } | NotRight

type NotRight =
  | Missed
  /** Too many wait for the hash; nothing was counted. Milliseconds. */
  | { readonly verdict: 'busy'; readonly retryAfter: number }
  /** Too many wrong ones came from there, for whatever accounts; nothing was counted. Milliseconds. */
  | { readonly verdict: 'slowed'; readonly retryAfter: number }

/**
 * Charges a try, hashes without a connection, and takes the try back when the password was right. Works in short
 * transactions of its own, so it must be called outside any other.
 */
export async function checkPassword(deps: PasswordDeps, ask: PasswordAsk): Promise<PasswordVerdict> {
  const tried = await tryPassword(deps, ask)
  if (tried.verdict !== 'right') return tried
  await writeTogether(deps.db.kysely, [tried.takeBack])
  return { verdict: 'right' }
}

/** The same for a caller who has something to write after a right answer, and takes the try back together with that. */
export async function tryPassword(deps: PasswordDeps, ask: PasswordAsk): Promise<TriedPassword> {
  const load = deps.hasher.load()
  if (load.full) return { verdict: 'busy', retryAfter: load.expectedWait }
  const { account, typed } = ask
  const guess = guessOf(deps, ask)
  // Only an active account has a password that counts; the others cost the same and are told the same.
  const active = account?.status === 'active' ? account.id : undefined
  const charge = await chargeForHash(deps.db.kysely, tryOf(deps, guess), active)
  if (!charge.charged) return toldOf(deps, charge.barred)
  const { hash } = charge.found
  if (active === undefined || hash === null) await deps.hasher.decoy(shortened(typed))
  else if (await isRight(deps.hasher, hash, typed)) {
    await renewHash(deps, { account: active, old: hash, typed })
    return { verdict: 'right', takeBack: clearing(guess.subject, 'password', ask.knownBrowser) }
  }
  await noteWrong(deps, { guess, missed: charge.ifWrong, crowded: charge.crowded })
  return charge.ifWrong
}

function guessOf({ keyring }: PasswordDeps, { realm, nameKey, account, typed, from, knownBrowser, now }: PasswordAsk) {
  const subject = subjectOf(keyring, { realm: realm.key, nameKey, account: account?.id })
  return { realm, subject, method: 'password', typed, from, knownBrowser, now } as const
}

/** A text that can be no password is wrong like any other, at the price of any other. */
async function isRight(hasher: Hasher, hash: string, typed: string): Promise<boolean> {
  const normalised = normalisePassword(typed)
  return 'unfit' in normalised ? hasher.decoy(shortened(typed)) : hasher.verify(hash, normalised.password)
}

/** What goes into a decoy is of no account, but a megabyte must not reach the hash. */
const shortened = (typed: string): string => typed.slice(0, 64)

/** Parameters grow over the years: whoever signs in gets a hash with those of today. */
async function renewHash(deps: PasswordDeps, { account, old, typed }: { account: string; old: string; typed: string }) {
  const normalised = normalisePassword(typed)
  if (!deps.hasher.outdated(old) || 'unfit' in normalised) return
  await replaceHash(deps.db.kysely, { account, old, hash: await deps.hasher.hash(normalised.password) })
}
