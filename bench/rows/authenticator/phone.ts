/** The app in a real browser: how soon it is there on a slow phone, and how soon a computer goes on once it said yes. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { closeChromium, noBrowser, openChromium } from '../../../test/harness/chromium.ts'
import { Phone } from '../../../test/journeys/authenticator/phone.ts'
import { WORDS } from '../../../test/journeys/authenticator/words.ts'
import { everywhere } from '../../machine/cores.ts'
import { median } from '../../machine/median.ts'
import { PASSWORD } from '../../subjects/campus.ts'
import type { Subject } from '../../subjects/subject.ts'
import type { Row } from '../row.ts'

const MOST_TO_BROWSER = 300
const MOST_TO_INTERACTIVE = 1_000
const PIN = '28064'

/** A phone of the lower middle class: a processor four times slower, and the network that developers' tools call "Slow 4G". */
const SLOW = { rate: 4, latency: 562.5, down: 180_000, up: 84_375 }

type Scene = { phone: Phone; computer: BrowserContext; page: Page }
type Wish = { approvals: number; starts: number }

/** Both rows; none where there is no Chromium. */
export async function phoneRows(subject: Subject, { approvals, starts }: Wish): Promise<Row[]> {
  if (noBrowser) return []
  // Chromium is nothing that is measured against a core: as at a person's, it runs wherever the system likes.
  return everywhere(async () => {
    const browser = await openChromium()
    const first = await firstStart(subject)
    const scene = await linked(subject, browser)
    try {
      return [await approvalRow(subject, scene, approvals), await interactiveRow(scene, { starts, first })]
    } finally {
      await scene.phone.leaveForGood()
      await closeChromium(browser)
    }
  })
}

/** A computer whose person has a phone with the app. */
async function linked(subject: Subject, browser: Browser): Promise<Scene> {
  const computer = await browser.newContext({ locale: 'en' })
  const page = await computer.newPage()
  await page.goto(`${subject.origin}/account/security-info/app?account=campus`)
  await page.locator('input[name="username"]').fill(subject.nextDeviceHolder())
  await page.locator('button[value="continue"]').first().click()
  await page.locator('input[name="password"]').fill(PASSWORD)
  await page.locator('button[value="continue"]').first().click()
  const phone = await Phone.of(subject.origin, { language: 'en' })
  await phone.open(await scanned(page))
  await phone.at('link', 'pin')
  if ((await phone.screen()) === 'link') await phone.press(WORDS.link)
  await phone.choosePin(PIN)
  await phone.at('done', 'home')
  await page.waitForURL((url) => !url.pathname.includes('/app/'))
  return { phone, computer, page }
}

async function scanned(page: Page): Promise<string> {
  const code = page.locator('[data-qr]:not([data-qr=""])').first()
  await code.waitFor({ state: 'attached' })
  return (await code.getAttribute('data-qr')) ?? ''
}

/** From the last digit of the PIN, after "approve", to the computer on its next page; the PIN's own slowness with it. */
async function approvalRow(subject: Subject, scene: Scene, approvals: number): Promise<Row> {
  const took: number[] = []
  for (let turn = 0; turn <= approvals; turn += 1) {
    const one = await approveOnce(subject, scene)
    if (turn > 0) took.push(one) // the first is for whatever is made at its first use
  }
  const ours = median(took)
  return {
    id: 'approve-to-browser',
    unit: 'ms, median, from "approve" on the phone to the computer’s next page',
    ours,
    target: `≤ ${MOST_TO_BROWSER}`,
    met: ours <= MOST_TO_BROWSER,
    rounds: { ours: took },
  }
}

async function approveOnce(subject: Subject, { phone, computer, page }: Scene): Promise<number> {
  await computer.clearCookies({ name: /session-/ })
  await page.goto(`${subject.origin}/account/security-info?account=campus`)
  await phone.open(await scanned(page))
  await phone.at('request')
  if (!(await phone.field('pin').isVisible())) await phone.press(WORDS.approve)
  await phone.field('pin').fill(PIN.slice(0, -1))
  const moved = page.waitForURL((url) => url.pathname.startsWith('/account/'), { waitUntil: 'commit' })
  const begun = performance.now()
  await phone.field('pin').press(PIN.slice(-1))
  await moved
  return performance.now() - begun
}

type Starts = { starts: number; first: number }

/** How often the app is opened anew, from its icon; `first` is the very first visit, which is no part of the target. */
async function interactiveRow({ phone }: Scene, { starts, first }: Starts): Promise<Row> {
  await phone.open()
  const took: number[] = []
  for (let turn = 0; turn <= starts; turn += 1) {
    const one = await startSlowly(phone)
    if (turn > 0) took.push(one)
  }
  const ours = median(took)
  return {
    id: 'app-interactive',
    unit: 'ms, median, to a screen that answers: installed, CPU 4 times slower, Slow 4G',
    ours,
    target: `< ${MOST_TO_INTERACTIVE}`,
    met: ours < MOST_TO_INTERACTIVE,
    rounds: { ours: took },
    note: `the very first visit over that network, with nothing kept: ${first.toFixed(0)} ms`,
  }
}

async function firstStart({ origin }: Subject): Promise<number> {
  const phone = await Phone.of(origin, { language: 'en' })
  try {
    return await startSlowly(phone)
  } finally {
    await phone.leaveForGood()
  }
}

/** A screen stands, it has been drawn, and nothing keeps the page from answering a tap. */
const ANSWERS = `new Promise((resolve) => {
  const drawn = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
  const look = () => document.querySelector('main[data-screen]') && (watching.disconnect(), drawn())
  const watching = new MutationObserver(look)
  watching.observe(document, { childList: true, subtree: true, attributes: true })
  look()
})`

async function startSlowly(phone: Phone): Promise<number> {
  const page = await phone.context.newPage()
  const session = await phone.context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: SLOW.down,
    uploadThroughput: SLOW.up,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.rate })
  await page.addInitScript(`globalThis.answers = ${ANSWERS}`)
  await page.goto(`${phone.url}/authenticator/`, { waitUntil: 'commit' })
  const took = await page.evaluate<number>('globalThis.answers')
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.close()
  return took
}
