import type { DeviceRequest, Shown } from '../../../methods/browser.ts'
import type { AppAccount, RealmLook, Settings } from './kept.ts'

export type { Shown } from '../../../methods/browser.ts'

/** What screens show, replaced as a whole at each change and never changed in place. */
export type AppState = {
  /** In the person's order. */
  readonly accounts: readonly AppAccount[]
  /** Open requests, the newest first; a request is here until it was answered, ended or expired. */
  readonly requests: readonly AppRequest[]
  readonly connection: Connection
  /** Accounts that are no longer here, and why: told until the person has read it (`dismissGone`). */
  readonly gone: readonly GoneAccount[]
  readonly settings: Settings
  readonly notifications: Notifications
  readonly install: InstallState
  /** A newer version is loaded and waits for `reloadApp`. */
  readonly update: boolean
  /** What `?c=` brought, word for word; to be given to `look` as if it were scanned, then `takeArrival`. */
  readonly arrival: string | undefined
  /** What the server said of itself when it was last asked. */
  readonly server: ServerSays | undefined
}

/** `unlinked`: there is no account yet, so that nothing is asked. */
export type Connection = 'unlinked' | 'connecting' | 'live' | 'offline'

/** `install-first`: iOS gives notifications to installed apps alone. `unasked`: `askNotifications` would ask. */
export type Notifications = 'on' | 'unasked' | 'off' | 'refused' | 'install-first' | 'unavailable'

export type Platform = 'ios' | 'android' | 'desktop'

export type InstallState = {
  readonly platform: Platform
  readonly installed: boolean
  /** The browser offers to install: `installApp` opens its question. Elsewhere the steps are told. */
  readonly canPrompt: boolean
}

export type ServerSays = {
  readonly origin: string
  readonly version: string
  readonly institution: { readonly en: string; readonly nl: string }
  /** Address of help. */
  readonly help: string
  /** Public key that pushes are signed with (VAPID), in base64url. */
  readonly push: string | null
}

/** `lost`: the phone's own store no longer holds the account (browser data cleared, or a phone restored from a copy). */
export type GoneWhy = 'removed' | 'void' | 'closed' | 'lost'

export type GoneAccount = {
  readonly device: string
  readonly name: string
  readonly accountName: string
  readonly realm: RealmLook
  readonly why: GoneWhy
}

/** A request with what it says, read. `text`: the very JSON that is digested. */
export type AppRequest = Omit<DeviceRequest, 'shown'> & { readonly text: string; readonly shown: Shown }
