import type { AcceptedPassword } from './accepted-password.ts'
import type { Hasher } from './hasher-client.ts'

/** The hash of an accepted password: what `storePassword` takes, and only `hashAccepted` makes. */
export class HashedPassword {
  readonly #hash: string

  private constructor(hash: string) {
    this.#hash = hash
  }

  static async of(hasher: Hasher, accepted: AcceptedPassword): Promise<HashedPassword> {
    return new HashedPassword(await hasher.hash(accepted.reveal()))
  }

  reveal(): string {
    return this.#hash
  }
}

/** Hashes before the transaction begins that stores it: no connection waits for a hash. */
export const hashAccepted = (hasher: Hasher, accepted: AcceptedPassword): Promise<HashedPassword> =>
  HashedPassword.of(hasher, accepted)
