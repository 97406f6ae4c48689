/** Why an answer of a key is not taken; each has a text in both languages (`refusal.<key>`). */
export type KeyRefusal =
  /** The browser, or the person, gave up: no key, no touch, no PIN. Never counted. */
  | 'key-no-answer'
  /** What came is no answer of a browser. Never counted. */
  | 'key-garbled'
  /** More than any key says. Never counted. */
  | 'key-too-large'
  /** The question was asked too long ago. Never counted. */
  | 'key-expired'
  /** The question was answered before, or was never asked here. */
  | 'key-other-question'
  /** A key that is linked to no account at all: it was removed, or is of another institution. */
  | 'key-unknown'
  /** A key, but not one of this account. */
  | 'key-not-yours'
  /** The answer was given to another site. */
  | 'key-origin'
  /** Neither a PIN nor a fingerprint or face was asked, where it has to be. */
  | 'key-unverified'
  /** The signature does not fit the key. */
  | 'key-wrong'
  /** A copy of this key answers somewhere. */
  | 'key-cloned'
  | 'key-known-already'
  | 'key-not-fido2'
  | 'key-make-not-allowed'
  | 'key-kind-not-accepted'
  | 'key-too-many'
