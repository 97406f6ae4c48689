import { useEffect } from 'preact/hooks'
import { addUnlock, changePin, finishUnlock, type OwnRequest, offerLink, prepareAnswer } from '../../index.ts'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { Glyph } from '../../parts/marks.tsx'
import { Alert } from '../../parts/notes.tsx'
import type { AppAccount } from '../../store/kept.ts'
import type { Refused } from '../../store/result.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useEnding } from '../requests/ending.ts'
import { useVerb } from '../verb.ts'
import { ChoosePin } from './choose-pin.tsx'
import { TypePin } from './type-pin.tsx'

export type OwnPinProps = {
  own: OwnRequest
  account: AppAccount
  what: 'pin' | 'unlock' | 'link'
  left?: number | undefined
}

/** The PIN that one has, before something that only its owner may do. */
export function OwnPin({ own, account, what, left }: OwnPinProps) {
  const { app } = useApp()
  const { t, language } = useWords()
  const { swap, finish } = useMove()
  const end = useEnding()
  const proving = useVerb()
  useEffect(() => prepareAnswer(app, own), [app, own])
  const refuse = (no: Refused) => {
    if (no.refusal === 'biometrics-refused') swap({ at: 'finish-unlock', own, account })
    else end(no, account)
  }
  const prove = (pin: string) => {
    if (what === 'pin') return swap({ at: 'new-pin', own, account, old: pin })
    if (what === 'unlock') {
      const added = () => finish({ at: 'done', done: { is: 'unlock', account } })
      return proving.run(() => addUnlock(app, own, { pin }), added, refuse)
    }
    return proving.run(
      () => offerLink(app, own, { pin }),
      (phone) => finish({ at: 'offer', account, phone }),
      refuse,
    )
  }
  return (
    <TypePin
      account={account}
      title={t('app.pin.type.old')}
      about={t(`app.pin.type.${what}`, { realm: account.realm.name[language] })}
      verb={proving}
      left={left}
      onPin={prove}
    />
  )
}

/** The new PIN; whether the old one was right is known when both are there. */
export function NewPin({ own, account, old }: { own: OwnRequest; account: AppAccount; old: string }) {
  const { app } = useApp()
  const { t } = useWords()
  const { back, swap, finish } = useMove()
  const end = useEnding()
  const changing = useVerb()
  const change = (chosen: string) =>
    changing.run(
      () => changePin(app, own, { old, chosen }),
      (changed) => finish({ at: 'done', done: { is: 'pin', account: changed } }),
      (no) => {
        if (no.refusal === 'wrong-pin') swap({ at: 'own-pin', own, account, what: 'pin', left: Number(no.left) })
        else end(no, account)
      },
    )
  return (
    <ChoosePin
      realm={account.realm}
      title={t('app.pin.choose.new')}
      onBack={back}
      verb={changing}
      working={t('app.pin.checking')}
      onChosen={change}
    />
  )
}

/** The PIN was right, the finger was not: the phone is asked once more, at a tap of its own. */
export function FinishUnlock({ own, account }: { own: OwnRequest; account: AppAccount }) {
  const { app } = useApp()
  const { t } = useWords()
  const { back, finish } = useMove()
  const asking = useVerb()
  const ask = () =>
    asking.run(
      () => finishUnlock(app, own),
      () => finish({ at: 'done', done: { is: 'unlock', account } }),
    )
  return (
    <Screen
      name="pin"
      realm={account.realm}
      centred
      head={<BackHead cancels onBack={back} />}
      foot={
        <button class="sb-btn full big" type="button" onClick={ask}>
          {t('app.again')}
        </button>
      }
    >
      <div class="app-about">
        <Glyph name="fingerprint-pattern" />
        <Title>{t('app.pin.biometrics')}</Title>
      </div>
      <Alert refused={asking.refused ?? { refusal: 'biometrics-refused' }} />
    </Screen>
  )
}
