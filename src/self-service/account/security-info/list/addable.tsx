import { ButtonLink, List, type Row, Section, Tag } from '../../../../design/index.ts'
import type { MethodKind } from '../../../../methods/index.ts'
import { methodEnding, methodLabel, type NotYet, notYet, registrableMethods } from '../../../../policies/index.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import type { OwnFacts } from '../facts.ts'
import { addingOf, dateOf, ICONS, LABEL_TONES, type Saying } from '../words.ts'

type Props = { who: SignedIn; saying: Saying; facts: OwnFacts }

/** Where each kind is added. */
export const addressToAdd = (kind: MethodKind, realm: string): string =>
  kind === 'sms' || kind === 'voice'
    ? `/account/security-info/phone?by=${kind}&account=${realm}`
    : `/account/security-info/${kind}?account=${realm}`

/** All kinds that this person may add, one click each, with how the realm thinks of them; then those that wait, and why (M17). */
export function Addable({ who, saying, facts }: Props) {
  const rows = [
    ...registrableMethods(facts).map((kind) => kindRow({ who, saying, facts, kind })),
    ...notYet(facts).map((one) => notYetRow(saying, one)),
  ]
  if (rows.length === 0) return null
  return (
    <Section title={saying.frame.t('security.add')}>
      <List rows={rows} />
    </Section>
  )
}

function kindRow({ who, saying, facts, kind }: Props & { kind: MethodKind }): Row {
  const { t } = saying.frame
  const label = methodLabel(facts.mfa, kind)
  const ending = methodEnding(facts.mfa, kind, facts.today)
  const about = t(`method.${kind}.about`)
  return {
    icon: ICONS[kind],
    title: t(`method.${kind}`),
    tags: label && <Tag tone={LABEL_TONES[label]}>{t(`security.label.${label}`)}</Tag>,
    hint: ending ? `${about} ${t('security.ends', { date: dateOf(saying, ending.day) })}.` : about,
    act: (
      <ButtonLink href={addressToAdd(kind, who.realm.key)} kind="plain" dense icon="plus" label={addingOf(t, kind)}>
        <span class="max-md:hidden">{t(kind === 'app' ? 'security.link-this' : 'security.add-this')}</span>
      </ButtonLink>
    ),
  }
}

const notYetRow = ({ frame: { t } }: Saying, { kind, why }: NotYet): Row => ({
  icon: ICONS[kind],
  title: t(`method.${kind}`),
  hint: `${t(`method.${kind}.about`)} ${t(`security.not-yet.${why}`)}`,
})
