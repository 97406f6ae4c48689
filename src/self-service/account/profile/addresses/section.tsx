import { ButtonLink, Empty, List, Section, Tag } from '../../../../design/index.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'

export type AddressLine = { id: string; mail: string; verified: boolean; hint: string }

type Props = { who: SignedIn; addresses: readonly AddressLine[] }

/** Addresses of one's own, with which the password can be reset. */
export function AddressSection({ who: { frame, realm }, addresses }: Props) {
  const { t } = frame
  const add = (kind: 'plain' | 'quiet') => (
    <ButtonLink href={`/account/profile/addresses/add?account=${realm.key}`} kind={kind} icon="plus">
      {t('profile.address-add')}
    </ButtonLink>
  )
  const rows = addresses.map(({ id, mail, verified, hint }) => ({
    icon: 'mail' as const,
    title: mail,
    tags: verified ? (
      <Tag tone="good">{t('profile.verified')}</Tag>
    ) : (
      <Tag tone="warn">{t('profile.not-verified')}</Tag>
    ),
    hint,
    act: (
      <ButtonLink
        href={`/account/profile/addresses/${id}?account=${realm.key}`}
        kind="quiet"
        icon="ellipsis"
        label={t('profile.address-manage', { mail })}
      />
    ),
  }))
  return (
    <Section title={t('profile.addresses')} act={rows.length > 0 && add('quiet')}>
      <p class="muted">{t('profile.addresses-lead')}</p>
      {rows.length > 0 ? (
        <List rows={rows} />
      ) : (
        <Empty icon="mail" title={t('profile.addresses-none')} acts={add('plain')}>
          {t('profile.addresses-empty')}
        </Empty>
      )}
    </Section>
  )
}
