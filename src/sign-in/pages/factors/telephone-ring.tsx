/** How long a code counts, or a call may be confirmed: the ring beside the heading, and in words. */
import { type Instant, isoTime, MINUTE } from '../../../base/time/instant.ts'
import { type PageFrame, Ring, TimeLeft } from '../../../design/index.ts'
import { CHALLENGE_FOR } from '../../../methods/index.ts'

/** `then`: where to look once the time is over, where scripts run. */
type Props = { frame: PageFrame; expires: Instant; now: Instant; then?: string }

export function TelephoneRing({ frame: { t, language }, expires, now, then }: Props) {
  const left = Math.max(expires - now, 0)
  return (
    <Ring label={t('phone.ring')} of={CHALLENGE_FOR} left={left} expires={isoTime(expires)} {...(then && { then })}>
      <p class="text-center">
        <b class="code">
          <TimeLeft language={language} left={left} minutes />
        </b>
        <span class="hint block">{t('phone.ring.minutes', { n: Math.ceil(left / MINUTE) })}</span>
      </p>
    </Ring>
  )
}
