import { askServer } from '../api/server.ts'
import { sendFaults, watchFaults } from '../install/faults.ts'
import { installState, watchInstall } from '../install/install.ts'
import { lookAtNotifications, showWaiting, syncPush } from '../install/notifications.ts'
import { verifier } from '../install/verifier.ts'
import { startWorker } from '../install/worker-life.ts'
import { openLive } from '../requests/live.ts'
import { dropExpired } from '../requests/receive.ts'
import type { App } from './app.ts'
import { openCore } from './core.ts'
import { watchRoll } from './roll.ts'
import { firstState, observable } from './state.ts'

/** Opens the app on what this phone keeps; the network, the service worker and the rest follow by themselves. */
export async function openApp(): Promise<App> {
  const core = await openCore()
  const seen = observable({
    ...firstState,
    accounts: await core.store.accounts(),
    settings: await core.store.settings(),
    install: installState(),
    arrival: takeFromAddress(),
  })
  let wake = () => {}
  const app: App = {
    ...core,
    verifier,
    get state() {
      return seen.state
    },
    change: seen.change,
    subscribe: seen.subscribe,
    wake: () => wake(),
  }
  watchFaults(app)
  watchRoll(app)
  watchInstall(app)
  watchRequests(app)
  wake = openLive(app).wake
  watchAccounts(app)
  watchPhone(app)
  void goOn(app)
  return app
}

/** `?c=` is as good as scanned. It goes from the address at once: nobody copies it, and a reload does not repeat it. */
function takeFromAddress(): string | undefined {
  const address = new URL(location.href)
  if (!address.searchParams.has('c')) return undefined
  const arrived = address.href
  address.searchParams.delete('c')
  history.replaceState(history.state, '', address)
  return arrived
}

/** What came with the address has been looked at. */
export const takeArrival = (app: App): void => app.change({ arrival: undefined })

async function goOn(app: App): Promise<void> {
  await startWorker(app, app.wake)
  await lookAtNotifications(app)
  await askServer(app)
  await syncPush(app)
  await sendFaults(app)
}

/** Requests end by themselves when their time is over, and the icon shows how many wait. */
function watchRequests(app: App): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = -1
  const look = () => {
    clearTimeout(timer)
    const next = dropExpired(app)
    if (next !== undefined) timer = setTimeout(look, Math.max(0, next - app.clock.now()) + 50)
    const count = app.state.requests.length
    if (count !== shown) void showWaiting(count)
    shown = count
  }
  app.subscribe(look)
  look()
}

/** After linking and removing: storage that the browser does not clear by itself, push, and the app's other windows. */
function watchAccounts(app: App): void {
  const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel('accounts') : undefined
  const ids = () => app.state.accounts.map(({ device }) => device).join(' ')
  let known = ids()
  const keepStorage = () => void navigator.storage?.persist?.().catch(() => undefined)
  if (known !== '') keepStorage()
  app.subscribe(() => {
    if (ids() === known) return
    known = ids()
    others?.postMessage('changed')
    if (known === '') return
    keepStorage()
    void syncPush(app)
  })
  others?.addEventListener('message', async () => {
    const accounts = await app.store.accounts()
    known = accounts.map(({ device }) => device).join(' ')
    app.change({ accounts })
    app.wake()
  })
}

/** The phone slept, changed networks, or came out of a pocket: what waits is asked for at once. */
function watchPhone(app: App): void {
  addEventListener('online', app.wake)
  addEventListener('offline', app.wake)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return
    app.wake()
    void showWaiting(app.state.requests.length)
    void lookAtNotifications(app)
  })
}
