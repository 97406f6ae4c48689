import { ButtonLink, DoorPage, type PageFrame, Refusal } from '../../../design/index.ts'

/** The application came back from sign-in with nothing that it can use. */
export function FailedPage({ frame, reason }: { frame: PageFrame; reason: string }) {
  const { t } = frame
  return (
    <DoorPage frame={frame} step="refused" title={t('demo.app.failed')} failed>
      <Refusal refusal="demo-app-failed" t={t} values={{ reason }} />
      <ButtonLink door full href="/demo/app">
        {t('demo.app.begin-again')}
      </ButtonLink>
    </DoorPage>
  )
}
