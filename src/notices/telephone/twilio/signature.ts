/** The signature by which a provider of Twilio's interface proves that a request is its own. Pure. */
import { createHmac } from 'node:crypto'
import { sameText } from '../../../base/crypto/same.ts'

/** `address` whole, as we gave it; `fields` as they were posted. */
export type SignedRequest = {
  readonly address: string
  readonly fields: Readonly<Record<string, string>>
  readonly signature: string
}

/** HMAC-SHA-1, by the account's token, of the address and of each field's name and value in the order of the names. */
export function signatureOf(token: string, { address, fields }: Omit<SignedRequest, 'signature'>): string {
  const names = Object.keys(fields).sort()
  const text = names.reduce((all, name) => `${all}${name}${fields[name]}`, address)
  return createHmac('sha1', token).update(text).digest('base64')
}

/** Whether one of these tokens signed the request. */
export const isSigned = (tokens: readonly string[], request: SignedRequest): boolean =>
  tokens.some((token) => sameText(request.signature, signatureOf(token, request)))
