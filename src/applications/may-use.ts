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
  | { readonly why: 'not-yet' | 'no-longer'; readonly day: string }
  | { readonly why: 'not-for-you' }

export type MayUse = { readonly may: true } | ({ readonly may: false } & UseRefusal)

type Who = Pick<Application, 'who'>

/** Whether the answer depends on the person's groups or programmes, or on the date alone. */
export const asksEnrolments = ({ who }: Who): boolean => who?.groups !== undefined || who?.programmes !== undefined

/**
 * Whether a person may use an application. Groups and programmes each want one match; dates count whole days.
 * The person is tried before the date: to whom it is not for, it does not say when it opens.
 */
export function mayUse({ who }: Who, { groups, programmes, today }: UseFacts): MayUse {
  if (!who) return { may: true }
  const belongs = meets(who.groups, groups) && meets(who.programmes, programmes)
  if (!belongs) return { may: false, why: 'not-for-you' }
  if (who.from !== undefined && today < who.from) return { may: false, why: 'not-yet', day: who.from }
  if (who.until !== undefined && today > who.until) return { may: false, why: 'no-longer', day: who.until }
  return { may: true }
}

const meets = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
  wanted === undefined || wanted.some((one) => has.includes(one))
