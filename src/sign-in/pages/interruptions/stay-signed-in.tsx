import { ActButton, DoorPage, Form } from '../../../design/index.ts'
import { formatDuration } from '../../../i18n/index.ts'
import type { State } from '../../flow/state.ts'
import type { DeviceClass } from '../../sessions/device-class.ts'
import { applicationIn, chipOf, otherAccountHelp, type View } from '../view.ts'
import { Refused } from '../words/refusal.tsx'

type Props = {
  view: View
  state: State & { at: 'stay-signed-in' }
  /** For how long, in milliseconds; undefined when it is offered no more, and the answer changes nothing. */
  stay: number | undefined
  device: DeviceClass
}

/** "Stay signed in?" (P3): for how long, on what, and when not to. */
export function StaySignedInPage({ view, state, stay = 0, device }: Props) {
  const { frame, action, refusal } = view
  const { t, language } = frame
  return (
    <DoorPage
      frame={frame}
      step="stay-signed-in"
      title={t('sign-in.stay.title')}
      lead={t(`sign-in.stay.lead-${device}`, { time: formatDuration(language, stay) })}
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      helps={[otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <p class="muted">{t(`sign-in.stay.not-if-${device}`)}</p>
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="stay-signed-in" />
        <div class="stack gap-3">
          <ActButton act="yes" door full>
            {t('act.yes')}
          </ActButton>
          <ActButton act="no" kind="plain" door full>
            {t('act.no')}
          </ActButton>
        </div>
      </Form>
    </DoorPage>
  )
}
