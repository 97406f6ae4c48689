import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Database } from '../../base/database/database.ts'
import type { Events } from '../../base/events.ts'
import type { Live } from '../../base/live/live.ts'
import type { Log } from '../../base/telemetry/log.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Places } from '../../base/web/place/places.ts'
import type { Campus } from '../../campus/index.ts'
import type { Push } from '../../notices/index.ts'

/** What the door needs of the world. */
export type AuthenticatorDeps = {
  db: Database
  clock: Clock
  campus: Campus
  keyring: Keyring
  events: Events
  log: Log
  live: Live
  baseUrl: string
  /** The app's address, with a slash at its end. */
  authenticatorUrl: string
  /** The way to the push services, where one is configured. */
  push?: Push | undefined
  /** Without it, nothing is in a country. */
  places?: Places
  /** Where the build laid the app; `dist/authenticator` unless told. */
  appFolder?: string
}
