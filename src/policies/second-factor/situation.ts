/** From where somebody comes, when, and for what, as the rules of the second factor want it. */
import { localTimeAt } from '../../base/time/day.ts'
import type { Instant } from '../../base/time/instant.ts'
import { applicationByKey, type Campus, type Duty, networksAt, type Realm } from '../../campus/index.ts'
import type { DueFacts } from './facts.ts'

export type Scene = {
  readonly realm: Realm
  /** Key of the application that is signed in to. */
  readonly application?: string | undefined
  /** Undefined when it is unknown. */
  readonly address: string | undefined
  /** Keys of the campus's devices by whose certificate the connection proved itself. */
  readonly devices: readonly string[]
  readonly now: Instant
}

/** All that a second factor depends on beside the person and the request. */
export function situationOf(
  campus: Campus,
  { realm, application, address, devices, now }: Scene,
): Omit<DueFacts, 'groups' | 'asked' | 'registered'> & Required<Pick<DueFacts, 'clock' | 'devices'>> {
  const { day, ...clock } = localTimeAt(now, campus.institution.timeZone)
  return {
    mfa: realm.mfa,
    networks: networksAt(campus, address),
    devices,
    today: day,
    clock,
    application: application === undefined ? undefined : applicationByKey(campus, application)?.mfa,
  }
}

/** Whether a duty spares some group, so that the person's groups must be looked up before it is judged. */
export function asksGroups(campus: Campus, { realm, application }: Pick<Scene, 'realm' | 'application'>): boolean {
  const own = application === undefined ? undefined : applicationByKey(campus, application)?.mfa
  const duties: (Duty | undefined)[] = [realm.mfa.required, typeof own === 'object' ? own.required : undefined]
  return duties.some((duty) => duty?.exceptions.some(({ groups }) => groups !== undefined))
}
