import { tellLogouts } from '../federation/index.ts'
import { endDevicesByEvents, endPausesOnRegistration } from '../methods/index.ts'
import { subscribeSignIn } from '../sign-in/index.ts'
import type { ServerDeps } from './opening/server-deps.ts'

/** Who hears what: the subscribers of transaction events, in the order in which they run. */
export function connectEvents(deps: Pick<ServerDeps, 'events' | 'campus'>): void {
  subscribeSignIn(deps.events)
  endPausesOnRegistration(deps)
  endDevicesByEvents(deps)
  tellLogouts(deps)
}
