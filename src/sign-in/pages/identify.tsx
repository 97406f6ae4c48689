import { Button, Check, DoorPage, Field, Form } from '../../design/index.ts'
import { DeskAdvice, WhichAccount } from './desks/desk-advice.tsx'
import { PasskeyOffer } from './factors/key-ask.tsx'
import { activateHelp, applicationIn, type View } from './view.ts'
import { examplesOf } from './words/name-examples.ts'
import { errorIn, Refused } from './words/refusal.tsx'

type Props = {
  view: View
  typed: string | undefined
  shared: boolean
  /** PublicKeyCredentialRequestOptionsJSON, where a passkey may be used in place of name and password. */
  passkey: object | undefined
}

/** Who are you? One field; the name tells the realm. */
export function IdentifyPage({ view, typed, shared, passkey }: Props) {
  const { frame, campus, flow, action, refusal } = view
  const { t } = frame
  const error = errorIn(view, 'no-such-name-form', 'name-too-long', 'other-realm', 'temporary-account')
  return (
    <DoorPage
      frame={frame}
      step="identify"
      title={t('sign-in.identify.title')}
      failed={refusal !== undefined}
      helps={[activateHelp(view, 'sign-in.new-here')]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      {refusal?.why === 'temporary-account' && <WhichAccount view={view} />}
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="identify" />
        <div class="stack gap-4.5">
          <Field
            name="username"
            label={t('sign-in.identify.name')}
            hint={t('sign-in.identify.example', { examples: examplesOf(campus, t, flow.request.realm) })}
            error={error && t('sign-in.identify.mend')}
            autocomplete={passkey ? 'username webauthn' : 'username'}
            value={typed}
            autoFocus
            door
          />
          <Button door full name="act" value="continue">
            {t('act.continue')}
          </Button>
          <Check name="shared" label={t('sign-in.shared')} hint={t('sign-in.shared.hint')} checked={shared} />
        </div>
      </Form>
      {passkey && <PasskeyOffer frame={frame} action={action} options={passkey} />}
      <DeskAdvice view={view} label={t('sign-in.desk')} advice={t('sign-in.desk.ask')} ways />
    </DoorPage>
  )
}
