import type { Keyring } from '../base/crypto/keyring.ts'
import type { Database } from '../base/database/database.ts'
import type { Events } from '../base/events.ts'
import type { Live } from '../base/live/live.ts'
import type { Clock } from '../base/time/clock.ts'
import type { Cookies } from '../base/web/cookies.ts'
import type { Places } from '../base/web/place/places.ts'
import type { Campus } from '../campus/index.ts'
import type { FrameDeps } from '../design/index.ts'
import type { Hasher } from '../methods/index.ts'
import type { BeginDeps } from '../sign-in/index.ts'

/** What the pages of a person need of the world. */
export type SelfServiceDeps = FrameDeps &
  BeginDeps & {
    campus: Campus
    db: Database
    clock: Clock
    keyring: Keyring
    events: Events
    cookies: Cookies
    hasher: Hasher
    places: Places
    baseUrl: string
    /** Whoever waits for a phone hears of it. */
    live: Live
  }
