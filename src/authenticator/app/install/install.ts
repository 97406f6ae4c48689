import type { App } from '../store/app.ts'
import type { InstallState } from '../store/app-state.ts'
import { nameOfDevice, platformOf } from './platform.ts'

/** Chromium's event: the browser would install the app, and lets us say when. */
type InstallPrompt = Event & {
  prompt(): Promise<void>
  readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

let offered: InstallPrompt | undefined

export const installState = (): InstallState => ({
  platform: platformOf(navigator),
  // iOS had its own word for it before there was a standard.
  installed: matchMedia('(display-mode: standalone)').matches || Reflect.get(navigator, 'standalone') === true,
  canPrompt: offered !== undefined,
})

/** What this device is called until its person says otherwise. */
export const deviceName = (): string => nameOfDevice(navigator)

/** Keeps the browser's offer to install, for the moment at which the person wants it. */
export function watchInstall(app: App): void {
  const look = () => app.change({ install: installState() })
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offered = event as InstallPrompt
    look()
  })
  addEventListener('appinstalled', () => {
    offered = undefined
    app.change({ install: { ...installState(), installed: true } })
  })
  matchMedia('(display-mode: standalone)').addEventListener('change', look)
}

/** Opens the browser's question; to be called from a tap. */
export async function installApp(app: App): Promise<'accepted' | 'dismissed' | 'unavailable'> {
  const prompt = offered
  if (!prompt) return 'unavailable'
  await prompt.prompt()
  const { outcome } = await prompt.userChoice
  // Each offer can be taken up once.
  offered = undefined
  app.change({ install: installState() })
  return outcome
}
