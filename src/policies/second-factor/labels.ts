/** What is said of a method where it is chosen, which one a page opens with, and which ones end (M17). */
import type { Realm } from '../../campus/index.ts'
import type { MethodKind } from '../../methods/index.ts'
import { type MethodFacts, registrableMethods, usableMethods } from './methods.ts'

type Labels = Pick<Realm['mfa'], 'labels'>
type Endings = Pick<Realm['mfa'], 'endings'>

export type MethodLabel = NonNullable<Labels['labels'][MethodKind]>

/** `day`: from its first moment the method is no longer accepted. */
export type Ending = { readonly day: string; readonly ended: boolean }

/** How the realm thinks of this method; undefined: it says nothing. */
export const methodLabel = ({ labels }: Labels, kind: MethodKind): MethodLabel | undefined => labels[kind]

/** When this method ends or has ended; `today` is the day on the campus. */
export function methodEnding({ endings }: Endings, kind: MethodKind, today: string): Ending | undefined {
  const day = endings[kind]
  return day === undefined ? undefined : { day, ended: today >= day }
}

export type EndingsAhead = {
  /** Of the methods that the person has and may use today; the first to end stands first. */
  readonly endings: readonly { readonly kind: MethodKind; readonly day: string }[]
  /** The day from which nothing is left that they may use; undefined: something stays. */
  readonly nothingLeftFrom: string | undefined
}

/** Which of a person's methods end, and whether they then have any left: who has none is warned in good time. */
export function endingsAhead(facts: MethodFacts): EndingsAhead {
  const usable = usableMethods(facts)
  const endings = usable
    .flatMap((kind) => {
      const ending = methodEnding(facts.mfa, kind, facts.today)
      return ending && !ending.ended ? [{ kind, day: ending.day }] : []
    })
    .sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)))
  const all = endings.length > 0 && endings.length === usable.length
  return { endings, nothingLeftFrom: all ? endings.at(-1)?.day : undefined }
}

export type OpeningFacts = MethodFacts & {
  readonly mfa: Labels
  /** Left out: whether it can ask for a key is not known, and none is offered unasked. */
  readonly browser?: { readonly keys: boolean }
}

/**
 * The kind with which registering opens: one that the realm recommends, else the strongest that can be registered now
 * and by this browser. Undefined when there is none.
 */
export function defaultRegistration(facts: OpeningFacts): MethodKind | undefined {
  const keys = facts.browser?.keys === true
  const kinds = registrableMethods(facts)
  const here = kinds.filter((kind) => keys || (kind !== 'security-key' && kind !== 'passkey'))
  const opens = here.length > 0 ? here : kinds
  return opens.find((kind) => methodLabel(facts.mfa, kind) === 'recommended') ?? opens[0]
}
