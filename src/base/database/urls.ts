/** Connection addresses: who connects, as which role, with which session settings. */
import pg from 'pg'
import { StartFault } from './start-fault.ts'

/** The role whose rights the application has in the database, and never more. */
export const APP_ROLE = 'sleutelbos_app'

/** What every session of ours is to start with: SQL that formats or cuts times must not depend on the server. */
const SESSION = { timezone: 'UTC', datestyle: 'ISO' }

/** The same address with session settings put into its `options`. */
export function withSettings(url: string, settings: Record<string, string> = {}): string {
  const address = parseUrl(url)
  const flags = Object.entries({ ...SESSION, ...settings }).map(([key, value]) => `-c ${key}=${value}`)
  const known = address.searchParams.get('options')
  // Settings already named in the address are the operator's and win, so they come last.
  address.searchParams.set('options', [...flags, ...(known ? [known] : [])].join(' '))
  return address.toString()
}

/** Reads `postgresql://user:password@host:port/database?…`; the host may be left out where `?host=/folder` names a socket. */
function parseUrl(url: string): URL {
  const text = URL.canParse(url) ? url : url.replace('@/', '@localhost/')
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return new URL(text)
  throw new StartFault(
    'unreachable',
    'the address of the database is not of the form postgresql://user:password@host/database',
  )
}

/** The address of a server on a unix socket in `folder`. */
export function socketUrl(folder: string, login: { user: string; password: string; database: string }): string {
  const { user, password, database } = login
  const query = new URLSearchParams({ host: folder })
  return `postgresql://${user}:${encodeURIComponent(password)}@localhost/${database}?${query}`
}

/** The name with which this address logs in. */
export const userOf = (url: string): string => new pg.Client({ connectionString: url }).user ?? ''

/** The address without its password, for a message. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'the given address'
  const address = new URL(url)
  return `${address.hostname}${address.port ? `:${address.port}` : ''}${address.pathname}`
}
