import { ButtonLink, Note, Nudge, Ring } from '../../../../design/index.ts'
import type { MethodKind } from '../../../../methods/index.ts'
import { defaultRegistration, endingsAhead, methodLabel, registrableMethods } from '../../../../policies/index.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { countingOf, type Device } from '../devices.ts'
import type { OwnFacts } from '../facts.ts'
import { addingOf, dateOf, nameOf, type Saying } from '../words.ts'
import { addressToAdd } from './addable.tsx'

type Props = { who: SignedIn; saying: Saying; facts: OwnFacts; devices: readonly Device[] }

/** With one method, everything hangs on it (M9). */
export function SecondKey({ who, saying, facts, devices }: Props) {
  const { t } = saying.frame
  const has = countingOf(devices)
  const kind = kindToUrge(facts, devices)
  if (has > 1 || kind === undefined) return null
  const only = devices.find(({ standing }) => standing === 'counts')
  const sign = (
    <Ring label={t('frame.of', { done: has, all: 2 })} of={2} left={has} size="small">
      {`${has}/2`}
    </Ring>
  )
  const none = kind === 'app' ? 'security.nudge-app' : 'security.nudge-none'
  return (
    <Nudge
      title={t(only ? 'security.nudge-one-title' : `${none}-title`)}
      sign={sign}
      act={<ButtonLink href={addressToAdd(kind, who.realm.key)}>{addingOf(t, kind)}</ButtonLink>}
    >
      {only ? t('security.nudge-one', { method: nameOf(t, only) }) : t(none)}
    </Nudge>
  )
}

/** The first as the register step has it; the second of another kind, so that no one mishap takes both. */
function kindToUrge(facts: OwnFacts, devices: readonly Device[]): MethodKind | undefined {
  const kinds = registrableMethods(facts)
  const held = new Set(devices.filter(({ standing }) => standing === 'counts').flatMap((device) => device.kinds))
  if (held.size === 0) return defaultRegistration(facts)
  const others = kinds.filter((kind) => !held.has(kind))
  return others.find((kind) => methodLabel(facts.mfa, kind) === 'recommended') ?? others[0] ?? kinds[0]
}

/** All that they have ends: said until there is something that stays (M17). */
export function NothingLeft({ saying, facts }: Pick<Props, 'saying' | 'facts'>) {
  const { t } = saying.frame
  const { nothingLeftFrom } = endingsAhead(facts)
  if (nothingLeftFrom === undefined) return null
  return (
    <Note tone="warn" strong={t('security.nothing-left', { date: dateOf(saying, nothingLeftFrom) })}>
      {t('security.nothing-left-add')}
    </Note>
  )
}
