/** Why a second factor is asked, in one line. */
import type { Realm } from '../../../campus/index.ts'
import type { Given } from '../../flow/state.ts'
import { applicationIn, say, type View } from '../view.ts'

export type Why = Given['second']['why']

type Asked = { realm: Realm | undefined; raise: boolean; why: Why }

/**
 * The reason that a person can do something with: who asks, before the rule of the house, before their own choice.
 * Undefined when none of the reasons needs a word.
 */
export function sayWhy(view: View, { realm, raise, why: { reasons } }: Asked): string | undefined {
  const { t } = view.frame
  const { application } = applicationIn(view)
  const asksLevel = reasons.includes('application-requires') || reasons.includes('level-asked')
  if (asksLevel && application) return t('sign-in.why.application', { application: application.name })
  if (raise) return t('sign-in.why.sensitive')
  if (reasons.includes('realm-requires') && realm) return t('sign-in.why.realm', { realm: say(view, realm.name) })
  return reasons.includes('registered') ? t('sign-in.why.registered') : undefined
}
