import { askServer } from '../api/server.ts'
import { type App, originOf } from '../store/app.ts'
import type { Notifications } from '../store/app-state.ts'
import { isRefused } from '../store/result.ts'

/** One thing that was looked at. `why` names what was found, and so how to mend it. */
export type Check = {
  readonly what: 'camera' | 'notifications' | 'network' | 'clock' | 'version' | 'storage' | 'installed'
  readonly is: 'good' | 'warn' | 'bad'
  readonly why: CheckWhy
  readonly values?: Readonly<Record<string, string | number>>
}

export type CheckWhy =
  | 'good'
  | 'camera-unasked'
  | 'camera-refused'
  | 'camera-none'
  | `notifications-${Exclude<Notifications, 'on'>}`
  | 'offline'
  | 'server-trouble'
  | 'other-origin'
  | 'clock-unknown'
  | 'clock-off'
  | 'version-old'
  | 'storage-not-kept'
  | 'keys-lost'
  | 'not-installed'

/** A clock that is further off than a step of the codes would show wrong ones, if the app did not know by how much. */
const OFF_MS = 30_000

/** Looks at everything that the app needs. */
export async function runChecks(app: App): Promise<Check[]> {
  const [camera, network, storage] = await Promise.all([checkCamera(), checkNetwork(app), checkStorage(app)])
  const { notifications, install } = app.state
  return [
    { what: 'camera', ...camera },
    { what: 'notifications', ...checkNotifications(notifications) },
    { what: 'network', ...network },
    { what: 'clock', ...checkClock(app) },
    { what: 'version', ...checkVersion(app) },
    { what: 'storage', ...storage },
    { what: 'installed', ...(install.installed ? GOOD : warn('not-installed')) },
  ]
}

type Found = Omit<Check, 'what'>

const GOOD: Found = { is: 'good', why: 'good' }
const warn = (why: CheckWhy, values: Record<string, string | number> = {}): Found => ({ is: 'warn', why, values })
const bad = (why: CheckWhy, values: Record<string, string | number> = {}): Found => ({ is: 'bad', why, values })

export function checkNotifications(notifications: Notifications): Found {
  if (notifications === 'on') return GOOD
  const why: CheckWhy = `notifications-${notifications}`
  return notifications === 'refused' ? bad(why) : warn(why)
}

/** Codes and signatures go by the server's clock in any case; other apps on this phone do not. */
export function checkClock({ clock, state }: Pick<App, 'clock' | 'state'>): Found {
  if (!state.server) return warn('clock-unknown')
  const off = Math.abs(clock.difference)
  return off <= OFF_MS ? GOOD : warn('clock-off', { seconds: Math.round(off / 1_000) })
}

function checkVersion({ state, world }: App): Found {
  const current = state.server?.version ?? world.version
  return current === world.version && !state.update ? GOOD : warn('version-old', { version: world.version, current })
}

async function checkNetwork(app: App): Promise<Found> {
  const said = await askServer(app)
  if (isRefused(said)) return bad(said.refusal === 'offline' ? 'offline' : 'server-trouble')
  // Answers are signed for the app's own address: at another one than the server's they would all be refused.
  return said.origin === originOf(app) ? GOOD : bad('other-origin', { origin: said.origin })
}

async function checkCamera(): Promise<Found> {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices) return bad('camera-none')
  const cameras = (await devices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput')
  if (cameras.length === 0) return bad('camera-none')
  const state = await permission('camera')
  if (state === 'denied') return bad('camera-refused')
  return state === 'granted' || cameras.some(({ label }) => label !== '') ? GOOD : warn('camera-unasked')
}

/** Not every browser tells of every permission. */
const permission = (name: string): Promise<PermissionState | undefined> =>
  navigator.permissions.query({ name: name as PermissionName }).then(
    ({ state }) => state,
    () => undefined,
  )

async function checkStorage(app: App): Promise<Found> {
  for (const { device } of app.state.accounts) {
    if (!(await app.store.keys(device))) return bad('keys-lost')
  }
  return (await navigator.storage?.persisted?.()) ? GOOD : warn('storage-not-kept')
}
