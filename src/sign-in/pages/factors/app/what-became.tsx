/** What became of a request that waits no more, and the way to a new one. */
import { MINUTE } from '../../../../base/time/instant.ts'
import { ActButton, Form, Refusal, type RefusalKey } from '../../../../design/index.ts'
import { formatTimeUntil } from '../../../../i18n/index.ts'
import type { Asking } from '../../../flow/state.ts'
import type { Asked } from '../../props.ts'
import type { View } from '../../view.ts'

/** Whether the page still waits; an approval that nobody has taken yet is waited for too. */
export const isWaiting = (asked: Asked | undefined): asked is Asked =>
  asked !== undefined && ['open', 'seen', 'claimed', 'approved'].includes(asked.is)

const REFUSALS: Partial<Record<Asked['is'], RefusalKey>> = {
  declined: 'approval-declined',
  'wrong-number': 'approval-wrong-number',
  expired: 'approval-expired',
  over: 'approval-expired',
}

/** Where no scripts run the page looks again by itself, and nobody was told yet. */
export function WhatBecame({ view, asked }: { view: View; asked: Asked | undefined }) {
  const refusal = view.refusal ? undefined : asked && REFUSALS[asked.is]
  return refusal ? <Refusal refusal={refusal} t={view.frame.t} /> : null
}

/** No sooner than the limits let it go. */
export function AskAgain({
  view,
  step,
  asking,
}: {
  view: View
  step: 'approval' | 'device'
  asking?: Asking | undefined
}) {
  const { frame, action, now, campus, refusal } = view
  const { t, language, formToken } = frame
  const held = asking?.heldUntil
  if (held !== undefined && held > now) {
    if (refusal && 'until' in refusal) return null
    // To the full minute, so that nobody who comes at the time that was said comes too early.
    const until = Math.ceil(held / MINUTE) * MINUTE
    return <p>{t('approval.held', { time: formatTimeUntil(language, until, campus.institution.timeZone, now) })}</p>
  }
  return (
    <Form action={action} formToken={formToken}>
      <input type="hidden" name="step" value={step} />
      <ActButton act="resend" door full icon="smartphone">
        {t('approval.again')}
      </ActButton>
    </Form>
  )
}
