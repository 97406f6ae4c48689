import type { Keyring } from '../../base/crypto/keyring.ts'

/** How many digits a code has. */
const DIGITS = 6

/**
 * The code of a challenge, as six digits. It follows from the challenge's id by a key of its own, so that it stands in no
 * row, no job and no log, and whoever reads the database cannot answer. 48 bits taken modulo a million: no code is likelier
 * than another by more than a part in 10⁸.
 */
export const codeOf = (keyring: Keyring, challenge: string): string =>
  String(keyring.mac('phone-code', challenge).readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0')
