import { dayAt } from '../../base/time/day.ts'
import { ActButton, Button, CodeField, DoorPage, Form } from '../../design/index.ts'
import { formatDate } from '../../i18n/index.ts'
import type { TotpOffer } from '../../methods/index.ts'
import { dutyAhead } from '../../policies/index.ts'
import type { AtRegister } from '../flow/state.ts'
import { DeskAdvice } from './desks/desk-advice.tsx'
import { ScanTotp, TotpByHand, TotpOnThisPhone } from './totp-offer.tsx'
import { applicationIn, chipOf, realmIn, type View } from './view.ts'
import { errorIn, Refused } from './words/refusal.tsx'

/** `offer`: undefined when it lapsed while the page lay open; a button then makes a new one. */
type Props = { view: View; state: AtRegister; offer: TotpOffer | undefined; postponable: boolean }

/** A first code app, registered in the midst of the sign-in (M7): scan, or copy by hand, then type what the app shows. */
export function RegisterMethodPage({ view, state, offer, postponable }: Props) {
  const { frame, refusal } = view
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="register-method"
      title={t('sign-in.register.title')}
      lead={leadOf(view, { realm: state.who.realm, postponable })}
      account={chipOf(view, state.who.name)}
      {...(offer && {
        aside: { label: t('sign-in.register.scan'), content: <ScanTotp frame={frame} offer={offer} /> },
      })}
      failed={refusal !== undefined}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      {offer && <TotpOnThisPhone frame={frame} offer={offer} />}
      {offer ? <CodeForm view={view} /> : <RenewForm view={view} />}
      {offer && <TotpByHand frame={frame} name={state.who.name} offer={offer} />}
      <DeskAdvice view={view} label={t('sign-in.register.no-phone')} advice={t('sign-in.register.no-phone.ask')} />
    </DoorPage>
  )
}

function CodeForm({ view }: { view: View }) {
  const { t, formToken } = view.frame
  return (
    <Form action={view.action} formToken={formToken}>
      <input type="hidden" name="step" value="register-method" />
      <div class="stack gap-4.5">
        <CodeField
          name="code"
          label={t('sign-in.register.code')}
          hint={t('sign-in.register.code.hint')}
          error={errorIn(view, 'wrong-new-code', 'code-form') && t('sign-in.totp.mend')}
          door
        />
        <Button door full name="act" value="continue">
          {t('sign-in.register.main')}
        </Button>
        <Later view={view} />
      </div>
    </Form>
  )
}

function RenewForm({ view }: { view: View }) {
  const { t, formToken } = view.frame
  return (
    <Form action={view.action} formToken={formToken}>
      <input type="hidden" name="step" value="register-method" />
      <div class="stack gap-3">
        <ActButton act="resend" door full>
          {t('sign-in.register.renew')}
        </ActButton>
        <Later view={view} />
      </div>
    </Form>
  )
}

/** Puts it off where that is allowed, and elsewhere leads out, with a word of why. */
function Later({ view }: { view: View }) {
  return (
    <ActButton act="later" kind="plain" door full>
      {view.frame.t('act.later')}
    </ActButton>
  )
}

/** Before the day of the duty people are invited; from then on they are told. */
function leadOf(view: View, { realm, postponable }: { realm: string; postponable: boolean }): string {
  const { campus, flow, frame, now } = view
  const { t, language } = frame
  const { timeZone } = campus.institution
  const [mfa, own] = [realmIn(view, realm)?.mfa, campus.applications[flow.request.application?.id ?? '']?.mfa]
  const from = mfa && dutyAhead({ mfa, application: own, today: dayAt(now, timeZone) })
  if (postponable && from !== undefined) {
    return t('sign-in.register.lead-soon', { date: formatDate(language, from, timeZone, now) })
  }
  const { application } = applicationIn(view)
  return application ? t('sign-in.register.lead-for', { application: application.name }) : t('sign-in.register.lead')
}
