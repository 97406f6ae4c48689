/** What the screens of a request have in common. */
import { Countdown } from '../../parts/ring.tsx'
import type { AppRequest } from '../../store/app-state.ts'
import type { AppAccount } from '../../store/kept.ts'
import { useWords } from '../../words/speech.tsx'

export type RequestProps = { request: AppRequest; account: AppAccount }

export function RequestTime({ request }: { request: AppRequest }) {
  const { t } = useWords()
  const of = Math.max(request.expires - request.shown.at, 1)
  return <Countdown expires={request.expires} of={of} label={t('app.request.left')} />
}

export function ApproveKey({ onClick }: { onClick: () => void }) {
  const { t } = useWords()
  return (
    <button class="soft word" type="button" onClick={onClick}>
      {t('app.request.approve')}
    </button>
  )
}

/** The two refusals, and what the second one does. */
export function Refusing(props: { onDecline: () => void; onNotMe: () => void; busy: boolean }) {
  const { t } = useWords()
  return (
    <div class="app-refusing">
      <button class="sb-btn plain" type="button" disabled={props.busy} onClick={props.onDecline}>
        {t('app.request.decline')}
      </button>
      <button
        class="sb-btn danger"
        type="button"
        disabled={props.busy}
        aria-describedby="not-me"
        onClick={props.onNotMe}
      >
        {t('app.request.not-me')}
      </button>
      <p class="hint" id="not-me">
        {t('app.request.not-me.what')}
      </p>
    </div>
  )
}
