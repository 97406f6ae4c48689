/** A code that the server makes for this page, and how it comes to stand there. */
import { ring } from '../ring.ts'

/** As `POST /sign-in/{flow}/qr` answers. `left`: milliseconds for which it can be scanned. */
export type Offer = { address: string; expires: string; left: number; modules: { side: number; path: string } }

/** Undefined when there is none now: too many were asked for, the sign-in went on elsewhere, or there is no network. */
export async function askOffer(address: string, form: HTMLFormElement): Promise<Offer | undefined> {
  const token = new FormData(form).get('form_token')
  const body = new URLSearchParams({ form_token: String(token) })
  try {
    const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as Offer) : undefined
  } catch {
    return undefined
  }
}

/** Those that open the app on this very phone with the code. */
export const samePhoneLinks = (): NodeListOf<HTMLAnchorElement> =>
  document.querySelectorAll<HTMLAnchorElement>('a[data-same-phone]')

/** Draws it, in the tile and behind the link for this very phone, and lets its time run; answers how to stop that. */
export function drawOffer(element: HTMLElement, { address, expires, left, modules }: Offer): () => void {
  const tile = element.querySelector<HTMLElement>('.sb-qr')
  const { side, path } = modules
  tile?.querySelector('svg')?.setAttribute('viewBox', `-4 -4 ${side + 8} ${side + 8}`)
  tile?.querySelector('path')?.setAttribute('d', path)
  if (tile) Object.assign(tile.dataset, { qr: address, expires })
  for (const link of samePhoneLinks()) {
    link.href = address
    link.hidden = false
    link.removeAttribute('aria-disabled')
  }
  const time = element.querySelector<HTMLElement>('[data-qr-time]')
  if (!time) return () => {}
  Object.assign(time.dataset, { left: String(left), of: String(left) })
  return ring(time)
}
