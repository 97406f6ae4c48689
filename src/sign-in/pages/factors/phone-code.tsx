import { ActButton, Button, CodeField, DoorPage, Form } from '../../../design/index.ts'
import { DeskAdvice } from '../desks/desk-advice.tsx'
import type { PhoneCodePageProps } from '../props.ts'
import { applicationIn, chipOf, otherAccountHelp, realmIn } from '../view.ts'
import { errorIn, Refused } from '../words/refusal.tsx'
import { AnotherWay } from './another-way.tsx'
import { SentWord } from './sent-word.tsx'
import { TelephoneRing } from './telephone-ring.tsx'

const STEP = 'phone-code'

/** The six digits of a text (M5): where it went, how long it counts, and every way on when it does not come. */
export function PhoneCodePage({ view, state, lead, method, sent }: PhoneCodePageProps) {
  const { frame, action, refusal, now, campus } = view
  const { t, formToken } = frame
  const { expires } = sent
  const shown = method?.shown ?? ''
  return (
    <DoorPage
      frame={frame}
      step={STEP}
      title={t('phone.code.title')}
      {...(lead !== undefined && { lead })}
      account={chipOf(view, state.who.name)}
      {...(sent.is === 'sent' && expires && { beside: <TelephoneRing {...{ frame, expires, now }} then={action} /> })}
      failed={refusal !== undefined || sent.is === 'failed'}
      helps={[otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <SentWord
        {...{ frame, sent, shown, now }}
        by="sms"
        timeZone={campus.institution.timeZone}
        said={refusal !== undefined}
      />
      <Form action={action} formToken={formToken}>
        <input type="hidden" name="step" value={STEP} />
        <div class="stack gap-4.5" data-island="texted-code">
          <CodeField
            name="code"
            label={t('phone.code.label')}
            error={errorIn(view, 'wrong-code', 'code-form', 'method-too-new') && t('phone.code.mend')}
            autoFocus
            door
          />
          <Button door full name="act" value="continue">
            {t('sign-in.main')}
          </Button>
        </div>
      </Form>
      <Form action={action} formToken={formToken}>
        <input type="hidden" name="step" value={STEP} />
        <ActButton act="resend" kind="plain" door full>
          {t('phone.code.resend')}
        </ActButton>
      </Form>
      {realmIn(view, state.who.realm)?.mfa.methods.includes('voice') && (
        <Form action={action} formToken={formToken}>
          <input type="hidden" name="step" value={STEP} />
          <Button kind="plain" door full icon="phone" name="method" value={`voice:${state.chosen.id}`}>
            {t('phone.call-me')}
          </Button>
        </Form>
      )}
      <AnotherWay view={view} step={STEP} />
      <DeskAdvice view={view} label={t('sign-in.no-phone')} advice={t('sign-in.no-phone.ask')} phone />
    </DoorPage>
  )
}
