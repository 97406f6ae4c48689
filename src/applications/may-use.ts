/** Who may use an application, as its registration says. */
import type { Application } from '../campus/index.ts'

/** What is asked of a person's enrolments, and which day it is on the campus. */
export type UseFacts = {
  readonly groups: readonly string[]
  readonly programmes: readonly string[]
  /** YYYY-MM-DD */
  readonly today: string
}

/** Each has a text in both languages, `refusal.application-<why>`. */
export type UseRefusal =
  | { readonly why: 'not-for-you'; readonly groups: readonly string[] }
  | { readonly why: 'not-your-programme'; readonly programmes: readonly string[] }
  | { readonly why: 'not-yet' | 'no-longer'; readonly day: string }

/** All reasons that hold, those that lie in the person first. */
export type MayUse = { readonly may: true } | { readonly may: false; readonly reasons: readonly UseRefusal[] }

type Who = Pick<Application, 'who'>

/** Whether the answer depends on the person's groups or programmes, or on the date alone. */
export const asksEnrolments = ({ who }: Who): boolean => who?.groups !== undefined || who?.programmes !== undefined

type Rule = (who: NonNullable<Application['who']>, facts: UseFacts) => UseRefusal | undefined

/** Groups and programmes each want one match; days count whole. An empty list lets nobody in. */
const RULES: readonly Rule[] = [
  ({ groups }, facts) =>
    groups && !groups.some((group) => facts.groups.includes(group)) ? { why: 'not-for-you', groups } : undefined,
  ({ programmes }, facts) =>
    programmes && !programmes.some((one) => facts.programmes.includes(one))
      ? { why: 'not-your-programme', programmes }
      : undefined,
  ({ from }, { today }) => (from !== undefined && today < from ? { why: 'not-yet', day: from } : undefined),
  ({ until }, { today }) => (until !== undefined && today > until ? { why: 'no-longer', day: until } : undefined),
]

/** Whether a person may use an application; if not, every reason. */
export function mayUse({ who }: Who, facts: UseFacts): MayUse {
  const reasons = who ? RULES.flatMap((rule) => rule(who, facts) ?? []) : []
  return reasons.length === 0 ? { may: true } : { may: false, reasons }
}
