import { Button, ButtonLink, Empty, Form, List, Section, Tag } from '../../../../design/index.ts'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'

export type PhoneLine = { id: string; masked: string; verified: boolean; hint: string }

type Props = { who: SignedIn; phones: readonly PhoneLine[] }

/** Numbers of one's own, shown masked; each can be proved by a text or a call. */
export function PhoneSection({ who: { frame, realm }, phones }: Props) {
  const { t, formToken } = frame
  const add = (kind: 'plain' | 'quiet') => (
    <ButtonLink href={`/account/profile/phones/add?account=${realm.key}`} kind={kind} icon="plus">
      {t('profile.phone-add')}
    </ButtonLink>
  )
  const rows = phones.map(({ id, masked, verified, hint }) => ({
    icon: 'phone' as const,
    title: masked,
    tags: verified ? (
      <Tag tone="good">{t('profile.verified')}</Tag>
    ) : (
      <Tag tone="warn">{t('profile.not-verified')}</Tag>
    ),
    hint,
    act: (
      <div class="row">
        {!verified && (
          <Form action={`/account/profile/phones/${id}/verify?account=${realm.key}`} formToken={formToken}>
            <Button
              kind="plain"
              dense
              label={t('profile.phone-verify-this', { phone: masked })}
              name="act"
              value="continue"
            >
              {t('profile.phone-verify')}
            </Button>
          </Form>
        )}
        <Form action={`/account/profile/phones/${id}/remove?account=${realm.key}`} formToken={formToken}>
          <Button
            kind="quiet"
            icon="trash"
            label={t('profile.phone-remove', { phone: masked })}
            name="act"
            value="continue"
          />
        </Form>
      </div>
    ),
  }))
  return (
    <Section title={t('profile.phones')} act={rows.length > 0 && add('quiet')}>
      <p class="muted">{t('profile.phones-lead')}</p>
      {rows.length > 0 ? (
        <List rows={rows} />
      ) : (
        <Empty icon="phone" title={t('profile.phones-none')} acts={add('plain')}>
          {t('profile.phones-empty')}
        </Empty>
      )}
    </Section>
  )
}
