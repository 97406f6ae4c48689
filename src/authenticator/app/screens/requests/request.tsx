import { useEffect, useState } from 'preact/hooks'
import { prepareAnswer } from '../../index.ts'
import { NumberField } from '../../parts/digits.tsx'
import { AccountHead, Screen, Title } from '../../parts/frame.tsx'
import { Alert } from '../../parts/notes.tsx'
import { Pad } from '../../parts/pad.tsx'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useAnswer } from './answer.ts'
import { Confirm } from './confirm.tsx'
import { Facts } from './facts.tsx'
import { ApproveKey, Refusing, type RequestProps, RequestTime } from './request-parts.tsx'
import { useRoom } from './room.ts'

/** How many digits stand on the other screen. */
const DIGITS = 2

/** A request: the facts, then what says yes, the number or at once the PIN, and the two refusals. */
export function Request(props: RequestProps) {
  const { request } = props
  const hasRoom = useRoom(720)
  return hasRoom && !request.number ? <Confirm {...props} /> : <Ask {...props} hasRoom={hasRoom} />
}

function Ask({ request, account, hasRoom }: RequestProps & { hasRoom: boolean }) {
  const { app } = useApp()
  const { t } = useWords()
  const { go } = useMove()
  const answering = useAnswer(request, account)
  const [number, setNumber] = useState('')
  // Facts, number and keys fit on most phones; where they do not, the number has a screen of its own.
  const asksHere = hasRoom && request.number
  useEffect(() => prepareAnswer(app, request), [app, request])
  const approve = () => go(request.number ? { at: 'number', request, account } : { at: 'pin', request, account })
  const type = (typed: string) => {
    const digits = typed.slice(0, DIGITS)
    setNumber(digits.length === DIGITS ? '' : digits)
    if (digits.length === DIGITS) go({ at: 'pin', request, account, number: digits })
  }
  const { busy } = answering.verb
  return (
    <Screen
      name="request"
      look={asksHere ? 'app-request tight' : 'app-request'}
      realm={account.realm}
      head={<AccountHead {...account} end={<RequestTime request={request} />} />}
      foot={
        <>
          {asksHere ? (
            <Pad value={number} onType={type} disabled={busy} extra={<ApproveKey onClick={approve} />} />
          ) : (
            <button class="sb-btn full big" type="button" disabled={busy} onClick={approve}>
              {t('app.request.approve')}
            </button>
          )}
          <Refusing onDecline={answering.decline} onNotMe={answering.notMe} busy={busy} />
        </>
      }
    >
      <Title>{t(request.shown.what === 'step-up' ? 'app.request.step-up' : 'app.request.sign-in')}</Title>
      <Facts request={request} />
      <Alert refused={answering.verb.refused} />
      {asksHere && (
        <div class="app-number">
          <p class="name" aria-hidden="true">
            {t('app.request.number')}
          </p>
          <NumberField name="number" label={t('app.request.number')} value={number} length={DIGITS} onType={type} />
        </div>
      )}
    </Screen>
  )
}

/** The number by itself, on a small screen or after Approve. */
export function NumberScreen({ request, account }: RequestProps) {
  const { t } = useWords()
  const { swap } = useMove()
  const answering = useAnswer(request, account)
  const [number, setNumber] = useState('')
  const type = (typed: string) => {
    const digits = typed.slice(0, DIGITS)
    setNumber(digits)
    if (digits.length === DIGITS) swap({ at: 'pin', request, account, number: digits })
  }
  const { busy } = answering.verb
  return (
    <Screen
      name="number"
      realm={account.realm}
      centred
      head={<AccountHead {...account} end={<RequestTime request={request} />} />}
      foot={
        <>
          <Pad value={number} onType={type} disabled={busy} />
          <Refusing onDecline={answering.decline} onNotMe={answering.notMe} busy={busy} />
        </>
      }
    >
      <Title>{t('app.number.title')}</Title>
      <NumberField name="number" label={t('app.number.title')} value={number} length={DIGITS} onType={type} />
      <Alert refused={answering.verb.refused} />
      <p class="muted">
        <b>{t('app.number.none')}?</b> {t('app.number.none.what')}
      </p>
    </Screen>
  )
}
