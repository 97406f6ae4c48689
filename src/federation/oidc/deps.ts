import type { Keyring } from '../../base/crypto/keyring.ts'
import type { Database } from '../../base/database/database.ts'
import type { Events } from '../../base/events.ts'
import type { Log } from '../../base/telemetry/log.ts'
import type { Telemetry } from '../../base/telemetry/telemetry.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { FrameDeps } from '../../design/index.ts'
import type { SignInDeps } from '../../sign-in/index.ts'

/** What OpenID Connect needs of the house. `baseUrl` has no slash at its end: every address handed out begins with it. */
export type OidcDeps = FrameDeps &
  SignInDeps & {
    db: Database
    clock: Clock
    keyring: Keyring
    events: Events
    log: Log
    telemetry: Telemetry
    baseUrl: string
  }

export const issuerOf = ({ baseUrl }: Pick<OidcDeps, 'baseUrl'>, realm: string): string => `${baseUrl}/realms/${realm}`
