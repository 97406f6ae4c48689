import type { ParsedUrlQuery } from 'node:querystring'
import type { Client } from 'oidc-provider'
import type { RealmIssuer } from '../door/issuers.ts'

/**
 * The application that a request proves itself to be by its secret (RFC 6749 §2.3.1), in header or body. Undefined
 * whenever anything is out of the ordinary: then the library decides, and words the refusal.
 */
export async function provenClient(
  { provider }: Pick<RealmIssuer, 'provider'>,
  authorization: string | undefined,
  { client_id: id, client_secret: secret, client_assertion: assertion }: ParsedUrlQuery,
): Promise<Client | undefined> {
  if (assertion !== undefined) return undefined
  const given = authorization === undefined ? { id, secret } : secret === undefined ? basic(authorization) : undefined
  if (typeof given?.id !== 'string' || typeof given.secret !== 'string' || given.secret === '') return undefined
  if (authorization !== undefined && id !== undefined && id !== given.id) return undefined
  const client = await provider.Client.find(given.id)
  const bySecret =
    client?.clientAuthMethod === 'client_secret_basic' || client?.clientAuthMethod === 'client_secret_post'
  // Compares in a time that tells nothing of the secret.
  return client && bySecret && (await client.compareClientSecret(given.secret)) ? client : undefined
}

function basic(authorization: string): { id: string; secret: string } | undefined {
  const encoded = /^basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1]
  if (encoded === undefined || encoded.length % 4 === 1 || (encoded.endsWith('=') && encoded.length % 4 !== 0))
    return undefined
  const [, id = '', secret = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? []
  try {
    return { id: formDecoded(id), secret: formDecoded(secret) }
  } catch {
    return undefined
  }
}

const formDecoded = (text: string): string => decodeURIComponent(text.replaceAll('+', '%20'))
