// The browser that the journeys use: Debian's Chromium, installed when it is missing and that can be done.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of an installed Chromium, or undefined. */
export const browserPath = () => process.env.SLEUTELBOS_TEST_BROWSER ?? PLACES.find((place) => existsSync(place))

/** Installs Chromium where that can be done; otherwise says in one line what to install. */
export function prepareBrowser() {
  if (browserPath()) return
  const root = process.getuid?.() === 0
  if (root && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const quiet = { stdio: 'ignore', env }
    spawnSync('apt-get', ['update'], quiet)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'oathtool'], quiet)
  }
  if (!browserPath()) console.log('The browser journeys are left out: install Chromium (apt-get install chromium).')
}
