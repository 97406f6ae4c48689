import type { Realm } from '../campus/index.ts'

export type SessionFacts = {
  readonly realm: Pick<Realm, 'session'>
  /** The person said that others use this computer too. */
  readonly shared: boolean
  /** What the person said yes to when asked to stay signed in; left out when they were not asked, or said no. */
  readonly stay?: 'computer' | 'smartphone'
}

export type SessionLifetime = {
  /** The session ends after this, whatever happens. Milliseconds. */
  readonly max: number
  /** Whether the browser's cookie goes when the browser closes; else it stays for `max`. */
  readonly endsWithBrowser: boolean
}

/** How long a session lasts, from the realm's `session`. */
export function sessionLifetime({ realm: { session }, shared, stay }: SessionFacts): SessionLifetime {
  const withBrowser = shared || session.endsWithBrowser
  const staying = stay && !withBrowser ? session.staySignedIn?.[stay] : undefined
  if (staying !== undefined) return { max: staying, endsWithBrowser: false }
  // A browser may never close: then `max` ends the session all the same.
  const { otherwise } = session
  if (otherwise === 'browser') return { max: session.max, endsWithBrowser: true }
  return { max: Math.min(otherwise, session.max), endsWithBrowser: withBrowser }
}
