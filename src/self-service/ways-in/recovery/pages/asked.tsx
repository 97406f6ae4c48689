import type { Campus } from '../../../../campus/index.ts'
import type { PageFrame } from '../../../../design/index.ts'
import { MailUnderWayPage } from '../../mail-under-way.tsx'

/** A link to a new password may be on its way. */
export function AskedPage({ frame, campus }: { frame: PageFrame; campus: Campus }) {
  const { t } = frame
  return (
    <MailUnderWayPage
      {...{ frame, campus }}
      again="/recover"
      help={{ icon: 'log-in', label: t('recovery.help-sign-in'), href: '/' }}
      next={t('recovery.next')}
      causes={{
        beforeTemporary: [t('recovery.cause-address'), t('recovery.cause-waiting')],
        last: [t('recovery.cause-newest')],
      }}
      codeTo="/recover/code"
    />
  )
}
