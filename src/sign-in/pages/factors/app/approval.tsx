import { Button, DoorPage, Form, type Help } from '../../../../design/index.ts'
import { DeskAdvice } from '../../desks/desk-advice.tsx'
import type { ApprovalPageProps, Asked } from '../../props.ts'
import { applicationIn, chipOf } from '../../view.ts'
import { Refused } from '../../words/refusal.tsx'
import { NoNotification } from './no-notification.tsx'
import { Remember } from './remember.tsx'
import { RequestSteps } from './request-steps.tsx'
import { TimeOfRequest } from './time-of-request.tsx'
import { WaitForm } from './wait-form.tsx'
import { AskAgain, isWaiting, WhatBecame } from './what-became.tsx'

const STEP = 'approval'
/** The form of all ways out of the page. */
const OUT = 'way-out'
/** How often a browser without scripts looks again, in seconds. */
const LOOKS = 5

/** The number to type in the app (M1): large in its ring, live beside it what happens, and every way on (M15). */
export function ApprovalPage(props: ApprovalPageProps) {
  const { view, state, lead, asked } = props
  const { frame, refusal } = view
  const { t } = frame
  const waits = isWaiting(asked)
  return (
    <DoorPage
      frame={frame}
      step={STEP}
      title={t(waits ? 'approval.title' : 'approval.title-over')}
      {...(lead !== undefined && { lead })}
      account={chipOf(view, state.who.name)}
      {...(waits && {
        aside: { label: t('approval.number'), content: <NumberToType {...props} asked={asked} />, first: true },
        refresh: LOOKS,
      })}
      failed={refusal !== undefined}
      helps={helpsOf(props)}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      {waits ? <Waiting {...props} asked={asked} /> : <Over {...props} />}
      <div>
        {waits && <NoNotification frame={frame} app={props.app} />}
        <Form action={view.action} formToken={frame.formToken} id={OUT}>
          <input type="hidden" name="step" value={STEP} />
        </Form>
        <DeskAdvice view={view} label={t('sign-in.no-phone')} advice={t('sign-in.no-phone.ask')} phone />
      </div>
    </DoorPage>
  )
}

type Waits = ApprovalPageProps & { asked: Asked }

function NumberToType({ view: { frame, now }, asked: { number, expires } }: Waits) {
  return (
    <TimeOfRequest frame={frame} number={number} expires={expires} now={now}>
      <Button kind="quiet" dense form={OUT} name="act" value="resend">
        {frame.t('approval.more-time')}
      </Button>
    </TimeOfRequest>
  )
}

function Waiting({ view, asked, devices, live, remember }: Waits) {
  const { frame, action } = view
  const { t } = frame
  const { number, is } = asked
  const [only, ...others] = devices
  const type = number === undefined ? t('approval.confirm') : t('approval.type', { number: [...number].join(' ') })
  const says = { seen: `${t('approval.app-open')}. ${type}`, approved: t('approval.approved') }
  return (
    <>
      <RequestSteps view={view} name={others.length === 0 ? only?.name : undefined} {...{ number, is }} />
      <WaitForm {...{ frame, action, live, is, says }} hidden={{ step: STEP }} done={t('approval.done')}>
        {remember && <Remember frame={frame} />}
      </WaitForm>
    </>
  )
}

function Over({ view, state, asked }: ApprovalPageProps) {
  return (
    <>
      <WhatBecame view={view} asked={asked} />
      <AskAgain view={view} step={STEP} asking={state.asking} />
    </>
  )
}

/** A code of the app where the realm takes one; the other methods, and what to do without a phone. */
function helpsOf({ view: { frame }, code }: ApprovalPageProps): Help[] {
  const { t } = frame
  const cannot = { icon: 'hash', label: t('approval.cannot'), form: OUT } as const
  const another: Help = { icon: 'layers', label: t('act.another-way'), act: 'another-way', form: OUT }
  if (code === undefined) return [{ ...cannot, act: 'another-way' }]
  return [{ ...cannot, name: 'method', value: code }, another]
}
