import { showStanding } from './show.ts'
import { watchStanding } from './standing.ts'

/**
 * A page that waits for a phone: it shows what happens there as it happens, and sends its own form as soon as the server
 * has something to take (`data-go`), or fetches the page anew (`data-anew`). What only helps without scripts goes away.
 */
export function waitForPhone(element: HTMLElement): void {
  const form = element.closest('form')
  const main = form?.querySelector<HTMLButtonElement>('button[value="continue"]')
  const { live, is, go = '', anew = '' } = element.dataset
  if (!form || !main || !live) return
  for (const without of document.querySelectorAll<HTMLElement>('[data-without-scripts]')) without.hidden = true
  const stop = watchStanding(live, (standing) => {
    showStanding(element, standing)
    if (standing.is !== is && anew.split(' ').includes(standing.is)) return location.reload()
    if (!go.split(' ').includes(standing.is)) return
    stop()
    form.requestSubmit(main)
  })
  form.addEventListener('submit', stop)
  // Back from the browser's page cache, the page is about something that is over.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
}
