import { inspect } from 'node:util'

/** A value that must not be printed: logs, JSON and templates show `[secret]`; `reveal` gives it to who needs it. */
export class Secret<T> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  reveal(): T {
    return this.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}

export const secret = <T>(value: T): Secret<T> => new Secret(value)
