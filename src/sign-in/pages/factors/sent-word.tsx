/** What became of the text or call, in a line: nothing is called sent that no gateway took. */
import { type Instant, MINUTE } from '../../../base/time/instant.ts'
import { type PageFrame, Refusal } from '../../../design/index.ts'
import { formatTimeUntil } from '../../../i18n/index.ts'
import type { Sent } from '../props.ts'

type Props = {
  frame: PageFrame
  by: 'sms' | 'voice'
  sent: Sent
  /** Country code and last two digits. */
  shown: string
  timeZone: string
  now: Instant
  /** A refusal stands on the page already, and says it. */
  said: boolean
}

export function SentWord({ frame, by, sent, shown, timeZone, now, said }: Props) {
  const { t, language } = frame
  if (sent.is === 'failed' && !said) return <Refusal refusal={by === 'sms' ? 'sending-failed' : 'call-failed'} t={t} />
  // To the full minute, so that nobody who comes at the time that was said comes too early.
  const held = sent.heldUntil !== undefined && sent.heldUntil > now && Math.ceil(sent.heldUntil / MINUTE) * MINUTE
  return (
    <div class="stack gap-2">
      {sent.is !== 'failed' && <p>{t(`phone.${by}.${sent.is}`, { shown })}</p>}
      {held && !said && <p class="hint">{t('phone.held', { time: formatTimeUntil(language, held, timeZone, now) })}</p>}
    </div>
  )
}
