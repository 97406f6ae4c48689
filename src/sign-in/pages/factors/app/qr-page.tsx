import { isoTime } from '../../../../base/time/instant.ts'
import { ActButton, AppLink, DoorPage, Form, Qr, TimeLeft } from '../../../../design/index.ts'
import { DeskAdvice } from '../../desks/desk-advice.tsx'
import type { Asked, QrPageProps } from '../../props.ts'
import { activateHelp, applicationIn, type View } from '../../view.ts'
import { Refused } from '../../words/refusal.tsx'
import { Around } from './around.tsx'
import { Remember } from './remember.tsx'
import { TimeOfRequest } from './time-of-request.tsx'
import { WaitForm } from './wait-form.tsx'
import { isWaiting, WhatBecame } from './what-became.tsx'

const STEP = 'qr'
const LOOKS = 5

/** A QR code in place of the name, on a page of its own (M3): for browsers without scripts, which the first page has it beside. */
export function QrPage(props: QrPageProps) {
  const { view, asked, shown } = props
  const { frame, refusal } = view
  const { t } = frame
  // A code that nobody scanned is there to be scanned, or is over.
  const waits = isWaiting(asked) && (asked.is !== 'open' || shown !== undefined)
  const content = waits && <Looked {...props} asked={asked} />
  return (
    <DoorPage
      frame={frame}
      step={STEP}
      title={titleOf(props, waits)}
      {...(waits && asked.is === 'open' && { lead: t('qr.lead') })}
      {...(content && { aside: { label: t('qr.aside'), content, first: true }, refresh: LOOKS })}
      failed={refusal !== undefined}
      helps={[activateHelp(view, 'sign-in.new-here')]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      {waits ? <Waiting {...props} asked={asked} /> : <Over {...props} />}
      <Leave view={view} />
      <DeskAdvice view={view} label={t('sign-in.no-phone')} advice={t('sign-in.no-phone.ask')} phone />
    </DoorPage>
  )
}

function titleOf({ view, asked }: QrPageProps, waits: boolean): string {
  const { t } = view.frame
  if (!waits || asked?.is !== 'claimed') return t('qr.title')
  return t(asked.number === undefined ? 'approval.title-confirm' : 'approval.title')
}

type Waits = QrPageProps & { asked: Asked }

function Looked({ view: { frame, now }, asked, shown }: Waits) {
  const { t, language } = frame
  if (asked.is !== 'open' || !shown)
    return <TimeOfRequest {...{ frame, now }} number={asked.number} expires={asked.expires} />
  return (
    <>
      <Qr address={shown.address} label={t('frame.qr')} expires={isoTime(shown.expires)} />
      <p class="sb-live num">
        <span>
          <Around text={(time) => t('qr.valid', { time })}>
            <TimeLeft language={language} left={Math.max(shown.expires - now, 0)} />
          </Around>
        </span>
      </p>
    </>
  )
}

function Waiting({ view, asked, shown, live, remember }: Waits) {
  const { frame, action } = view
  const { t } = frame
  const claimed = asked.is !== 'open'
  return (
    <>
      {claimed && <p>{t(asked.number === undefined ? 'qr.scanned.confirm' : 'qr.scanned.number')}</p>}
      {!claimed && shown && (
        <div class="only-phone">
          <AppLink href={shown.address}>{t('qr.here')}</AppLink>
        </div>
      )}
      <WaitForm
        {...{ frame, action, live }}
        is={asked.is}
        hidden={{ step: STEP }}
        says={{ approved: t('approval.approved') }}
        anew={claimed ? '' : 'claimed'}
        done={t('qr.done')}
      >
        {remember && <Remember frame={frame} />}
      </WaitForm>
    </>
  )
}

function Over({ view, asked }: QrPageProps) {
  const { frame, action } = view
  return (
    <>
      <WhatBecame view={view} asked={asked} />
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value={STEP} />
        <ActButton act="resend" door full icon="qr-code">
          {frame.t('qr.again')}
        </ActButton>
      </Form>
    </>
  )
}

function Leave({ view: { frame, action } }: { view: View }) {
  return (
    <Form action={action} formToken={frame.formToken}>
      <input type="hidden" name="step" value={STEP} />
      <ActButton act="back" kind="plain" door full>
        {frame.t('qr.type-name')}
      </ActButton>
    </Form>
  )
}
