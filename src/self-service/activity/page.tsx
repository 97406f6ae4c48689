import { ButtonLink, Empty, HousePage, List } from '../../design/index.ts'
import { ForAccount } from '../account/for-account.tsx'
import type { SignedIn } from '../account/signed-in.tsx'
import type { ActivityLine } from './line.ts'

type Props = { who: SignedIn; lines: readonly ActivityLine[]; older: number | undefined; first: boolean }

/** Everything that happened with an account, newest first (E3). */
export function ActivityPage({ who: { frame, realm }, lines, older, first }: Props) {
  const { t } = frame
  const here = `/account/activity?account=${realm.key}`
  return (
    <HousePage frame={frame} title={t('activity.title')} lead={<ForAccount frame={frame} />} current="activity">
      <p class="muted">
        {t('activity.unknown')} <a href={`/account/password?account=${realm.key}`}>{t('activity.unknown-act')}</a>
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
