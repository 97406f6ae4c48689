import type { Keyring } from '../../base/crypto/keyring.ts'

/**
 * What is stored of an initial password: a MAC of account and password under a key of its own. Bound to the account, so
 * that a row copied to another account opens nothing; keyed, so that without the master key there is nothing to guess
 * at; and quick enough for a file of 100,000 (argon2id would take hours of them). Its password is in NFC, as all
 * passwords are (RFC 8265 §4.2.2).
 */
export const initialPasswordMac = (keyring: Keyring, account: string, plain: string): Buffer =>
  keyring.mac('initial-password', `${account}:${plain.normalize('NFC')}`)
