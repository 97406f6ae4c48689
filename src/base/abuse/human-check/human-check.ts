/**
 * The check that a person, or at least an honest machine, is there: the browser does a second's work while somebody
 * types, which costs one person nothing and a robot with a million addresses a million seconds. It asks nobody to see,
 * to hear or to understand a picture, and no third party learns of it (ALTCHA, proof of work version 2).
 *
 *     made ──solved by the browser──▶ answered ──first time──▶ spent
 *       └──an hour──▶ expired           └─ wrong, or of another purpose: no more than that
 */
import { type Challenge, createChallenge, randomInt, type Solution, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Keyring } from '../../crypto/keyring.ts'
import { tokenHash } from '../../crypto/token-hash.ts'
import type { Tx } from '../../database/database.ts'
import { HOUR, type Instant } from '../../time/instant.ts'
import { spendMark } from './spent-store.ts'

export type HumanCheckDeps = { readonly keyring: Keyring }

/** A challenge for a browser, as JSON, and when its answer will no longer do. */
export type HumanCheck = { readonly challenge: string; readonly expires: Instant }

/** As long as a form may lie open before the browser must work again. */
const GOOD_FOR = HOUR

/**
 * So many rounds of PBKDF2 a try, and so many tries until the one that fits: two million rounds on average, a second
 * of a phone of the cheaper sort and a third of that on a laptop. The one that fits lies in a range, so nobody waits
 * three times as long as others for bad luck. Making one costs the server a single try (about half a millisecond in a
 * thread of its own), looking at an answer not even that.
 */
const ROUNDS = 2_500
const TRIES = { least: 400, most: 1_200 } as const

/** Makes a check for one purpose (`activation`, `recovery`, …): its answer is worth nothing for another. */
export async function makeHumanCheck(
  deps: HumanCheckDeps,
  { purpose, now }: { purpose: string; now: Instant },
): Promise<HumanCheck> {
  const expires = now + GOOD_FOR
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: ROUNDS,
    counter: randomInt(TRIES.most, TRIES.least),
    // Not the library's own field: it compares with the machine's clock, and ours is handed in.
    data: { expires },
    deriveKey,
    ...secretsOf(deps.keyring, purpose),
  })
  return { challenge: JSON.stringify(challenge), expires }
}

/** What an answer comes to. `spent`: it was given before. */
export type HumanVerdict = 'passed' | 'wrong' | 'spent' | 'expired'

/** Looks at an answer and uses it up, once across all processes, in the transaction of what it is for. */
export async function spendHumanCheck(
  deps: HumanCheckDeps,
  tx: Tx,
  { purpose, answer, now }: { purpose: string; answer: string; now: Instant },
): Promise<HumanVerdict> {
  const given = parseAnswer(answer)
  if (!given) return 'wrong'
  const { verified } = await verifySolution({ ...given, deriveKey, ...secretsOf(deps.keyring, purpose) })
  if (!verified) return 'wrong'
  // From here on the challenge is one that we made: its signature held.
  const expires = Number(given.challenge.parameters.data?.expires)
  if (!(now < expires)) return 'expired'
  const fresh = await spendMark(tx, { mark: tokenHash(given.challenge.signature), until: expires })
  return fresh ? 'passed' : 'spent'
}

/**
 * The purpose stands in the key that signs the challenge, and there alone: the answer to one form opens no other. That
 * signature covers the challenge's parameters, the signature of its solution among them.
 */
const secretsOf = (keyring: Keyring, purpose: string) => ({
  hmacSignatureSecret: keyring.mac('human-check', `challenge:${purpose}`).toString('base64url'),
  hmacKeySignatureSecret: keyring.mac('human-check', 'solution').toString('base64url'),
})

/** Longer than any answer of ours. */
const LONGEST = 4_000

type Answer = { challenge: Challenge & { signature: string }; solution: Solution }

/** Anybody may send anything; only what has the form of an answer goes to the library. */
function parseAnswer(text: string): Answer | undefined {
  if (text.length > LONGEST) return undefined
  let answer: Partial<Answer> | null
  try {
    answer = JSON.parse(text) as Partial<Answer> | null
  } catch {
    return undefined
  }
  const { challenge, solution } = answer ?? {}
  const fits =
    typeof challenge?.signature === 'string' &&
    isRecord(challenge.parameters) &&
    typeof challenge.parameters.keySignature === 'string' &&
    isRecord(solution)
  return fits ? ({ challenge, solution } as Answer) : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
