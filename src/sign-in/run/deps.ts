import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Database } from '../../base/database/database.ts'
import type { Events } from '../../base/events.ts'
import type { Telemetry } from '../../base/telemetry.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Campus } from '../../campus/index.ts'
import type { Language } from '../../i18n/index.ts'
import type { Hasher } from '../../methods/index.ts'

/** What a sign-in needs of the world. */
export type FlowDeps = {
  db: Database
  clock: Clock
  campus: Campus
  keyring: Keyring
  events: Events
  telemetry: Telemetry
  hasher: Hasher
}

/** What is known of the browser that asks, as a flow needs it. */
export type Visitor = {
  address: string | undefined
  userAgent: string
  language: Language
  /** The mark of this browser. */
  browser: string
  /** The session token that this browser holds in a realm, if any. */
  held(realm: string): string | undefined
}
