import { claimCode, type Found, look } from '../../index.ts'
import type { App } from '../../store/app.ts'
import { isRefused, type Refused } from '../../store/result.ts'
import type { Place } from '../places.ts'

/**
 * Where a code leads that was scanned, typed, pasted or came with the address: to an account that can be linked, to a
 * sign-in elsewhere (claimed at once when only one account can be meant), or to the choice of the account.
 */
export async function placeOfCode(app: App, text: string): Promise<Place | Refused> {
  const found = await look(app, text)
  if (isRefused(found)) return found
  return found.is === 'link' ? placeOfLink(app, found, text) : placeOfSignIn(app, found)
}

function placeOfLink({ state }: App, { link }: Found & { is: 'link' }, text: string): Place {
  // An installed app of an iPhone has a store of its own: what is linked in Safari would not be in it.
  const elsewhere = state.install.platform === 'ios' && !state.install.installed
  return elsewhere ? { at: 'install', offer: link, text } : { at: 'link', offer: link }
}

async function placeOfSignIn(app: App, { code, candidates }: Found & { is: 'sign-in' }): Promise<Place | Refused> {
  const [only, ...others] = candidates
  if (only === undefined || others.length > 0) return { at: 'choose', code, candidates }
  const request = await claimCode(app, code, only)
  return isRefused(request) ? request : { at: 'request', request, account: only }
}
