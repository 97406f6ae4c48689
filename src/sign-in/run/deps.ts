import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Database } from '../../base/database/database.ts'
import type { Events } from '../../base/events.ts'
import type { Log } from '../../base/telemetry/log.ts'
import type { Telemetry } from '../../base/telemetry/telemetry.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Instant } from '../../base/time/instant.ts'
import type { Places } from '../../base/web/place/places.ts'
import { type Campus, type Realm, realmByKey } from '../../campus/index.ts'
import type { Language } from '../../i18n/index.ts'
import type { Hasher } from '../../methods/index.ts'
import type { Outbox, Push, Telephone } from '../../notices/index.ts'
import { markOf } from '../known-browsers/known-browser.ts'
import type { DeviceClass } from '../sessions/device-class.ts'
import type { Knowing } from './flow-store.ts'

/** What a sign-in needs of the world. */
export type FlowDeps = {
  db: Database
  clock: Clock
  campus: Campus
  keyring: Keyring
  events: Events
  telemetry: Telemetry
  hasher: Hasher
  /** Where browsers find this server: keys answer to no other. */
  baseUrl: string
  /** The address of the app, with a slash at its end. */
  authenticatorUrl: string
  /** The way to the push services, where one is configured. */
  push?: Push | undefined
  log: Log
  /** The gateways for texts and calls, where some are configured; in demo mode all is laid down in an outbox. */
  telephone?: Telephone | undefined
  outbox?: Outbox | undefined
  /** Without it, no sign-in is from a country. */
  places?: Places
}

/** What is known of the browser that asks, as a flow needs it. */
export type Visitor = {
  address: string | undefined
  /** What limits count by, also when the address is unknown. */
  limitBy: string
  /** The campus's own devices by whose certificate the connection proved itself. */
  devices: readonly string[]
  device: DeviceClass
  userAgent: string
  language: Language
  /** The mark of this browser. */
  browser: string
  /** The session token that this browser holds in a realm, if any. */
  held(realm: string): string | undefined
  /** The token by which accounts of a realm know this browser, if any. */
  known(realm: string): string | undefined
}

/** By what accounts might know the browser of this visitor. */
export function knowingOf(deps: Pick<FlowDeps, 'campus' | 'keyring'>, visitor: Visitor, now: Instant): Knowing {
  const tokens = Object.keys(deps.campus.realms).map((realm) => visitor.known(realm))
  return { marks: tokens.filter((token) => token !== undefined).map((token) => markOf(deps, token)), now }
}

/** The realm of a flow; it was in the configuration when the name was given. */
export function realmOf({ campus }: Pick<FlowDeps, 'campus'>, key: string): Realm {
  const realm = realmByKey(campus, key)
  if (!realm) throw new Error(`realm ${key} is no longer in the configuration`)
  return realm
}
