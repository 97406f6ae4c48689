import { ButtonLink, Empty, HousePage, List } from '../../../design/index.ts'
import { ForAccount } from '../../signed-in/for-account.tsx'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { OpenAlarm } from '../tricked/open-alarm.tsx'
import type { ActivityLine } from './line.ts'

type Props = {
  who: SignedIn
  lines: readonly ActivityLine[]
  older: number | undefined
  first: boolean
  /** Steps that are left of an alarm. */
  alarm: number
}

/** Everything that happened with an account, newest first (E3). */
export function ActivityPage({ who, lines, older, first, alarm }: Props) {
  const { frame, realm } = who
  const { t } = frame
  const here = `/account/activity?account=${realm.key}`
  return (
    <HousePage frame={frame} title={t('activity.title')} lead={<ForAccount frame={frame} />} current="activity">
      <OpenAlarm who={who} left={alarm} />
      <p class="muted">
        {t('activity.unknown')} <a href={`/account/tricked?account=${realm.key}`}>{t('activity.unknown-act')}</a>
      </p>
      {lines.length === 0 ? (
        <Empty icon="clock" title={t(first ? 'activity.empty-title' : 'activity.no-older-title')} first>
          {t(first ? 'activity.empty' : 'activity.no-older')}
        </Empty>
      ) : (
        <List rows={lines} />
      )}
      <nav class="row flex-wrap gap-3" aria-label={t('activity.pages')}>
        {!first && (
          <ButtonLink href={here} kind="plain">
            {t('activity.newest')}
          </ButtonLink>
        )}
        {older !== undefined && (
          <ButtonLink href={`${here}&before=${older}`} kind="plain">
            {t('activity.older')}
          </ButtonLink>
        )}
      </nav>
    </HousePage>
  )
}
