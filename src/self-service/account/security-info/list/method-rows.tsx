import { ButtonLink, type Row, Tag } from '../../../../design/index.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import type { Device } from '../devices.ts'
import { hintOf, ICONS, LABEL_TONES, nameOf, type Saying } from '../words.ts'

type Props = { who: SignedIn; saying: Saying; device: Device }

/** One thing to prove oneself with, as a row of the list. */
export function methodRow({ who, saying, device }: Props): Row {
  const { t } = saying.frame
  const name = nameOf(t, device)
  return {
    icon: ICONS[device.kinds[0]],
    title: name,
    tags: <MethodTags saying={saying} device={device} />,
    hint: hintOf(saying, device),
    act: (
      <ButtonLink
        href={`/account/security-info/methods/${device.id}?account=${who.realm.key}`}
        kind="quiet"
        icon="ellipsis"
        label={t('security.manage', { name })}
      />
    ),
  }
}

/** Two at most: what does not count any more says only that. */
export function MethodTags({ saying: { frame }, device: { standing, label, asDefault } }: Omit<Props, 'who'>) {
  const { t } = frame
  if (standing === 'copied') return <Tag tone="bad">{t('security.copied')}</Tag>
  if (standing === 'refused') return <Tag tone="warn">{t('security.refused')}</Tag>
  return (
    <>
      {label && <Tag tone={LABEL_TONES[label]}>{t(`security.label.${label}`)}</Tag>}{' '}
      {asDefault && <Tag tone="accent">{t('security.default')}</Tag>}
    </>
  )
}

/** The password, which everybody has. */
export function passwordRow({ frame: { t }, realm }: SignedIn, hint: string): Row {
  return {
    icon: 'lock-keyhole',
    title: t('frame.password'),
    hint,
    act: (
      <ButtonLink href={`/account/password?account=${realm.key}`} kind="quiet" label={t('security.change-password')}>
        {t('security.change')}
      </ButtonLink>
    ),
  }
}
