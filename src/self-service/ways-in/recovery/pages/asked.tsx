import type { Campus } from '../../../../campus/index.ts'
import { DoorPage, type PageFrame } from '../../../../design/index.ts'
import { Causes, TypeCode } from '../../mail-under-way.tsx'

/** The same for every name and in the same time, known or not (CVE-2023-39522). */
export function AskedPage({ frame, campus }: { frame: PageFrame; campus: Campus }) {
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="done"
      title={t('mail-under-way.title')}
      lead={t('mail-under-way.known')}
      width="middle"
      helps={[
        { icon: 'refresh-cw', label: t('mail-under-way.again'), href: '/recover' },
        { icon: 'log-in', label: t('recovery.help-sign-in'), href: '/' },
      ]}
    >
      <p>{t('recovery.next')}</p>
      <Causes
        frame={frame}
        campus={campus}
        causes={[
          t('mail-under-way.cause-spam'),
          t('recovery.cause-address'),
          t('recovery.cause-waiting'),
          t('mail-under-way.cause-temporary'),
          t('recovery.cause-newest'),
        ]}
      />
      <TypeCode frame={frame} action="/recover/code" />
    </DoorPage>
  )
}
