import type { Keyring } from '../../base/crypto/keyring.ts'

/** A realm's name as somebody typed it, and the account it belongs to, if any. */
export type Claimed = { readonly realm: string; readonly nameKey: string; readonly account: string | undefined }

/**
 * Whom wrong answers are counted for: the account, or a keyed mark of a name that no account has, so that unknown
 * names lock alike and the table tells nobody which names were tried. In the form of a UUID (version 8, RFC 9562 §5.8).
 */
export function subjectOf(keyring: Keyring, { realm, nameKey, account }: Claimed): string {
  if (account !== undefined) return account
  const mark = keyring.blindIndex('wrong-answers', `${realm}\0${nameKey}`).subarray(0, 16)
  mark.writeUInt8((mark.readUInt8(6) & 0x0f) | 0x80, 6)
  mark.writeUInt8((mark.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = mark.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
