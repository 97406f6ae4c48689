/** The methods of an account as people think of them: a telephone is one thing, though it takes texts and calls. Pure. */
import type { Instant } from '../../../base/time/instant.ts'
import type { DefaultMethod, MethodKind, RegisteredMethod } from '../../../methods/index.ts'
import { acceptedMethods, type MethodLabel, methodEnding, methodLabel } from '../../../policies/index.ts'
import type { OwnFacts } from './facts.ts'

export type Device = {
  readonly id: string
  /** Of a mobile number: `sms` and `voice`. The first stands for the thing. */
  readonly kinds: readonly [MethodKind, ...MethodKind[]]
  /** As the person named it; may be empty. */
  readonly name: string
  readonly shown: string | undefined
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | undefined
  /** Of keys alone: whether its keeper may copy it to other devices. */
  readonly synced: boolean | undefined
  /** `refused`: this account may not use it any more. `copied`: a copy of the key was found. */
  readonly standing: 'counts' | 'refused' | 'copied'
  readonly label: MethodLabel | undefined
  /** The kinds of it that end, each with the first day on which it counts no more (M17). */
  readonly endings: readonly { readonly kind: MethodKind; readonly day: string }[]
  /** Which kind of it is asked first, where persons choose. */
  readonly asDefault: MethodKind | undefined
}

type Asked = Pick<RegisteredMethod, 'kind' | 'id'>

/** Oldest first. */
export function devicesOf(facts: OwnFacts, chosen: DefaultMethod | undefined): Device[] {
  const first = defaultIn(facts, chosen)
  const ids = [...new Set(facts.registered.map(({ id }) => id))]
  return ids.flatMap((id) => {
    const [one, ...rest] = facts.registered.filter((registered) => registered.id === id)
    return one ? [deviceOf(facts, [one, ...rest], first)] : []
  })
}

function deviceOf(
  facts: OwnFacts,
  all: readonly [RegisteredMethod, ...RegisteredMethod[]],
  first: Asked | undefined,
): Device {
  const [one] = all
  const accepted = acceptedMethods(facts)
  const kinds: Device['kinds'] = [one.kind, ...all.slice(1).map(({ kind }) => kind)]
  const counting = kinds.filter((kind) => accepted.includes(kind))
  return {
    id: one.id,
    kinds,
    name: one.name,
    shown: one.shown,
    createdAt: one.createdAt,
    lastUsedAt: one.lastUsedAt,
    synced: one.synced,
    standing: one.disabledAt !== undefined ? 'copied' : counting.length > 0 ? 'counts' : 'refused',
    label: methodLabel(facts.mfa, counting[0] ?? one.kind),
    endings: counting.flatMap((kind) => {
      const ending = methodEnding(facts.mfa, kind, facts.today)
      return ending ? [{ kind, day: ending.day }] : []
    }),
    asDefault: first?.id === one.id ? first.kind : undefined,
  }
}

/** Where persons choose: what they chose while it counts, else the first that they registered (M8). */
function defaultIn(facts: OwnFacts, chosen: DefaultMethod | undefined): Asked | undefined {
  if (facts.mfa.choose !== 'person') return undefined
  const accepted = acceptedMethods(facts)
  const counting = facts.registered.filter(
    ({ kind, disabledAt }) => accepted.includes(kind) && disabledAt === undefined,
  )
  return counting.find(({ kind, id }) => kind === chosen?.kind && id === chosen.method) ?? counting[0]
}

/** How many things there are on which a sign-in can rest. */
export const countingOf = (devices: readonly Device[]): number =>
  devices.filter(({ standing }) => standing === 'counts').length
