import { useEffect, useState } from 'preact/hooks'
import { pinFault } from '../../index.ts'
import { PinField } from '../../parts/digits.tsx'
import { Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { RealmSign } from '../../parts/marks.tsx'
import { Alert } from '../../parts/notes.tsx'
import { Pad } from '../../parts/pad.tsx'
import type { RealmLook } from '../../store/kept.ts'
import { useWords } from '../../words/speech.tsx'
import type { Verb } from '../verb.ts'
import { PinScreen } from './pin-screen.tsx'

const USUAL = 5
const LONGEST = 8
/** Whoever types a sixth digit within this time, in milliseconds, wants a longer PIN. */
const PAUSE = 450

type Fault = NonNullable<ReturnType<typeof pinFault>> | 'differs'

type ChoosePinProps = {
  realm: RealmLook
  title: string
  onBack: () => void
  verb: Verb
  /** What is said while the app works. */
  working: string
  onChosen: (pin: string) => void
}

/**
 * A PIN, twice. Five digits go on by themselves; a longer one has a button. What is too easy to guess is refused with
 * the reason, before the person has learnt it.
 */
export function ChoosePin(props: ChoosePinProps) {
  const [chosen, setChosen] = useState<string>()
  const [fault, setFault] = useState<Fault>()
  const choose = (pin: string) => {
    const weak = pinFault(pin)
    setFault(weak)
    if (!weak) setChosen(pin)
  }
  const restart = (why?: Fault) => {
    setChosen(undefined)
    setFault(why)
  }
  if (chosen === undefined)
    return <First {...props} fault={fault} onChosen={choose} clear={() => setFault(undefined)} />
  const repeat = (pin: string) => (pin === chosen ? props.onChosen(pin) : restart('differs'))
  return <Again {...props} length={chosen.length} onChosen={repeat} onBack={() => restart()} />
}

function First(props: ChoosePinProps & { fault: Fault | undefined; clear: () => void }) {
  const { t } = useWords()
  const { fault, clear, onChosen } = props
  const [pin, setPin] = useState('')
  const [long, setLong] = useState(false)
  const take = () => {
    onChosen(pin)
    setPin('')
  }
  // Only a digit more begins a new pause
  useEffect(() => {
    if (long || pin.length !== USUAL) return undefined
    const timer = setTimeout(take, PAUSE)
    return () => clearTimeout(timer)
  }, [pin, long])
  const type = (typed: string) => {
    clear()
    setPin(typed.slice(0, LONGEST))
    if (typed.length > USUAL) setLong(true)
  }
  return (
    <PinScreen
      realm={props.realm}
      onBack={props.onBack}
      onSubmit={take}
      pad={<Pad value={pin} onType={type} />}
      go={long ? t('app.pin.choose.go') : undefined}
    >
      <div class="app-about">
        <RealmSign realm={props.realm} />
        <Title when={fault}>{props.title}</Title>
        <p class="muted" id="pin-hint">
          {t(long ? 'app.pin.choose.more' : 'app.pin.choose.five')}
        </p>
      </div>
      <PinField
        name="pin"
        label={props.title}
        value={pin}
        length={USUAL}
        describedBy="pin-hint pin-fault"
        invalid={fault !== undefined}
        onType={type}
      />
      <PinFault fault={fault} />
      {!long && (
        <button class="sb-btn quiet" type="button" onClick={() => setLong(true)}>
          {t('app.pin.choose.longer')}
        </button>
      )}
    </PinScreen>
  )
}

function Again(props: ChoosePinProps & { length: number }) {
  const { t } = useWords()
  const { length, onChosen, verb } = props
  const [pin, setPin] = useState('')
  const type = (typed: string) => {
    const next = typed.slice(0, length)
    setPin(next)
    verb.forget()
    if (next.length < length) return
    onChosen(next)
    setPin('')
  }
  const title = t('app.pin.repeat.title')
  return (
    <PinScreen
      realm={props.realm}
      onBack={props.onBack}
      onSubmit={() => type(pin)}
      pad={<Pad value={pin} onType={type} disabled={verb.busy} />}
    >
      <div class="app-about">
        <RealmSign realm={props.realm} />
        <Title>{title}</Title>
        <p class="muted" id="pin-hint">
          {verb.busy ? props.working : t('app.pin.repeat.why')}
        </p>
      </div>
      {/* It stays while the phone is linked: nothing moves under the thumb. */}
      <PinField
        name="pin-again"
        label={title}
        value={verb.busy ? '0'.repeat(length) : pin}
        length={length}
        most={length}
        describedBy="pin-hint"
        disabled={verb.busy}
        onType={type}
      />
      <Alert refused={verb.refused} />
      <button class="sb-btn quiet" type="button" disabled={verb.busy} onClick={props.onBack}>
        {t('app.pin.repeat.other')}
      </button>
    </PinScreen>
  )
}

/** Why a PIN was not taken. */
function PinFault({ fault }: { fault: Fault | undefined }) {
  const { t } = useWords()
  return (
    <div role="alert" id="pin-fault" data-refusal={fault && `pin-${fault}`}>
      {fault && (
        <p class="sb-error">
          <Icon name="circle-alert" /> {fault === 'differs' ? t('app.pin.repeat.differs') : t(`app.pin.weak.${fault}`)}
        </p>
      )}
    </div>
  )
}
