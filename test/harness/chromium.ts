/** Debian's Chromium, for the journeys; where there is none they are left out, and say so. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium } from 'playwright-core'
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
export const closeChromium = (browser: Browser | undefined): Promise<unknown> =>
  Promise.race([browser?.close(), wait(20_000, undefined, { ref: false })])

export function openChromium(): Promise<Browser> {
  const executablePath = browserPath()
  if (executablePath === undefined) throw new Error('there is no Chromium')
  return chromium.launch({ executablePath, args: FLAGS })
}
