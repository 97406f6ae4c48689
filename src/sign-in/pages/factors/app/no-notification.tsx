import { AppLink, More, type PageFrame } from '../../../../design/index.ts'

/** When nothing rings: the request waits in the app itself (M15). */
export function NoNotification({ frame: { t }, app }: { frame: PageFrame; app: string }) {
  return (
    <More summary={t('approval.no-notification')}>
      <div class="stack gap-3">
        <p>{t('approval.no-notification.open')}</p>
        <p class="muted">{t('approval.no-notification.check')}</p>
        <p class="muted">{t('approval.no-notification.offline')}</p>
        <div class="only-phone">
          <AppLink href={app}>{t('approval.open-here')}</AppLink>
        </div>
      </div>
    </More>
  )
}
