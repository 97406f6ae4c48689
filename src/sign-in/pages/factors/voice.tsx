import { ActButton, Button, DoorPage, Form } from '../../../design/index.ts'
import { DeskAdvice } from '../desks/desk-advice.tsx'
import type { VoicePageProps } from '../props.ts'
import { applicationIn, chipOf, otherAccountHelp, realmIn } from '../view.ts'
import { Refused } from '../words/refusal.tsx'
import { AnotherWay } from './another-way.tsx'
import { CallWait } from './call-wait.tsx'
import { SentWord } from './sent-word.tsx'
import { TelephoneRing } from './telephone-ring.tsx'

const STEP = 'voice'

/** A call that is confirmed with # (M5): nobody is called before they ask for it. */
export function VoicePage(props: VoicePageProps) {
  const { view, state, lead, method, sent } = props
  const { frame, refusal, now, campus } = view
  const { t } = frame
  const calling = sent.is === 'sending' || sent.is === 'sent'
  return (
    <DoorPage
      frame={frame}
      step={STEP}
      title={t('phone.call.title')}
      {...(lead !== undefined && { lead })}
      account={chipOf(view, state.who.name)}
      {...(calling && sent.expires && { beside: <TelephoneRing frame={frame} expires={sent.expires} now={now} /> })}
      failed={refusal !== undefined || sent.is === 'failed'}
      helps={[otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <SentWord
        {...{ frame, sent, now }}
        by="voice"
        shown={method?.shown ?? ''}
        timeZone={campus.institution.timeZone}
        said={refusal !== undefined}
      />
      {calling ? <Waiting {...props} /> : <CallMe {...props} main />}
      {calling && <CallMe {...props} main={false} />}
      <TextMe {...props} />
      <AnotherWay view={view} step={STEP} />
      <DeskAdvice view={view} label={t('sign-in.no-phone')} advice={t('sign-in.no-phone.ask')} phone />
    </DoorPage>
  )
}

function Waiting({ view: { frame, action }, standing }: VoicePageProps) {
  return (
    <Form action={action} formToken={frame.formToken}>
      <input type="hidden" name="step" value={STEP} />
      <CallWait t={frame.t} standing={standing} />
    </Form>
  )
}

function CallMe({ view: { frame, action }, main }: VoicePageProps & { main: boolean }) {
  return (
    <Form action={action} formToken={frame.formToken}>
      <input type="hidden" name="step" value={STEP} />
      <ActButton act="resend" kind={main ? 'main' : 'plain'} door full icon="phone">
        {frame.t(main ? 'phone.call-me' : 'phone.call.again')}
      </ActButton>
    </Form>
  )
}

/** A text instead, where the number can get one and the realm takes it. */
function TextMe({ view, state, method }: VoicePageProps) {
  const { frame, action, flow } = view
  const texted = flow.methods.some(({ kind, id }) => kind === 'sms' && id === state.chosen.id)
  if (!method || !texted || !realmIn(view, state.who.realm)?.mfa.methods.includes('sms')) return null
  return (
    <Form action={action} formToken={frame.formToken}>
      <input type="hidden" name="step" value={STEP} />
      <Button kind="plain" door full icon="message-square-text" name="method" value={`sms:${state.chosen.id}`}>
        {frame.t('phone.text-me')}
      </Button>
    </Form>
  )
}
