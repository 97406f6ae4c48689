import type { Campus } from '../../../../campus/index.ts'
import { ButtonLink, DoorPage, type PageFrame, Refusal } from '../../../../design/index.ts'
import type { TextKey } from '../../../../i18n/index.ts'
import { DeskList } from '../../desks.tsx'
import type { NoWay } from '../run/refusal.ts'

const TITLES: Record<NoWay['refusal'], TextKey> = {
  'recovery-code-spent': 'activation.link-title',
  'recovery-expired': 'activation.expired-title',
  'recovery-elsewhere': 'activation.elsewhere-title',
}

/** A link or a run that leads no further: why, and what helps. */
export function NoWayPage({ frame, campus, refusal }: { frame: PageFrame; campus: Campus; refusal: NoWay['refusal'] }) {
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="refused"
      title={t(TITLES[refusal])}
      failed
      helps={[{ icon: 'log-in', label: t('recovery.help-sign-in'), href: '/' }]}
    >
      <Refusal refusal={refusal} t={t} />
      <ButtonLink href="/recover" door full>
        {t('recovery.again')}
      </ButtonLink>
      <DeskList
        frame={frame}
        campus={campus}
        summary={t('recovery.no-address')}
        advice={t('recovery.no-address-advice')}
      />
    </DoorPage>
  )
}
