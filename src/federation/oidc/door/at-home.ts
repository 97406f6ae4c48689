import type { IncomingMessage } from 'node:http'
import type { OidcDeps } from '../deps.ts'

export const PREFIX = '/realms/'

/**
 * The library builds addresses from what the request says of itself. Here it says what the configuration says: a
 * hostile Host or forwarding header must not end up in an address that we hand out (CVE-2025-48936).
 */
export function atHome({ baseUrl }: Pick<OidcDeps, 'baseUrl'>, request: IncomingMessage, realm: string): void {
  const { headers, url = '/' } = request
  const [protocol = '', host = ''] = baseUrl.split('://')
  for (const name of FORWARDING) if (name in headers) delete headers[name]
  headers.host = host
  headers['x-forwarded-proto'] = protocol
  Object.assign(request, { originalUrl: url, url: url.slice(PREFIX.length + realm.length) || '/' })
}

const FORWARDING = [
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-real-ip',
  'forwarded',
]
