/**
 * The QR code beside the name. It is fetched, renewed in place for as long as somebody looks at the page, and gives way to
 * what the phone waits for once it was scanned; as soon as the phone has answered, the page goes on by itself.
 */
import { askOffer, drawOffer, samePhoneLinks } from './qr-offer.ts'
import { showStanding } from './show.ts'
import { type Standing, watchStanding } from './standing.ts'

/** Nobody scans for so long: the server is spared, and a button goes on. */
const RENEWED_FOR = 5 * 60_000
/** Who comes back to the page: first is heard whether the code was scanned meanwhile. Milliseconds, both. */
const HEAR_FIRST = 500

/** What the phone can have answered; the form asks the server to take it. */
const ANSWERED = ['approved', 'declined', 'not-me', 'wrong-number']

type Panel = {
  readonly element: HTMLElement
  readonly form: HTMLFormElement
  readonly live: string
  readonly offer: string
  /** Since when codes are renewed, and when the one that is shown ends, by the browser's steady clock. */
  since: number
  ends: number
  renewal: number
  claimed: boolean
  asking: boolean
  stopWatching: () => void
  stopTime: () => void
}

const nothing = () => {}

export function qrSignIn(element: HTMLElement): void {
  const form = element.querySelector('form')
  const { live, offer } = element.dataset
  if (!form || !live || !offer) return
  const begun = { since: performance.now(), ends: 0, renewal: 0, claimed: false, asking: false }
  const panel: Panel = { element, form, live, offer, ...begun, stopWatching: nothing, stopTime: nothing }
  element.querySelector('[data-again]')?.addEventListener('click', () => {
    panel.since = performance.now()
    void renew(panel)
  })
  document.addEventListener('visibilitychange', () => (document.hidden ? panel.stopWatching() : comeBack(panel)))
  addEventListener('pagehide', () => stop(panel))
  // Back from the browser's page cache, the page is about something that is over.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  void renew(panel)
}

/** A new code, unless one was scanned. Where nobody looks, none is made. */
async function renew(panel: Panel): Promise<void> {
  clearTimeout(panel.renewal)
  if (panel.claimed || panel.asking || document.hidden) return
  if (performance.now() - panel.since > RENEWED_FOR) return rest(panel)
  panel.asking = true
  const made = await askOffer(panel.offer, panel.form)
  panel.asking = false
  if (panel.claimed) return
  if (!made) return rest(panel)
  panel.stopTime()
  panel.stopTime = drawOffer(panel.element, made)
  panel.ends = performance.now() + made.left
  panel.renewal = window.setTimeout(() => void renew(panel), made.left)
  showStanding(panel.element, { is: 'open' })
  watch(panel)
}

/** No code until somebody asks for one. */
function rest(panel: Panel): void {
  stop(panel)
  showStanding(panel.element, { is: 'resting' })
  for (const link of samePhoneLinks()) link.hidden = true
}

function watch(panel: Panel): void {
  panel.stopWatching()
  panel.stopWatching = watchStanding(panel.live, (standing) => hear(panel, standing))
}

function hear(panel: Panel, standing: Standing): void {
  if (standing.is === 'claimed') scanned(panel, standing)
  const lapsed = panel.claimed && (standing.is === 'expired' || standing.is === 'over')
  if (!lapsed && !ANSWERED.includes(standing.is)) return
  stop(panel)
  takeAlong(panel.form)
  panel.form.requestSubmit()
}

/** The code is spent: what the phone asks for stands in its place, on a phone's page too. */
function scanned(panel: Panel, { number, left }: Standing): void {
  panel.claimed = true
  clearTimeout(panel.renewal)
  panel.stopTime()
  const place = panel.element.closest('aside')
  place?.classList.remove('sb-wide-or-still')
  const is = number === undefined ? 'claimed' : 'claimed-number'
  showStanding(panel.element, { is, ...(number !== undefined && { number }), ...(left !== undefined && { left }) })
  place?.scrollIntoView({ block: 'nearest' })
}

/** Who comes back to the page may come from the app on this very phone. */
function comeBack(panel: Panel): void {
  if (panel.ends === 0) return void renew(panel)
  watch(panel)
  if (panel.claimed) return
  setTimeout(() => {
    if (performance.now() >= panel.ends) void renew(panel)
  }, HEAR_FIRST)
}

function stop(panel: Panel): void {
  clearTimeout(panel.renewal)
  panel.stopTime()
  panel.stopWatching()
}

/** What the person said of this computer, in the form of the name, goes along. */
function takeAlong(form: HTMLFormElement): void {
  const shared = document.querySelector<HTMLInputElement>('input[type="checkbox"][name="shared"]:checked')
  if (!shared || form.contains(shared)) return
  const along = shared.cloneNode() as HTMLInputElement
  along.hidden = true
  form.append(along)
}
