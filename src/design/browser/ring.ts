/** Said aloud when so many seconds are left, and at the end. */
const announced = [60, 30, 10, 0]

/**
 * Lets a ring run; answers how to stop it. It counts from what was left when the page came, by the browser's steady
 * clock: the time of day of a visitor's machine may be anything.
 */
export function ring(element: HTMLElement): () => void {
  const started = performance.now()
  const [left, of] = [Number(element.dataset.left), Number(element.dataset.of)]
  const time = element.querySelector('.time')
  const inside = element.querySelectorAll<HTMLElement>('[data-time-left]')
  const named = element.id ? document.querySelectorAll<HTMLElement>(`[data-ring="${CSS.escape(element.id)}"]`) : []
  const words = [...inside, ...named]
  let timer = 0
  const tick = () => {
    const now = Math.max(0, left - (performance.now() - started))
    time?.setAttribute('stroke-dashoffset', String(100 - (100 * now) / of))
    for (const word of words) say(word, Math.ceil(now / 1000))
    if (now > 0) timer = window.setTimeout(tick, 1000)
    else over(element)
  }
  tick()
  return () => clearTimeout(timer)
}

/** A place for the time left: its number (and unit), live only at the moments that are announced. */
function say(place: HTMLElement, seconds: number): void {
  place.setAttribute('aria-live', announced.includes(seconds) ? 'polite' : 'off')
  const minutes = place.dataset.timeLeft === 'minutes'
  place.textContent = minutes ? String(Math.ceil(seconds / 60)) : inWords(seconds)
}

/** "1 minute 26 seconds", in the language of the page. */
function inWords(seconds: number): string {
  const { lang } = document.documentElement
  const say = (unit: string, value: number) =>
    new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
  const rest = say('second', seconds % 60)
  if (seconds < 60) return rest
  const minutes = say('minute', Math.floor(seconds / 60))
  return seconds % 60 === 0 ? minutes : `${minutes} ${rest}`
}

/** What was refused or waited for may be there now: a page that says where to look is fetched anew. */
function over(element: HTMLElement): void {
  const { then } = element.dataset
  if (then) location.assign(then)
}
