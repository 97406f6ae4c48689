import { fromBase64url, toBase64url } from '../../../methods/browser.ts'
import { type ToldPush, tellPush } from '../api/pushes.ts'
import type { App } from '../store/app.ts'
import type { Notifications } from '../store/app-state.ts'
import type { NoticeWords } from '../store/kept.ts'
import { type Refused, refuse } from '../store/result.ts'
import { changeSettings } from './settings.ts'
import { registration } from './worker-life.ts'

/** Asks the person, from a tap, and has requests come while the app is closed. */
export async function askNotifications(app: App): Promise<'on' | Refused> {
  if (!canNotify()) return refuse('notifications-unavailable')
  if ((await Notification.requestPermission()) !== 'granted') {
    await lookAtNotifications(app)
    return refuse('notifications-refused')
  }
  await keepTold(app, false)
  await syncPush(app)
  return app.state.notifications === 'on' ? 'on' : refuse('notifications-unavailable')
}

/** No notifications any more, though the browser would allow them. */
export async function pushOff(app: App): Promise<void> {
  await keepTold(app, true)
  const subscription = await (await registration())?.pushManager?.getSubscription()
  await subscription?.unsubscribe()
  await tellPush(app, undefined)
  await lookAtNotifications(app)
}

/** What a notification says, in the person's language; the service worker has no texts of its own. */
export const setNotice = (app: App, notice: NoticeWords): Promise<void> => changeSettings(app, { notice })

/**
 * Brings subscription and server together: after linking, after a permission, and at every start, since push services
 * end subscriptions and servers change keys. Without a network it is left for the next time.
 */
export async function syncPush(app: App): Promise<void> {
  const key = app.state.server?.push
  const isOff = (await app.store.note<ToldPush>('push'))?.off === true
  if (canNotify() && Notification.permission === 'granted' && !isOff && key && app.state.accounts.length > 0) {
    const subscription = await subscribe(key)
    if (subscription) await tellPush(app, subscription.toJSON())
  }
  await lookAtNotifications(app)
}

async function subscribe(key: string): Promise<PushSubscription | undefined> {
  const manager = (await registration())?.pushManager
  const standing = await manager?.getSubscription()
  const standsFor = standing?.options.applicationServerKey
  if (standing && standsFor && toBase64url(new Uint8Array(standsFor)) === key) return standing
  try {
    await standing?.unsubscribe()
    return await manager?.subscribe({ userVisibleOnly: true, applicationServerKey: fromBase64url(key) })
  } catch {
    return undefined // the browser's push service is away, or the browser has none
  }
}

export async function lookAtNotifications(app: App): Promise<void> {
  app.change({ notifications: await notificationsNow(app) })
}

async function notificationsNow(app: App): Promise<Notifications> {
  const { platform, installed } = app.state.install
  if (!canNotify()) return platform === 'ios' && !installed ? 'install-first' : 'unavailable'
  if (app.state.server?.push === null) return 'unavailable'
  if (Notification.permission !== 'granted') return Notification.permission === 'denied' ? 'refused' : 'unasked'
  const subscription = await (await registration())?.pushManager?.getSubscription()
  return subscription ? 'on' : 'off'
}

const canNotify = (): boolean =>
  'Notification' in globalThis && 'PushManager' in globalThis && 'serviceWorker' in navigator

const keepTold = async (app: App, off: boolean): Promise<void> => {
  const told = await app.store.note<ToldPush>('push')
  await app.store.keepNote('push', { devices: [], ...told, off } satisfies ToldPush)
}

/** Takes away what has been seen here, and shows on the app's icon how many requests wait. */
export async function showWaiting(count: number): Promise<void> {
  // A notification is shown even while the app is in sight, since browsers ask for one; there it goes at once.
  if (count === 0 || document.visibilityState === 'visible') {
    const shown = (await (await registration())?.getNotifications?.()) ?? []
    for (const notification of shown) notification.close()
  }
  const badge: { setAppBadge?(count: number): Promise<void>; clearAppBadge?(): Promise<void> } = navigator
  await (count > 0 ? badge.setAppBadge?.(count) : badge.clearAppBadge?.())?.catch(() => undefined)
}
