import type { Verifier } from '../store/app.ts'
import { refuse } from '../store/result.ts'

type Asker = typeof import('./ask-unlock.ts')

/** Finger or face; what asks for them comes in a file of its own. */
export const verifier: Verifier = {
  assertUnlock: async (challenge, credential) =>
    (await withAsker((ask) => ask.assertUnlock(challenge, credential))) ?? refuse('biometrics-unavailable'),
  createUnlock: async (options) =>
    (await withAsker((ask) => ask.createUnlock(options))) ?? refuse('biometrics-unavailable'),
}

/** Whether this phone verifies its person by finger, face or its own lock. */
export const unlockAvailable = async (): Promise<boolean> => (await withAsker((ask) => ask.canVerify())) ?? false

/** Undefined where that file cannot be had. */
async function withAsker<T>(use: (ask: Asker) => Promise<T>): Promise<T | undefined> {
  const ask = await import('./ask-unlock.ts').catch(() => undefined)
  return ask && use(ask)
}
