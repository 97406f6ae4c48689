import type { Campus } from '../../../../campus/index.ts'
import { ButtonLink, DoorPage, type PageFrame, Refusal } from '../../../../design/index.ts'
import type { TextKey } from '../../../../i18n/index.ts'
import { DeskAdvice } from '../../../../sign-in/index.ts'
import type { NoWay } from '../run/refusal.ts'

const TITLES: Record<NoWay['refusal'], TextKey> = {
  'activation-code-spent': 'activation.link-title',
  'activation-expired': 'activation.expired-title',
  'activation-elsewhere': 'activation.elsewhere-title',
}

/** A link or a run that leads no further: why, and what helps. */
export function NoWayPage({ frame, campus, refusal }: { frame: PageFrame; campus: Campus; refusal: NoWay['refusal'] }) {
  const { t } = frame
  const spent = refusal === 'activation-code-spent'
  return (
    <DoorPage
      frame={frame}
      step="refused"
      title={t(TITLES[refusal])}
      failed
      helps={[{ icon: 'mail', label: t('activation-request.title'), href: '/activate/request' }]}
    >
      <Refusal refusal={refusal} t={t} />
      <ButtonLink href={spent ? '/' : '/activate'} door full>
        {t(spent ? 'activation.sign-in' : 'activation.again')}
      </ButtonLink>
      <DeskAdvice view={{ frame, campus }} label={t('activation.desk')} advice={t('activation.desk-advice')} />
    </DoorPage>
  )
}
