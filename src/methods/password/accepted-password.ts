/**
 * A password that has passed the realm's rules. `policies` alone makes them (tested), and nothing else can be hashed
 * and stored: nobody can forget the rules.
 */
export class AcceptedPassword {
  readonly #plain: string

  private constructor(plain: string) {
    this.#plain = plain
  }

  /** For `policies` alone: the normalised password, with the list of reasons against it, which must be empty. */
  static judged(plain: string, _reasons: readonly []): AcceptedPassword {
    return new AcceptedPassword(plain)
  }

  reveal(): string {
    return this.#plain
  }
}
