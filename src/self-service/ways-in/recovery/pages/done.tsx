import { ButtonLink, DoorPage, type PageFrame } from '../../../../design/index.ts'

/** The password is another one, and the person is signed in with it, here alone. */
export function DonePage({ frame, realm }: { frame: PageFrame; realm: string }) {
  const { t, account } = frame
  return (
    <DoorPage
      frame={frame}
      step="done"
      title={t('recovery.done-title')}
      lead={t('recovery.done-lead')}
      width="middle"
      {...(account && { account: { name: account.label, initials: account.initials } })}
      helps={[
        { icon: 'shield-check', label: t('recovery.done-security'), href: `/account/security-info?account=${realm}` },
        { icon: 'mail', label: t('recovery.done-addresses'), href: `/account/profile?account=${realm}` },
      ]}
    >
      <ButtonLink href={`/?account=${realm}`} door full>
        {t('activation.done-go')}
      </ButtonLink>
    </DoorPage>
  )
}
