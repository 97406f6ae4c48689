import { randomBytes, randomInt } from 'node:crypto'

/** A secret that nobody can guess, in base64url; 32 bytes unless told. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')

export const randomBytesOf = (count: number): Buffer => randomBytes(count)

/** So many decimal digits, each as likely as any other. */
export const randomDigits = (count: number): string =>
  Array.from({ length: count }, () => randomInt(10).toString()).join('')
