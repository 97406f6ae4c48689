/** The facts as they are once the answer that was just checked counts, though nothing of it is written yet. Pure. */
import type { Instant } from '../../../base/time/instant.ts'
import type { Event } from '../../flow/event.ts'
import { proofIn, type Raise, type State, whoIn } from '../../flow/state.ts'
import { settled } from '../../flow/step.ts'
import type { Flow } from '../flow-store.ts'

/** `raise`: the session of this account that the flow is to raise. `anew`: lost methods were taken away in it. `keys`: the browser can ask for one. */
export type Afterwards = { flow: Flow; raise: Raise | undefined; stoodIn: boolean; anew: boolean; keys: boolean }

export function afterwards(flow: Flow, { event, now }: { event: Event | undefined; now: Instant }): Afterwards {
  const here = settled(flow.state, now)
  const keys = whoIn(here)?.keys === true || (event?.did === 'password' && event.keys === true)
  const passed = event?.did === 'pass' && event.checked.verdict === 'right'
  const stoodIn = passed || proofIn(here)?.stoodIn === true
  const anew = proofIn(here)?.anew === true
  if (event?.did === 'passkey') return { ...BEGUN, flow, keys: true }
  if (event?.did === 'device' || event?.did === 'remembered') return { ...BEGUN, flow, keys: false }
  if (event?.did === 'reset' && event.checked.verdict === 'right') {
    const { lost } = event
    // A telephone is lost whole: under all of its kinds.
    const methods = lost === 'all' ? [] : flow.methods.filter(({ id }) => id !== lost.id)
    const left = { ...flow, methods, standing: { ...flow.standing, resetCode: false } }
    return { flow: left, raise: undefined, stoodIn, anew: true, keys }
  }
  return { flow, raise: raiseIn(here, flow.account?.id), stoodIn, anew, keys }
}

/** What stands in for name and password begins anew, whatever the flow had come to. */
const BEGUN = { raise: undefined, stoodIn: false, anew: false } as const

function raiseIn(here: State, account: string | undefined): Raise | undefined {
  const raise = here.at === 'password' ? here.raise : proofIn(here)?.raise
  return raise?.account === account ? raise : undefined
}
