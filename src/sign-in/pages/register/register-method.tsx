import type { ComponentChildren } from 'preact'
import { dayAt } from '../../../base/time/day.ts'
import { ActButton, DoorPage, type DoorPageProps, Form } from '../../../design/index.ts'
import { formatDate } from '../../../i18n/index.ts'
import type { TotpOffer } from '../../../methods/index.ts'
import { dutyAhead, methodEnding, methodLabel } from '../../../policies/index.ts'
import type { AtRegister } from '../../flow/state.ts'
import { DeskAdvice } from '../desks/desk-advice.tsx'
import type { LinkAppProps, RegisterKeyProps, RegisterPhoneProps } from '../props.ts'
import { applicationIn, chipOf, realmIn, type View } from '../view.ts'
import { Refused } from '../words/refusal.tsx'
import { LinkApp } from './app/link-app.tsx'
import { LinkQr } from './app/link-qr.tsx'
import { OpenKind, OtherKinds, type OtherKindsProps } from './other-kinds.tsx'
import { RegisterKey } from './register-key.tsx'
import { RegisterPhone } from './register-phone.tsx'
import { RegisterTotp } from './register-totp.tsx'
import { ScanTotp } from './totp-offer.tsx'

/** What the page offers to register now, with what its body needs. */
export type Registering =
  | { kind: 'totp'; offer: TotpOffer | undefined }
  | ({ kind: 'app' } & LinkAppProps)
  | ({ kind: 'key' } & RegisterKeyProps)
  | ({ kind: 'phone' } & RegisterPhoneProps)

type Props = {
  view: View
  state: AtRegister
  registering: Registering
  postponable: boolean
} & Pick<OtherKindsProps, 'others' | 'notYet'>

/** A method, registered in the midst of the sign-in (A5): one kind is open, the others stand below, one click away. */
export function RegisterMethodPage({ view, state, registering, postponable, others, notYet }: Props) {
  const { frame, refusal } = view
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="register-method"
      title={t(titleOf(state))}
      lead={leadOf(view, { state, postponable })}
      account={chipOf(view, state.who.name)}
      aside={asideOf(view, registering)}
      refresh={registering.kind === 'app' && registering.standing !== 'expired' ? LOOKS : undefined}
      failed={refusal !== undefined}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <Standing view={view} state={state} />
      {bodyOf(view, state, registering)}
      {registering.kind !== 'totp' && <Later view={view} />}
      <OtherKinds view={view} others={others} notYet={notYet} />
      <HavePass view={view} />
      <DeskAdvice
        view={view}
        label={t('sign-in.register.no-phone')}
        advice={t('sign-in.register.no-phone.ask')}
        phone
      />
    </DoorPage>
  )
}

/** How often a browser without scripts looks whether the app has linked, in seconds. */
const LOOKS = 5

/** The code to be scanned; none once it lapsed. */
function asideOf({ frame }: View, registering: Registering): DoorPageProps['aside'] {
  const label = frame.t('frame.qr')
  if (registering.kind === 'app' && registering.offer) {
    const { offer, standing, app } = registering
    return { label, content: <LinkQr {...{ frame, offer, standing, app }} /> }
  }
  if (registering.kind !== 'totp' || !registering.offer) return undefined
  const content = <ScanTotp frame={frame} offer={registering.offer} />
  return { label: frame.t('sign-in.register.scan'), content }
}

function Standing({ view, state: { kind, who } }: { view: View; state: AtRegister }) {
  const mfa = realmIn(view, who.realm)?.mfa
  if (!mfa || !kind) return null
  const today = dayAt(view.now, view.campus.institution.timeZone)
  return <OpenKind view={view} label={methodLabel(mfa, kind)} ending={methodEnding(mfa, kind, today)} />
}

function bodyOf(view: View, { who }: AtRegister, registering: Registering): ComponentChildren {
  if (registering.kind === 'totp') return <RegisterTotp view={view} name={who.name} offer={registering.offer} />
  if (registering.kind === 'app') {
    const { kind: _, ...props } = registering
    return <LinkApp {...props} />
  }
  if (registering.kind === 'phone') {
    const { kind: _, ...props } = registering
    return <RegisterPhone {...props} />
  }
  const { kind: _, ...props } = registering
  return <RegisterKey {...props} />
}

const titleOf = ({ kind }: AtRegister) => {
  if (kind === 'security-key' || kind === 'passkey' || kind === 'app') return `sign-in.register.${kind}.title` as const
  return kind === 'totp' ? 'sign-in.register.totp.title' : 'sign-in.register.phone.title'
}

/** Puts it off where that is allowed, and elsewhere leads out, with a word of why. */
const Later = ({ view }: { view: View }) => <Leave view={view} act="later" label={view.frame.t('act.later')} />

/** Who has no phone may have been helped at the desk. */
const HavePass = ({ view }: { view: View }) => (
  <Leave view={view} act="another-way" label={view.frame.t('sign-in.register.have-pass')} quiet />
)

type LeaveProps = {
  view: View
  act: 'later' | 'another-way'
  label: string
  quiet?: boolean
}

function Leave({ view: { action, frame }, act, label, quiet }: LeaveProps) {
  return (
    <Form action={action} formToken={frame.formToken}>
      <input type="hidden" name="step" value="register-method" />
      <ActButton act={act} kind={quiet ? 'quiet' : 'plain'} door full>
        {label}
      </ActButton>
    </Form>
  )
}

/** Before the day of the duty people are invited; from then on they are told. */
function leadOf(view: View, { state, postponable }: { state: AtRegister; postponable: boolean }): string {
  const { campus, flow, frame, now } = view
  const { t, language } = frame
  const { kind, who, proof } = state
  if (proof.stoodIn) return t('sign-in.register.lead.stood-in')
  const isApp = kind === 'totp'
  const { timeZone } = campus.institution
  const [mfa, own] = [realmIn(view, who.realm)?.mfa, campus.applications[flow.request.application?.id ?? '']?.mfa]
  const from = mfa && dutyAhead({ mfa, application: own, today: dayAt(now, timeZone) })
  if (postponable && from !== undefined) {
    const date = formatDate(language, from, timeZone, now)
    return t(isApp ? 'sign-in.register.lead-soon' : 'sign-in.register.lead.any-soon', { date })
  }
  const { application } = applicationIn(view)
  if (!application) return t(isApp ? 'sign-in.register.lead' : 'sign-in.register.lead.any')
  return t(isApp ? 'sign-in.register.lead-for' : 'sign-in.register.lead.any-for', { application: application.name })
}
