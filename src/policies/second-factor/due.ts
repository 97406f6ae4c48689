/** Is a second factor due at this sign-in, and why? All reasons that hold are told, and all that spares it. */
import type { Duty } from '../../campus/index.ts'
import { type ExceptionReason, exceptionsHolding, standInsHolding } from './exceptions.ts'
import type { DueFacts } from './facts.ts'

export type DueReason = 'application-requires' | 'level-asked' | 'realm-requires' | 'registered'

export type Due = {
  readonly due: boolean
  readonly reasons: readonly DueReason[]
  /** What spared the person a duty; a second factor may be due all the same. */
  readonly exceptedBy: readonly ExceptionReason[]
}

/** The facts, with the exceptions that hold of each duty. */
type Situation = DueFacts & { readonly realms: readonly ExceptionReason[]; readonly own: readonly ExceptionReason[] }

const REASONS: readonly { readonly reason: DueReason; readonly when: (situation: Situation) => boolean }[] = [
  // These two are promises to others: no exception of the realm lowers them, and none at all what is always required.
  {
    reason: 'application-requires',
    when: ({ application, own, today }) =>
      application === 'required' || (isIn(ownDuty(application), today) && own.length === 0),
  },
  { reason: 'level-asked', when: ({ asked }) => asked },
  { reason: 'realm-requires', when: ({ mfa, today, realms }) => isIn(mfa.required, today) && realms.length === 0 },
  // Whoever registered a second factor counts on its being asked (CVE-2025-64103): only a trusted place spares it, and
  // what the desk gave to who has lost it.
  { reason: 'registered', when: ({ registered, realms }) => registered > 0 && !realms.some(sparesRegistered) },
]

export function secondFactorDue(facts: DueFacts): Due {
  const own = ownDuty(facts.application)
  const situation = {
    ...facts,
    realms: [
      ...(facts.mfa.required ? exceptionsHolding(facts.mfa.required, 'realm', facts) : []),
      ...standInsHolding(facts),
    ],
    own: own ? exceptionsHolding(own, 'application', facts) : [],
  }
  const reasons = REASONS.filter(({ when }) => when(situation)).map(({ reason }) => reason)
  return { due: reasons.length > 0, reasons, exceptedBy: sparingIn(situation) }
}

/** Exceptions that took a reason away. */
function sparingIn({ mfa, application, today, registered, realms, own }: Situation): ExceptionReason[] {
  const begun = isIn(mfa.required, today)
  return [
    ...realms.filter((exception) => begun || (registered > 0 && sparesRegistered(exception))),
    ...(isIn(ownDuty(application), today) ? own : []),
  ]
}

const sparesRegistered = ({ by, places }: ExceptionReason): boolean =>
  places.length > 0 || by === 'pause' || by === 'access-pass'

/** The duty that an application states for itself, with a date and exceptions of its own. */
const ownDuty = (application: DueFacts['application']): Duty | undefined =>
  typeof application === 'object' ? application.required : undefined

/** Days compare as texts: a duty begins at midnight, campus time, of the day named. */
const isIn = (duty: Duty | undefined, today: string): boolean => duty !== undefined && today >= duty.from

/** The day from which one of the duties will ask, if that is yet to come; the first of them. */
export function dutyAhead({
  mfa,
  application,
  today,
}: Pick<DueFacts, 'mfa' | 'application' | 'today'>): string | undefined {
  const days = [mfa.required?.from, ownDuty(application)?.from].filter((day) => day !== undefined)
  return days.filter((day) => day > today).sort()[0]
}
