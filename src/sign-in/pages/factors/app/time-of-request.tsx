/** How long a request still counts: the ring with the number, or with a phone, and the time in words below it. */
import type { ComponentChildren } from 'preact'
import { type Instant, isoTime, MINUTE } from '../../../../base/time/instant.ts'
import { Icon, MatchNumber, type PageFrame, Ring, TimeLeft } from '../../../../design/index.ts'
import { Around } from './around.tsx'

/** How long a request stands. */
const STANDS_FOR = 2 * MINUTE

type Props = {
  frame: PageFrame
  number: string | undefined
  expires: Instant
  now: Instant
  /** Beside the time: a way to more of it. */
  children?: ComponentChildren
}

export function TimeOfRequest({ frame: { t, language }, number, expires, now, children }: Props) {
  const left = Math.max(expires - now, 0)
  return (
    <>
      <Ring
        label={t('approval.time')}
        of={Math.max(STANDS_FOR, left)}
        left={left}
        expires={isoTime(expires)}
        id="request-time"
        size="large"
      >
        {number === undefined ? (
          <Icon name="smartphone" />
        ) : (
          <MatchNumber number={number} label={t('frame.number-is')} />
        )}
      </Ring>
      <div class="row flex-wrap justify-center gap-x-2 gap-y-1 num small muted">
        <span>
          <Around text={(time) => t('frame.time-left', { time })}>
            <b class="text-ink">
              <TimeLeft language={language} left={left} ring="request-time" />
            </b>
          </Around>
        </span>
        {children}
      </div>
    </>
  )
}
