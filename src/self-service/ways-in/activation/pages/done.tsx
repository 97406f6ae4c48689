import { ButtonLink, DoorPage, type PageFrame } from '../../../../design/index.ts'

/** The account is active, and the person is signed in with it. */
export function DonePage({ frame, realm }: { frame: PageFrame; realm: string }) {
  const { t, account } = frame
  return (
    <DoorPage
      frame={frame}
      step="done"
      title={t('activation.done-title')}
      lead={t('activation.done-lead')}
      width="middle"
      {...(account && { account: { name: account.label, initials: account.initials } })}
      helps={[
        { icon: 'shield-check', label: t('activation.done-security'), href: `/account/security-info?account=${realm}` },
      ]}
    >
      <ButtonLink href={`/?account=${realm}`} door full>
        {t('activation.done-go')}
      </ButtonLink>
    </DoorPage>
  )
}
