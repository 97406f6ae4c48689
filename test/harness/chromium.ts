/** Debian's Chromium, for the journeys; where there is none they are left out, and say so. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { packageRoot } from '../../src/base/root.ts'

const { browserPath } = (await import(join(packageRoot(), 'scripts/browser.js'))) as {
  browserPath(): string | undefined
}

/** Why journeys are skipped, or false. */
export const noBrowser: string | false =
  browserPath() === undefined && 'there is no Chromium: install it (apt-get install chromium)'

/** It fetches nothing of its own accord, and needs neither a display nor rights of a sandbox. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Closes it, or leaves it to the end of this process, which kills it, when it does not answer any more. */
export const closeChromium = (browser: Browser | BrowserContext | undefined): Promise<unknown> =>
  Promise.race([browser?.close(), wait(20_000, undefined, { ref: false })])

export const openChromium = (): Promise<Browser> => chromium.launch({ executablePath: installed(), args: FLAGS })

type Owned = { folder: string; flags: readonly string[] } & BrowserContextOptions

/** A Chromium of its own, with a profile in this folder, as a second device has it; what it keeps outlives its end. */
export const openOwnChromium = ({ folder, flags, ...options }: Owned): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { executablePath: installed(), args: [...FLAGS, ...flags], ...options })

function installed(): string {
  const path = browserPath()
  if (path === undefined) throw new Error('there is no Chromium')
  return path
}
