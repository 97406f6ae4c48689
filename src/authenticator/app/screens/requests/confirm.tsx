import { useEffect } from 'preact/hooks'
import { prepareAnswer } from '../../index.ts'
import { PinField } from '../../parts/digits.tsx'
import { AccountHead, Screen, Title } from '../../parts/frame.tsx'
import { Alert } from '../../parts/notes.tsx'
import { Pad } from '../../parts/pad.tsx'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { usePin, WrongPin } from '../pin/type-pin.tsx'
import { useAnswer } from './answer.ts'
import { Facts } from './facts.tsx'
import { ApproveKey, Refusing, type RequestProps, RequestTime } from './request-parts.tsx'

/**
 * A request that asks no number: the PIN right below the facts says yes, so that nothing has to be pressed first. The key
 * beside nought leads to the PIN's own screen, which asks for a finger or face where the person chose that.
 */
export function Confirm({ request, account }: RequestProps) {
  const { app } = useApp()
  const { t } = useWords()
  const { go } = useMove()
  const { verb, approve, decline, notMe } = useAnswer(request, account)
  const { pin, left, type } = usePin({ account, verb, onPin: (typed) => approve({ pin: typed }, undefined) })
  useEffect(() => prepareAnswer(app, request), [app, request])
  const { busy } = verb
  const key = <ApproveKey onClick={() => go({ at: 'pin', request, account })} />
  return (
    <Screen
      name="request"
      look="app-request tight"
      realm={account.realm}
      head={<AccountHead {...account} end={<RequestTime request={request} />} />}
      foot={
        <>
          <Pad value={pin} onType={type} disabled={busy} extra={key} />
          <Refusing onDecline={decline} onNotMe={notMe} busy={busy} />
        </>
      }
    >
      <Title>{t(request.shown.what === 'step-up' ? 'app.request.step-up' : 'app.request.sign-in')}</Title>
      <Facts request={request} />
      <div class="app-number">
        <p class="name" aria-hidden="true">
          {t(left === undefined ? 'app.pin.type.title' : 'app.pin.wrong.title')}
        </p>
        <PinField
          name="pin"
          label={t('app.pin.label')}
          value={busy ? '0'.repeat(account.pinLength) : pin}
          length={account.pinLength}
          invalid={left !== undefined}
          disabled={busy}
          onType={type}
        />
      </div>
      {left === undefined ? <Alert refused={verb.refused} /> : <WrongPin left={left} />}
    </Screen>
  )
}
