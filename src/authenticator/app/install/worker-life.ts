import type { App } from '../store/app.ts'

/** The content policy allows this one policy, and it makes this one address. */
type Policies = {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(a: string): string }
}

const POLICY = 'sleutelbos-worker'
const WORKER = './worker.js'

function workerAddress(): string {
  const policies: Policies | undefined = Reflect.get(globalThis, 'trustedTypes')
  return policies?.createPolicy(POLICY, { createScriptURL: () => WORKER }).createScriptURL(WORKER) ?? WORKER
}

/** Of the service worker that is there; undefined where the browser has none (a private window, a page without https). */
export const registration = async (): Promise<ServiceWorkerRegistration | undefined> =>
  'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration('./') : undefined

/** Installs the service worker, and tells when a newer one waits. `heard`: it says that a request came. */
export async function startWorker(app: App, heard: () => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('message', heard)
  const registered = await navigator.serviceWorker
    .register(workerAddress(), { scope: './', updateViaCache: 'none' })
    .catch(() => undefined) // without a network the one that is there goes on
  if (!registered) return
  const look = () => {
    const waits = registered.waiting !== null && navigator.serviceWorker.controller !== null
    if (waits !== app.state.update) app.change({ update: waits })
  }
  look()
  registered.addEventListener('updatefound', () => registered.installing?.addEventListener('statechange', look))
  // An app that stays open for weeks hears of new versions too.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registered.update().catch(() => undefined)
  })
}

/** Has the newer version take over, and opens it. */
export async function reloadApp(): Promise<void> {
  const waiting = (await registration())?.waiting
  if (!waiting) return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take-over')
}
