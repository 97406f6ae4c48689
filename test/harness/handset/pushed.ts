/** Push in a Chromium that no push service knows: subscribing answers what we say, and messages come by the debugger. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { PushService } from './push-service.ts'

/** Lets pages of this browser subscribe at `service`; Chromium's own would ask a service on the internet, without end. */
export async function subscribeAt(context: BrowserContext, { subscription }: PushService): Promise<void> {
  await context.addInitScript(`(() => {
    const KEPT = 'push-subscription-of-the-test'
    const told = ${JSON.stringify(subscription)}
    const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0)).buffer
    const made = () => Object.assign(Object.create(PushSubscription.prototype, {
      endpoint: { value: told.endpoint }, expirationTime: { value: null }, options: { value: { userVisibleOnly: true } },
    }), {
      toJSON: () => told,
      getKey: (name) => bytes(told.keys[name]),
      unsubscribe: async () => { localStorage.removeItem(KEPT); return true },
    })
    if (!globalThis.PushManager) return
    PushManager.prototype.getSubscription = async () => (localStorage.getItem(KEPT) ? made() : null)
    PushManager.prototype.subscribe = async () => { localStorage.setItem(KEPT, '1'); return made() }
  })()`)
}

type Registration = { registrationId: string; scopeURL: string; isDeleted: boolean }

/** Gives a message to the service worker of this page's origin, as the browser would once it has opened it (RFC 8291). */
export async function deliverPush(page: Page, { scope, text }: { scope: string; text: string }): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const registration = await registrationOf(session, scope)
  const origin = new URL(scope).origin
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: registration.registrationId,
    data: text,
  })
  await session.detach()
}

async function registrationOf(session: CDPSession, scope: string): Promise<Registration> {
  const found = new Promise<Registration>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const one = registrations.find(({ scopeURL, isDeleted }) => scopeURL === scope && !isDeleted)
      if (one) resolve(one)
    })
  })
  await session.send('ServiceWorker.enable')
  return found
}
