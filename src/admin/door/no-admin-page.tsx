import { ButtonLink, DoorPage, type PageFrame, Refusal } from '../../design/index.ts'

/** Somebody is signed in who is no administrator. */
export function NoAdminPage({ frame }: { frame: PageFrame }) {
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="refused"
      title={t('admin.refused.title')}
      failed
      helps={[{ icon: 'log-out', label: t('admin.refused.other-account'), href: '/sign-out' }]}
    >
      <Refusal refusal="not-an-administrator" t={t} />
      <ButtonLink href="/" door full>
        {t('admin.refused.applications')}
      </ButtonLink>
    </DoorPage>
  )
}
