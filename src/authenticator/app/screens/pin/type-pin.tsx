import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { PinField } from '../../parts/digits.tsx'
import { Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { Glyph, RealmSign } from '../../parts/marks.tsx'
import { Alert } from '../../parts/notes.tsx'
import { Pad } from '../../parts/pad.tsx'
import type { AppAccount } from '../../store/kept.ts'
import { useWords } from '../../words/speech.tsx'
import { Strong } from '../../words/strong.tsx'
import { useMove } from '../moves.ts'
import type { Verb } from '../verb.ts'
import { PinScreen } from './pin-screen.tsx'

const SHORTEST = 5
const LONGEST = 8

type TypePinProps = {
  account: AppAccount
  title: string
  /** What it is for. */
  about: ComponentChildren
  verb: Verb
  /** How many tries were left when the screen came: it came back because the PIN was wrong. */
  left?: number | undefined
  end?: ComponentChildren
  onPin: (pin: string) => void
  onFinger?: (() => void) | undefined
}

/** A PIN that is typed: it goes on by itself at its last digit, and its refusal says how many tries are left. */
export function usePin({ account, verb, onPin }: Pick<TypePinProps, 'account' | 'verb' | 'onPin'>) {
  const [pin, setPin] = useState('')
  const left = verb.refused?.refusal === 'wrong-pin' ? Number(verb.refused.left) : undefined
  const send = (typed: string) => {
    onPin(typed)
    setPin('')
  }
  const type = (typed: string) => {
    verb.forget()
    const next = typed.slice(0, LONGEST)
    if (next.length === account.pinLength) send(next)
    else setPin(next)
  }
  return { pin, left, send, type }
}

/** The PIN of an account, on a screen of its own. */
export function TypePin(props: TypePinProps) {
  const { account, verb, onFinger } = props
  const { t } = useWords()
  const { back } = useMove()
  const { pin, send, type, ...typed } = usePin(props)
  const left = typed.left ?? props.left
  const title = left === undefined ? props.title : t('app.pin.wrong.title')
  const extra = onFinger ? <FingerKey onClick={onFinger} disabled={verb.busy} /> : undefined
  return (
    <PinScreen
      realm={account.realm}
      onBack={back}
      onSubmit={() => pin.length >= SHORTEST && send(pin)}
      end={props.end}
      pad={<Pad value={pin} onType={type} disabled={verb.busy} extra={extra} />}
    >
      <div class="app-about">
        {left === undefined ? <RealmSign realm={account.realm} /> : <Glyph name="lock-keyhole" tone="bad" />}
        <Title when={left}>{title}</Title>
        {left === undefined ? (
          <p class="muted">{verb.busy ? t('app.pin.checking') : props.about}</p>
        ) : (
          <WrongPin left={left} />
        )}
      </div>
      <PinField
        name="pin"
        label={t('app.pin.label')}
        value={verb.busy ? '0'.repeat(account.pinLength) : pin}
        length={account.pinLength}
        invalid={left !== undefined}
        disabled={verb.busy}
        onType={type}
      />
      {left === undefined && <Alert refused={verb.refused} />}
      <Forgotten account={account} />
    </PinScreen>
  )
}

export function WrongPin({ left }: { left: number }) {
  const { t } = useWords()
  return (
    <p class="muted" role="alert" data-refusal="wrong-pin">
      <Strong text={t('app.pin.wrong.left', { n: left })} words={[t('app.pin.wrong.tries', { n: left })]} />
    </p>
  )
}

function Forgotten({ account }: { account: AppAccount }) {
  const { t } = useWords()
  const { go } = useMove()
  return (
    <button class="sb-btn quiet" type="button" onClick={() => go({ at: 'forgotten', account })}>
      {t('app.pin.forgotten')}
    </button>
  )
}

function FingerKey({ onClick, disabled }: { onClick: () => void; disabled: boolean }) {
  const { t } = useWords()
  return (
    <button
      class="soft finger"
      type="button"
      aria-label={t('app.pin.biometrics')}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name="fingerprint-pattern" />
    </button>
  )
}
