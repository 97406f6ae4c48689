/** How long a session lasts, and how fresh a proof must be: the realm's `session`, read in one place. */
import type { Realm } from '../campus/index.ts'

type Device = 'computer' | 'smartphone'

export type SessionFacts = {
  readonly realm: Pick<Realm, 'session'>
  /** The person said that others use this computer too. */
  readonly shared: boolean
  /** What the person said yes to when asked to stay signed in; left out when they were not asked, or said no. */
  readonly stay?: Device | undefined
}

export type SessionLifetime = {
  /** The session ends after this, whatever happens. Milliseconds. */
  readonly max: number
  /** It ends after so long without use; undefined: never for want of use. Milliseconds. */
  readonly idle: number | undefined
  /** Whether the browser's cookie goes when the browser closes; else it stays for `max`. */
  readonly endsWithBrowser: boolean
}

/** How long a session lasts, from the realm's `session`. */
export function sessionLifetime({ realm: { session }, shared, stay }: SessionFacts): SessionLifetime {
  const staying = stay && stayOffer({ realm: { session }, shared, device: stay })
  if (staying !== undefined) return { max: staying, idle: undefined, endsWithBrowser: false }
  const { otherwise, max, idle } = session
  // A browser may never close: then `max` ends the session all the same.
  if (otherwise === 'browser') return { max, idle, endsWithBrowser: true }
  return { max: Math.min(otherwise, max), idle, endsWithBrowser: shared || session.endsWithBrowser }
}

type OfferFacts = Pick<SessionFacts, 'realm' | 'shared'> & { readonly device: Device }

/** For how long a person may be offered to stay signed in here, in milliseconds; undefined: not at all. */
export function stayOffer({ realm: { session }, shared, device }: OfferFacts): number | undefined {
  return shared || session.endsWithBrowser ? undefined : session.staySignedIn?.[device]
}

/** How long ago the last proof may be before something sensitive, in milliseconds: the same for all such acts. */
export const freshnessFor = ({ session }: Pick<Realm, 'session'>): number => session.stepUp
