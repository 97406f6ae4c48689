import type { ComponentChildren } from 'preact'
import { BackHead, Screen } from '../../parts/frame.tsx'
import type { RealmLook } from '../../store/kept.ts'

type PinScreenProps = {
  realm: RealmLook
  onBack: () => void
  onSubmit: () => void
  pad: ComponentChildren
  /** The word of a button that goes on, where it does not go by itself. */
  go?: string | undefined
  /** At the end of the head: the time that is left. */
  end?: ComponentChildren
  children: ComponentChildren
}

/** A screen with a PIN in the middle and the keys below. */
export function PinScreen({ realm, onBack, onSubmit, pad, go, end, children }: PinScreenProps) {
  return (
    <Screen
      name="pin"
      realm={realm}
      centred
      head={<BackHead cancels onBack={onBack} end={end} />}
      foot={
        <>
          {go && (
            <button class="sb-btn full" type="submit" form="pin">
              {go}
            </button>
          )}
          {pad}
        </>
      }
    >
      <form
        id="pin"
        class="app-pin"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
      </form>
    </Screen>
  )
}
