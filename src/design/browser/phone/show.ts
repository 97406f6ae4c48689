import { setWord } from '../island.ts'
import { ring } from '../ring.ts'
import type { Standing } from './standing.ts'

/**
 * Shows what belongs to a standing: `data-when` names the standings at which an element is there. `data-says` of the
 * island holds what is said aloud at each, once.
 */
export function showStanding(element: HTMLElement, { is, number, left }: Standing): void {
  if (element.dataset.is === is) return
  element.dataset.is = is
  if (number !== undefined) showNumber(number)
  for (const place of document.querySelectorAll<HTMLElement>('[data-when]')) {
    place.hidden = !(place.dataset.when ?? '').split(' ').includes(is)
  }
  const says = JSON.parse(element.dataset.says ?? '{}') as Record<string, string | undefined>
  setWord(element, says[is]?.replaceAll('{number}', aloud(number ?? '')))
  if (left === undefined) return
  for (const later of document.querySelectorAll<HTMLElement>('[data-later]:not([data-expires])')) {
    if (!later.closest('[hidden]')) beginRing(later, left)
  }
}

/** A number that was drawn after the page was made: for the eye, and digit by digit for the ear. */
function showNumber(number: string): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-number-later]')) {
    const [label, shown] = [place.querySelector('.vh'), place.querySelector<HTMLElement>('.sb-number')]
    if (!label || !shown) continue
    label.textContent = `${place.dataset.numberLater} ${aloud(number)}`
    shown.textContent = number
    shown.dataset.number = number
  }
}

function beginRing(element: HTMLElement, left: number): void {
  const expires = new Date(Date.now() + left).toISOString()
  element.setAttribute('role', 'timer')
  Object.assign(element.dataset, { expires, left: String(left), of: String(left) })
  ring(element)
}

const aloud = (number: string): string => [...number].join(' ')
