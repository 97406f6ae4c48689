import { useState } from 'preact/hooks'
import { deviceName, type LinkOffer, linkAccount } from '../../index.ts'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { RealmSign } from '../../parts/marks.tsx'
import { Countdown, useNow } from '../../parts/ring.tsx'
import { Steps } from '../../parts/steps.tsx'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { ChoosePin } from '../pin/choose-pin.tsx'
import { useVerb } from '../verb.ts'

/** How long a code that links counts, in milliseconds. */
const LIFE = 10 * 60_000

/** Which account a code would link, before anything is made. */
export function Link({ offer }: { offer: LinkOffer }) {
  const { t, language } = useWords()
  const { back, go } = useMove()
  const [name, setName] = useState(deviceName)
  const { realm, account } = offer
  const steps = [
    { name: t('app.link.step.check'), state: 'now' },
    { name: t('app.link.step.pin'), state: 'todo' },
    { name: t('app.link.step.done'), state: 'todo' },
  ] as const
  return (
    <Screen
      name="link"
      realm={realm}
      head={<BackHead cancels onBack={back} end={<LinkTime offer={offer} />} />}
      foot={
        <button class="sb-btn full big" type="submit" form="link">
          {t('app.link.go')}
        </button>
      }
    >
      <Title>{t('app.link.title')}</Title>
      <div class="sb-card app-subject">
        <RealmSign realm={realm} />
        <div class="grow">
          <b>{realm.name[language]}</b>
          <p class="who">{account.name}</p>
        </div>
      </div>
      <p class="muted">{t('app.link.what')}</p>
      <Steps label={t('app.link.stages')} steps={steps} />
      <form
        id="link"
        class="app-form"
        onSubmit={(event) => {
          event.preventDefault()
          go({ at: 'link-pin', offer, name: name.trim() || deviceName() })
        }}
      >
        <div class="sb-field">
          <label for="field-name">{t('app.link.name')}</label>
          <span class="hint" id="field-name-hint">
            {t('app.link.name.hint')}
          </span>
          <input
            class="sb-input door"
            id="field-name"
            name="name"
            value={name}
            maxLength={60}
            autocomplete="off"
            aria-describedby="field-name-hint"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
      </form>
      <p class="hint">{t('app.link.not-mine')}</p>
    </Screen>
  )
}

/** The time is shown when it is short: ten minutes need no hurry. */
function LinkTime({ offer }: { offer: LinkOffer }) {
  const { t } = useWords()
  if (offer.expires - useNow() > SHORT) return null
  return <Countdown expires={offer.expires} of={Math.min(LIFE, SHORT)} label={t('app.link.left')} />
}

const SHORT = 99_000

/** The PIN of an account that is being linked; with the second time it is typed, the phone is linked. */
export function LinkPin({ offer, name }: { offer: LinkOffer; name: string }) {
  const { app } = useApp()
  const { t } = useWords()
  const { back, finish } = useMove()
  const linking = useVerb()
  const link = (pin: string) =>
    linking.run(
      () => linkAccount(app, offer, { pin, name }),
      (account) => finish({ at: 'done', done: { is: 'linked', account } }),
    )
  return (
    <ChoosePin
      realm={offer.realm}
      title={t('app.pin.choose.title')}
      onBack={back}
      verb={linking}
      working={t('app.link.linking')}
      onChosen={link}
    />
  )
}
