import { DoorPage, Form } from '../../../../design/index.ts'
import { DeskAdvice } from '../../desks/desk-advice.tsx'
import type { DevicePageProps } from '../../props.ts'
import { applicationIn, chipOf } from '../../view.ts'
import { Refused } from '../../words/refusal.tsx'
import { NoNotification } from './no-notification.tsx'
import { RequestSteps } from './request-steps.tsx'
import { TimeOfRequest } from './time-of-request.tsx'
import { WaitForm } from './wait-form.tsx'
import { AskAgain, isWaiting, WhatBecame } from './what-became.tsx'

const STEP = 'device'
const OUT = 'way-out'
const LOOKS = 5

/** A remembered browser has asked the phone (M4): PIN or biometrics there, nothing here. */
export function RememberedDevicePage({ view, state, asked, live, app }: DevicePageProps) {
  const { frame, refusal, action, now } = view
  const { t } = frame
  const waits = isWaiting(asked)
  const says = { seen: `${t('approval.app-open')}. ${t('approval.confirm')}`, approved: t('approval.approved') }
  const time = waits && <TimeOfRequest frame={frame} number={undefined} expires={asked.expires} now={now} />
  return (
    <DoorPage
      frame={frame}
      step="approval"
      title={t(waits ? 'approval.title-confirm' : 'approval.title-over')}
      account={chipOf(view, state.who.name)}
      {...(time && { aside: { label: t('approval.time'), content: time, first: true }, refresh: LOOKS })}
      failed={refusal !== undefined}
      helps={[
        { icon: 'lock-keyhole', label: t('remembered.password'), act: 'another-way', form: OUT },
        { icon: 'users-round', label: t('frame.not-you'), act: 'back', form: OUT },
      ]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      {waits ? (
        <>
          <RequestSteps view={view} name={undefined} number={undefined} is={asked.is} />
          <WaitForm
            {...{ frame, action, live, says }}
            is={asked.is}
            hidden={{ step: STEP }}
            done={t('approval.done')}
          />
        </>
      ) : (
        <>
          <WhatBecame view={view} asked={asked} />
          <AskAgain view={view} step={STEP} asking={state.asking} />
        </>
      )}
      <div>
        {waits && <NoNotification frame={frame} app={app} />}
        <Form action={action} formToken={frame.formToken} id={OUT}>
          <input type="hidden" name="step" value={STEP} />
        </Form>
        <DeskAdvice view={view} label={t('sign-in.no-phone')} advice={t('sign-in.no-phone.ask')} phone />
      </div>
    </DoorPage>
  )
}
