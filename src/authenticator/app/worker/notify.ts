import { tellPush } from '../api/pushes.ts'
import { openCore } from '../store/core.ts'
import { type SubscriptionMoved, worker } from './scope.ts'

const windows = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true })

/**
 * Says that there is a request, and nothing of what it is: a locked screen is read by others, and the push service by
 * its owner. Browsers ask for a notification at each push; while the app is in sight it makes no sound, and the app takes
 * it away.
 */
export async function sayRequest(): Promise<void> {
  const open = await windows()
  for (const window of open) window.postMessage('request')
  const words = (await (await openCore()).store.settings()).notice
  const { lang, title, body } = words ?? { lang: 'en', title: 'Sleutelbos', body: 'Open the app. / Open de app.' }
  const inSight = open.some(({ visibilityState }) => visibilityState === 'visible')
  await worker.registration.showNotification(title, {
    ...{ lang, body, tag: 'request', silent: inSight, requireInteraction: true },
    ...{ icon: './icon-192.png', badge: './badge-96.png', ...(inSight ? {} : { renotify: true }) },
  })
}

export async function openTapped(): Promise<void> {
  const [first] = await windows()
  if (!first) return void (await worker.clients.openWindow('./'))
  first.postMessage('request')
  await first.focus()
}

/** The push service moved this phone: subscribed anew, and the server told, without the app being opened. */
export async function subscriptionMoved({ newSubscription, oldSubscription }: SubscriptionMoved): Promise<void> {
  const options = { userVisibleOnly: true, applicationServerKey: oldSubscription?.options.applicationServerKey ?? null }
  const subscription = newSubscription ?? (await worker.registration.pushManager.subscribe(options))
  await tellPush(await openCore(), subscription.toJSON())
}
