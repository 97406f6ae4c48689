/** Why a second factor is asked, and why this one, in one line. */
import type { Realm } from '../../../campus/index.ts'
import type { Given } from '../../flow/given.ts'
import type { AtFactor } from '../../flow/state.ts'
import { applicationIn, realmIn, say, type View } from '../view.ts'

export type Why = Given['second']['why']

/** The two reasons as the lead of the page; undefined when neither needs a word. */
export function leadOf(view: View, { state, why }: { state: AtFactor; why: Why }): string | undefined {
  const { who, proof, chosen } = state
  const asked = sayWhy(view, { realm: realmIn(view, who.realm), raise: proof.raise !== undefined, why })
  // Who has no other, or has just picked it, knows why it is this one.
  const { why: by } = chosen
  const picked = by === 'picked' || by === 'only' ? undefined : view.frame.t(`sign-in.chosen.${by}`)
  return [asked, picked].filter((one) => one !== undefined).join(' ') || undefined
}

type Asked = { realm: Realm | undefined; raise: boolean; why: Why }

/**
 * The reason that a person can do something with: who asks, before the rule of the house, before their own choice.
 * Undefined when none of the reasons needs a word.
 */
function sayWhy(view: View, { realm, raise, why: { reasons } }: Asked): string | undefined {
  const { t } = view.frame
  const { application } = applicationIn(view)
  const asksLevel = reasons.includes('application-requires') || reasons.includes('level-asked')
  if (asksLevel && application) return t('sign-in.why.application', { application: application.name })
  if (raise) return t('sign-in.why.sensitive')
  if (reasons.includes('realm-requires') && realm) return t('sign-in.why.realm', { realm: say(view, realm.name) })
  return reasons.includes('registered') ? t('sign-in.why.registered') : undefined
}
