/**
 * The phone in place of name and password: a QR code that it scanned (M3), or a browser that the account remembers (M4).
 * Whose phone it is, is known by what it approved alone.
 */
import type { DeviceFound, RememberedFound } from '../event.ts'
import type { Given } from '../given.ts'
import { onward } from '../onward.ts'
import { type Effect, type Outcome, refuse } from '../outcome.ts'
import { amrOfAlone, isEnoughAlone } from '../proofs.ts'
import type { AtDevice, AtQr, State } from '../state.ts'

/** A page with a code and nothing else, for browsers without scripts. What was proved before is forgotten. */
export function qrShown(shared: boolean): Outcome {
  return { state: { at: 'qr', ...(shared && { shared }) }, effects: [{ do: 'show-qr' }] }
}

export const qrAgain = (here: AtQr): Outcome => ({ state: here, effects: [{ do: 'show-qr' }] })

/** The button of a remembered browser. Nobody without its mark gets here, so that no stranger sends requests (M4). */
export function rememberedAsked(here: State, found: RememberedFound, given: Given): Outcome {
  if ('refusal' in found) return refuse(here, found.refusal)
  const { who, account } = found
  if (given.account?.id !== account || !mayAsk(given)) return refuse(here, GONE)
  return { state: { at: 'device', who, account }, effects: [ASK] }
}

/** Once more; not when the browser was taken off the list since. */
export function deviceAgain(here: AtDevice, given: Given): Outcome {
  return mayAsk(given) ? { state: here, effects: [ASK] } : refuse({ at: 'identify' }, GONE)
}

const GONE = { why: 'remembered-gone' } as const
const ASK: Effect = { do: 'ask-device', way: 'remembered' }

const mayAsk = ({ remembered, alone, second }: Given): boolean =>
  remembered && alone.includes('app') && second.ways.some(({ kind }) => kind === 'app')

/**
 * What the phone approved. It is two factors by itself, or nothing. Whatever was proved before in this flow is
 * forgotten, and no session rises: one begins.
 */
export function deviceCollected(here: State, found: DeviceFound, given: Given): Outcome {
  if ('refusal' in found) return refuse(here, found.refusal)
  if ('unapproved' in found) return unapproved(here, found.unapproved)
  const { who, proved, remember } = found
  // A browser that was taken off the list between the request and its answer takes nothing any more.
  if (here.at === 'device' && !given.remembered) return refuse({ at: 'identify' }, GONE)
  if (!given.account || !isAccepted(proved, given)) return refuse(begun(here), { why: 'app-not-accepted' })
  const { id: account, person } = given.account
  const { kind, id } = proved
  const proof = { account, person, amr: amrOfAlone(proved), authTime: given.now, by: { kind, id } }
  return onward(who, { ...proof, ...(remember && { remember }) }, given)
}

/** A device that is linked and accepted now, of whose holder enough was proved. */
function isAccepted(proved: Extract<DeviceFound, { proved: unknown }>['proved'], { alone, second }: Given): boolean {
  const isTheirs = second.ways.some(({ kind, id }) => kind === proved.kind && id === proved.id)
  return proved.kind === 'app' && alone.includes('app') && isTheirs && isEnoughAlone(proved)
}

function unapproved(here: State, why: Extract<DeviceFound, { unapproved: unknown }>['unapproved']): Outcome {
  if (why === 'waiting') return refuse(here, { why: 'approval-waiting' })
  // Nobody is named to a browser that only showed a code.
  if (why === 'not-me') {
    const who = here.at === 'device' ? { who: here.who } : {}
    return { state: { at: 'refused', ...who, why: 'disowned' }, effects: [] }
  }
  return refuse(begun(here), { why: `approval-${why}` })
}

/** The page without what it waited for, which is over. */
function begun(here: State): State {
  if (here.at !== 'device') return here
  const { asking: _, ...rest } = here
  return rest
}
