import { Button, Check, DoorPage, Field, Form } from '../../design/index.ts'
import { DeskAdvice, WhichAccount } from './desks/desk-advice.tsx'
import { AppOnThisPhone, QrBeside } from './factors/app/qr-beside.tsx'
import { RememberedAccounts } from './factors/app/remembered-accounts.tsx'
import { PasskeyOffer } from './factors/key-ask.tsx'
import type { AppOffer, RememberedAccount } from './props.ts'
import { activateHelp, applicationIn, type View } from './view.ts'
import { examplesOf } from './words/name-examples.ts'
import { errorIn, Refused } from './words/refusal.tsx'

type Props = {
  view: View
  typed: string | undefined
  shared: boolean
  /** PublicKeyCredentialRequestOptionsJSON, where a passkey may be used in place of name and password. */
  passkey: object | undefined
  /** A QR code, where anybody can sign in with the app. */
  app: AppOffer | undefined
  /** The accounts that remember this browser. */
  remembered: readonly RememberedAccount[]
}

/** Who are you? One field; the name tells the realm. Beside it a code to scan, where the app stands in for it. */
export function IdentifyPage({ view, typed, shared, passkey, app, remembered }: Props) {
  const { frame, campus, flow, action, refusal } = view
  const { t } = frame
  const error = errorIn(view, 'no-such-name-form', 'name-too-long', 'other-realm', 'temporary-account')
  return (
    <DoorPage
      frame={frame}
      step="identify"
      title={t('sign-in.identify.title')}
      failed={refusal !== undefined}
      {...(app && {
        aside: { label: t('qr.aside'), content: <QrBeside {...{ frame, action }} beside={app} />, onlyWide: true },
      })}
      helps={[activateHelp(view, 'sign-in.new-here')]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      {refusal?.why === 'temporary-account' && <WhichAccount view={view} />}
      <RememberedAccounts {...{ frame, action }} accounts={remembered} />
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
            autoFocus={remembered.length === 0}
            door
          />
          <Button kind={remembered.length === 0 ? 'main' : 'plain'} door full name="act" value="continue">
            {t('act.continue')}
          </Button>
          <Check name="shared" label={t('sign-in.shared')} hint={t('sign-in.shared.hint')} checked={shared} />
        </div>
      </Form>
      {passkey && <PasskeyOffer frame={frame} action={action} options={passkey} />}
      {app && <AppOnThisPhone frame={frame} />}
      <DeskAdvice view={view} label={t('sign-in.desk')} advice={t('sign-in.desk.ask')} ways />
    </DoorPage>
  )
}
