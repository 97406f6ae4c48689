import { ButtonLink, Nudge, Ring } from '../../../design/index.ts'
import type { SignedIn } from '../../signed-in/signed-in.tsx'

const STEPS = 3

/** On the pages about security: the way back to an alarm that was left half-way. */
export function OpenAlarm({ who: { frame, realm }, left }: { who: SignedIn; left: number }) {
  const { t } = frame
  if (left === 0) return null
  const done = STEPS - left
  const sign = (
    <Ring label={t('frame.of', { done, all: STEPS })} of={STEPS} left={done} size="small">
      {`${done}/${STEPS}`}
    </Ring>
  )
  const act = <ButtonLink href={`/account/tricked?account=${realm.key}`}>{t('tricked.resume')}</ButtonLink>
  return (
    <Nudge title={t('tricked.open-title')} sign={sign} act={act}>
      {t('tricked.open', { left })}
    </Nudge>
  )
}
