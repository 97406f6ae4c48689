import type { Clock } from '../../base/time/clock.ts'
import { SECOND } from '../../base/time/instant.ts'
import { openRest, type Rest } from '../mail/rest.ts'
import { type Gateway, GatewayFault } from './outgoing.ts'

/** `by`: the gateway that accepted it; `faults`: what the others said before, without number and words. */
export type Handed = { readonly by: string | undefined; readonly faults: readonly string[] }

export type InTurn<Message> = {
  /** Hands a message to the first gateway that accepts it. Never throws; `by` is undefined when none did. */
  hand(message: Message): Promise<Handed>
  close(): void
}

/** Somebody waits at the page: longer than this, all gateways together never take. */
const PATIENCE = 10 * SECOND

type Setting = { clock: Clock; patience?: number }

/**
 * Gateways in the order of the configuration. One that fails, is slow or does not say clearly that it accepted is passed
 * over; one that is down rests for a while, so that nobody waits for it at each message. When all of them rest, the
 * first is tried all the same: there is nothing to lose.
 */
export function inTurn<Message>(
  gateways: readonly Gateway<Message>[],
  { clock, patience = PATIENCE }: Setting,
): InTurn<Message> {
  const all = gateways.map((gateway) => ({ gateway, rest: openRest(clock) }))
  return {
    async hand(message) {
      const signal = AbortSignal.timeout(patience)
      const awake = all.filter(({ rest }) => rest.until() === undefined)
      const faults: string[] = []
      for (const one of awake.length > 0 ? awake : all.slice(0, 1)) {
        const fault = signal.aborted ? 'no time was left' : await attempt(one, message, signal)
        if (fault === undefined) return { by: one.gateway.name, faults }
        faults.push(`${one.gateway.name}: ${fault}`)
      }
      return { by: undefined, faults }
    },
    close() {
      for (const { gateway } of all) gateway.close?.()
    },
  }
}

/** What went wrong; undefined when it was accepted. */
async function attempt<Message>(
  { gateway, rest }: { gateway: Gateway<Message>; rest: Rest },
  message: Message,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    await gateway.hand(message, signal)
    rest.end()
    return undefined
  } catch (error) {
    if (!(error instanceof GatewayFault)) {
      rest.begin()
      // Its text might hold anything; its name does not.
      return error instanceof Error ? error.name : 'unknown'
    }
    if (error.away) rest.begin()
    else rest.end()
    return error.message
  }
}
