import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** Longer than this nobody is held back, whatever the machine. */
const LONGEST = 60_000

/**
 * The answer to a challenge, as the server reads it. The work is the browser's own (Web Cryptography), which does it in
 * threads of its own: the page stays quick without a worker of ours, and the content policy needs no exception.
 */
export async function solve(text: string): Promise<string> {
  const challenge = JSON.parse(text) as Challenge
  const solution = await solveChallenge({ challenge, deriveKey, timeout: LONGEST })
  if (!solution) throw new Error('the challenge took too long')
  const { counter, derivedKey } = solution
  return JSON.stringify({ challenge, solution: { counter, derivedKey } })
}
