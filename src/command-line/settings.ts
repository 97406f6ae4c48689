/** What the environment says: the only file that reads it. Every fault is listed, not the first alone. */
import { isAbsolute, resolve } from 'node:path'

/** `on` opens /demo with clock and voice; `public` opens it without; `built-in` is `on` with the demo campus. */
export type DemoMode = 'off' | 'on' | 'public' | 'built-in'

export type Settings = {
  port: number
  host: string
  /** Public base address without a slash at its end; every link and issuer is built from it. */
  baseUrl: string
  https: boolean
  /** Public address of the authenticator with a slash at its end: below the base address, or an origin of its own. */
  authenticatorUrl: string
  configFile: string | undefined
  dataFolder: string
  databaseUrl: string | undefined
  ownerDatabaseUrl: string | undefined
  demo: DemoMode
  secretFile: string | undefined
  tls: { cert: string; key: string } | undefined
  logLevel: string
  metricsToken: string | undefined
}

export type Environment = Readonly<Record<string, string | undefined>>

/** One variable of the environment, for the reference in docs/configuration.md. */
export type Variable = { name: string; meaning: string; usual: string }

export const VARIABLES: readonly Variable[] = [
  { name: 'PORT', meaning: 'Port to listen on.', usual: '3000' },
  { name: 'HOST', meaning: 'Address to listen on.', usual: '127.0.0.1' },
  {
    name: 'SLEUTELBOS_URL',
    meaning:
      'Public base address. Links, issuers and entity IDs are built from it, never from a request. `http` for loopback hosts alone.',
    usual: '`http://localhost:PORT`',
  },
  {
    name: 'SLEUTELBOS_AUTHENTICATOR_URL',
    meaning:
      'An origin of the authenticator’s own, which reaches this same server: nothing else answers there. To be chosen before the first phone is linked. `http` for loopback hosts alone.',
    usual: '`SLEUTELBOS_URL` + `/authenticator/`',
  },
  { name: 'SLEUTELBOS_CONFIG', meaning: 'Path of `campus.yaml`.', usual: 'the built-in demo campus' },
  { name: 'SLEUTELBOS_DATA', meaning: 'Folder for the embedded database and generated keys.', usual: './data' },
  { name: 'DATABASE_URL', meaning: 'A PostgreSQL server (15 or later) in place of the embedded one.', usual: 'unset' },
  {
    name: 'SLEUTELBOS_OWNER_DATABASE_URL',
    meaning:
      'With `DATABASE_URL`: the role that owns the tables, for migrations and jobs, when it is another than the application’s.',
    usual: '`DATABASE_URL`',
  },
  {
    name: 'SLEUTELBOS_DEMO',
    meaning:
      '`1` opens `/demo` (loopback hosts alone); `public` opens it without clock and voice, with a banner on each page.',
    usual: 'unset; set by itself for the demo campus',
  },
  {
    name: 'SLEUTELBOS_SECRET_FILE',
    meaning:
      'File with the master key (32 random bytes in base64) that encrypts secrets at rest. Must be given outside demo mode.',
    usual: 'made in the data folder in demo mode',
  },
  {
    name: 'SLEUTELBOS_TLS_CERT, SLEUTELBOS_TLS_KEY',
    meaning: 'PEM files: serve HTTPS itself (TLS 1.2 and 1.3), read anew on SIGHUP.',
    usual: 'unset',
  },
  { name: 'SLEUTELBOS_LOG', meaning: 'How much is logged: fatal, error, warn, info, debug.', usual: 'info' },
  {
    name: 'SLEUTELBOS_METRICS_TOKEN',
    meaning: 'Bearer token with which `/metrics` answers other hosts than loopback.',
    usual: 'unset: loopback alone',
  },
]

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug']

/** Settings from the environment, or every fault in it, each in one line that says what to do. */
export function readSettings(environment: Environment, folder: string): { settings: Settings } | { faults: string[] } {
  const faults: string[] = []
  const text = (name: string) => environment[name]?.trim() || undefined
  const path = (name: string) => {
    const value = text(name)
    return value === undefined || isAbsolute(value) ? value : resolve(folder, value)
  }
  const port = Number(text('PORT') ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    faults.push(`PORT is ${text('PORT')}: give a number from 1 to 65535.`)
  const url = baseUrlOf(text('SLEUTELBOS_URL') ?? `http://localhost:${port}`, faults)
  const authenticatorUrl = url && authenticatorUrlOf(text('SLEUTELBOS_AUTHENTICATOR_URL'), url, faults)
  const configFile = path('SLEUTELBOS_CONFIG')
  const demo = demoMode(text('SLEUTELBOS_DEMO'), configFile, faults)
  if (url && (demo === 'on' || demo === 'built-in') && !LOOPBACK.test(url.hostname)) {
    faults.push(
      `Demo mode opens every account to whoever asks, so it needs a loopback address; SLEUTELBOS_URL names ${url.hostname}. Give SLEUTELBOS_CONFIG a campus of your own, or set SLEUTELBOS_DEMO=public.`,
    )
  }
  const secretFile = path('SLEUTELBOS_SECRET_FILE')
  if (demo === 'off' && !secretFile) {
    faults.push(
      'SLEUTELBOS_SECRET_FILE is not set: make a master key (openssl rand -base64 32 > master.key; chmod 600 master.key) and name its file.',
    )
  }
  const logLevel = text('SLEUTELBOS_LOG') ?? 'info'
  if (!LOG_LEVELS.includes(logLevel))
    faults.push(`SLEUTELBOS_LOG is ${logLevel}: give one of ${LOG_LEVELS.join(', ')}.`)
  const tls = tlsFiles(path('SLEUTELBOS_TLS_CERT'), path('SLEUTELBOS_TLS_KEY'), faults)
  if (faults.length > 0 || !url || !authenticatorUrl) return { faults }
  return {
    settings: {
      port,
      host: text('HOST') ?? '127.0.0.1',
      baseUrl: url.origin,
      https: url.protocol === 'https:',
      authenticatorUrl,
      configFile,
      dataFolder: path('SLEUTELBOS_DATA') ?? resolve(folder, 'data'),
      databaseUrl: text('DATABASE_URL'),
      ownerDatabaseUrl: text('SLEUTELBOS_OWNER_DATABASE_URL'),
      demo,
      secretFile,
      tls,
      logLevel,
      metricsToken: text('SLEUTELBOS_METRICS_TOKEN'),
    },
  }
}

const baseUrlOf = (text: string, faults: string[]): URL | undefined =>
  originIn({ name: 'SLEUTELBOS_URL', text, example: 'https://login.example.edu' }, faults)

type Given = { name: string; text: string; example: string }

/** An address without a path; http is accepted for loopback hosts alone. */
function originIn({ name, text, example }: Given, faults: string[]): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const plain = url && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (!url || !plain || !/^https?:$/.test(url.protocol)) {
    faults.push(`${name} is ${text}: give an address such as ${example}, without a path.`)
    return undefined
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    faults.push(`${name} is ${text}: http is accepted for loopback hosts alone. Use https.`)
  }
  return url
}

function authenticatorUrlOf(text: string | undefined, base: URL, faults: string[]): string | undefined {
  if (text === undefined) return `${base.origin}/authenticator/`
  const example = 'https://app.login.example.edu'
  const url = originIn({ name: 'SLEUTELBOS_AUTHENTICATOR_URL', text, example }, faults)
  if (url?.host === base.host)
    faults.push(`SLEUTELBOS_AUTHENTICATOR_URL is ${text}, as SLEUTELBOS_URL is: give another host, or leave it out.`)
  return url && `${url.origin}/`
}

function demoMode(wish: string | undefined, configFile: string | undefined, faults: string[]): DemoMode {
  if (wish !== undefined && !['0', '1', 'public'].includes(wish))
    faults.push(`SLEUTELBOS_DEMO is ${wish}: give 1 or public, or leave it out.`)
  if (wish === 'public') return 'public'
  if (configFile === undefined) return 'built-in'
  return wish === '1' ? 'on' : 'off'
}

function tlsFiles(cert: string | undefined, key: string | undefined, faults: string[]): Settings['tls'] {
  if (cert && key) return { cert, key }
  if (cert || key) faults.push('SLEUTELBOS_TLS_CERT and SLEUTELBOS_TLS_KEY belong together: give both or neither.')
  return undefined
}

/** The settings of this process. */
export const settingsOfProcess = () => readSettings(process.env, process.cwd())
