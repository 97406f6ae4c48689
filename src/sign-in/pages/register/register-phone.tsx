/** The body of a page that registers a telephone (M5): the number, then what came to it. */
import { ActButton, Button, CodeField, Field, Form, Select } from '../../../design/index.ts'
import { CallWait } from '../factors/call-wait.tsx'
import { SentWord } from '../factors/sent-word.tsx'
import type { RegisterPhoneProps } from '../props.ts'

type Begun = NonNullable<RegisterPhoneProps['begun']>

export function RegisterPhone(props: RegisterPhoneProps) {
  return props.begun ? <Prove {...props} begun={props.begun} /> : <AskNumber {...props} />
}

/** What was refused of the number is said at its field too. */
const OF_NUMBER = ['phone-form', 'phone-dear', 'phone-taken', 'phone-too-many']

/** Fields `country`, `number`; a press on the second button sends `by` for the other way. */
function AskNumber({ frame, action, hidden, refusal, by, countries, typed }: RegisterPhoneProps) {
  const { t, formToken } = frame
  const why = refusal?.why ?? ''
  const choices = countries.map(({ code, name, calling }) => ({ value: code, label: `${name} (+${calling})` }))
  return (
    <Form action={action} formToken={formToken}>
      <Hidden fields={hidden} />
      <div class="stack gap-4.5">
        <Select
          name="country"
          label={t('phone.new.country')}
          autocomplete="country"
          choices={choices}
          value={typed?.country ?? choices[0]?.value}
          error={why === 'phone-country' ? t('phone.new.country.mend') : undefined}
          door
        />
        <Field
          name="number"
          type="tel"
          label={t('phone.new.number')}
          hint={t(`phone.new.number.${by}`)}
          autocomplete="tel"
          inputMode="tel"
          maxLength={40}
          value={typed?.number}
          error={OF_NUMBER.includes(why) ? t('phone.new.number.mend') : undefined}
          autoFocus
          door
        />
        <Button door full name="act" value="continue" icon={by === 'sms' ? 'message-square-text' : 'phone'}>
          {t(by === 'sms' ? 'phone.text-me' : 'phone.call-me')}
        </Button>
        <Button kind="plain" door full name="by" value={by === 'sms' ? 'voice' : 'sms'}>
          {t(by === 'sms' ? 'phone.call-me-instead' : 'phone.text-me-instead')}
        </Button>
      </div>
    </Form>
  )
}

/** The code that was sent, or the call; then the same number again, by the other way too, or another number. */
function Prove(props: RegisterPhoneProps & { begun: Begun }) {
  const { frame, action, hidden, refusal, begun, now, timeZone } = props
  const { t, formToken } = frame
  const { by, line, shown, sent } = begun
  return (
    <div class="stack gap-4.5">
      <SentWord {...{ frame, by, sent, shown, now, timeZone }} said={refusal !== undefined} />
      {by === 'sms' ? <CodeForm {...props} /> : <CallForm {...props} />}
      <Again {...props} by={by} label={t(by === 'sms' ? 'phone.code.resend' : 'phone.call.again')} />
      {line === 'mobile' && (
        <Again
          {...props}
          by={by === 'sms' ? 'voice' : 'sms'}
          label={t(by === 'sms' ? 'phone.call-me-instead' : 'phone.text-me-instead')}
        />
      )}
      <Form action={action} formToken={formToken}>
        <Hidden fields={hidden} />
        <ActButton act="back" kind="quiet" door full>
          {t('phone.new.other')}
        </ActButton>
      </Form>
    </div>
  )
}

function CodeForm({ frame: { t, formToken }, action, hidden, refusal }: RegisterPhoneProps) {
  return (
    <Form action={action} formToken={formToken}>
      <Hidden fields={hidden} />
      <div class="stack gap-4.5" data-island="texted-code">
        <CodeField
          name="code"
          label={t('phone.code.label')}
          error={refusal?.why === 'wrong-new-code' || refusal?.why === 'code-form' ? t('phone.code.mend') : undefined}
          autoFocus
          door
        />
        <Button door full name="act" value="continue">
          {t('phone.new.main')}
        </Button>
      </div>
    </Form>
  )
}

function CallForm({ frame: { t, formToken }, action, hidden, begun, standing }: RegisterPhoneProps & { begun: Begun }) {
  const { is } = begun.sent
  if (is !== 'sending' && is !== 'sent') return null
  return (
    <Form action={action} formToken={formToken}>
      <Hidden fields={hidden} />
      <CallWait t={t} standing={standing} />
    </Form>
  )
}

/** `act=resend`, with `by` for the way. */
function Again(
  props: Pick<RegisterPhoneProps, 'frame' | 'action' | 'hidden'> & { by: 'sms' | 'voice'; label: string },
) {
  const { frame, action, hidden, by, label } = props
  return (
    <Form action={action} formToken={frame.formToken}>
      <Hidden fields={{ ...hidden, by }} />
      <ActButton act="resend" kind="plain" door full icon={by === 'sms' ? 'message-square-text' : 'phone'}>
        {label}
      </ActButton>
    </Form>
  )
}

const Hidden = ({ fields }: { fields: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" key={name} name={name} value={value} />
    ))}
  </>
)
