/** Which exceptions of a duty hold here and now. A fact that is not known makes none hold: fail closed. */
import type { Duty, DutyException, LocalText } from '../../campus/index.ts'
import type { DueFacts } from './facts.ts'

/** What spares a person the second factor that a duty asks. */
export type ExceptionReason = {
  /** Whose duty it is an exception of. */
  readonly of: 'realm' | 'application'
  readonly by: 'network' | 'device' | 'exception' | 'pause' | 'access-pass'
  /** Networks and devices in which the browser is, as far as the exception names any. */
  readonly places: readonly string[]
  /** As the configuration gives it. */
  readonly reason?: LocalText
}

/** Every exception of this duty that holds, in the order of the configuration. */
export function exceptionsHolding(duty: Duty, of: ExceptionReason['of'], facts: DueFacts): ExceptionReason[] {
  const excepted = placesAmong(duty.except, facts).map((place): ExceptionReason => {
    return { of, by: facts.networks.includes(place) ? 'network' : 'device', places: [place] }
  })
  const others = duty.exceptions
    .filter((exception) => holds(exception, facts))
    .map((exception): ExceptionReason => {
      return { of, by: 'exception', places: placesAmong(exception.networks ?? [], facts), reason: exception.reason }
    })
  return [...excepted, ...others]
}

/**
 * What the desk gave: a pause, or a pass in place of the second factor. Both spare what the realm and the account itself
 * ask, never what an application or a request does, and neither proves anything (P2).
 */
export function standInsHolding({ paused, stoodIn }: Pick<DueFacts, 'paused' | 'stoodIn'>): ExceptionReason[] {
  return [
    ...(paused ? [{ of: 'realm', by: 'pause', places: [] } as const] : []),
    ...(stoodIn ? [{ of: 'realm', by: 'access-pass', places: [] } as const] : []),
  ]
}

/** Conditions of an exception; one that it does not name leaves it as it is. All that it names must hold. */
const CONDITIONS: readonly ((exception: DutyException, facts: DueFacts) => boolean)[] = [
  ({ networks }, facts) => networks === undefined || placesAmong(networks, facts).length > 0,
  ({ groups }, facts) => groups === undefined || groups.some((group) => facts.groups?.includes(group)),
  ({ hours }, { clock }) => hours === undefined || (clock !== undefined && isWithin(hours, clock)),
  ({ from }, { today }) => from === undefined || from <= today,
  ({ until }, { today }) => until === undefined || today <= until,
]

const holds = (exception: DutyException, facts: DueFacts): boolean =>
  CONDITIONS.every((condition) => condition(exception, facts))

/** From the first minute up to the last, which is no longer within: `09:00-16:30` ends when the clock shows 16:30. */
const isWithin = (hours: NonNullable<DutyException['hours']>, { weekday, time }: NonNullable<DueFacts['clock']>) =>
  Object.entries(hours).some(
    ([day, spans]) => day === weekday && spans.some(({ from, until }) => from <= time && time < until),
  )

/** An address that is unknown is in no network, and no certificate makes no device (CVE-2024-47070). */
const placesAmong = (names: readonly string[], { networks, devices = [] }: DueFacts): string[] =>
  names.filter((name) => networks.includes(name) || devices.includes(name))
