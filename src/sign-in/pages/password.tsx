import { Button, Check, DoorPage, Form, PasswordField } from '../../design/index.ts'
import type { AtPassword } from '../flow/state.ts'
import { DeskAdvice } from './desks/desk-advice.tsx'
import { CanAskKeys } from './factors/key-ask.tsx'
import { activateHelp, applicationIn, chipOf, otherAccountHelp, recoverHelp, type View } from './view.ts'
import { errorIn, Refused } from './words/refusal.tsx'

/** The password of the name that was typed, whether or not there is such an account. */
export function PasswordPage({ view, state }: { view: View; state: AtPassword }) {
  const { frame, action, refusal } = view
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="password"
      title={t('sign-in.password.title')}
      lead={state.raise && leadOf(view)}
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      helps={[
        recoverHelp(view, state.who.name),
        otherAccountHelp(view),
        activateHelp(view, 'sign-in.password.not-yet'),
      ]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="password" />
        {/* For password managers, and so that a page left open is not taken for another account's. */}
        <input type="text" name="username" autocomplete="username" value={state.who.name} readOnly hidden />
        <CanAskKeys />
        <div class="stack gap-4.5">
          <PasswordField
            name="password"
            label={t('sign-in.password.label')}
            autocomplete="current-password"
            error={errorIn(view, 'wrong-name-or-password', 'password-empty') && t('sign-in.password.mend')}
            show={t('frame.show')}
            hide={t('frame.hide')}
            autoFocus
            door
          />
          <Button door full name="act" value="continue">
            {t('sign-in.main')}
          </Button>
          {state.who.shared === undefined && !state.raise && <SharedCheck view={view} />}
        </div>
      </Form>
      <DeskAdvice view={view} label={t('sign-in.desk')} advice={t('sign-in.desk.ask')} ways />
    </DoorPage>
  )
}

/** Asked here when the first step, where it belongs, was passed over because the name was known. */
function SharedCheck({ view: { frame } }: { view: View }) {
  const { t } = frame
  return (
    <>
      <input type="hidden" name="asked" value="shared" />
      <Check name="shared" label={t('sign-in.shared')} hint={t('sign-in.shared.hint')} />
    </>
  )
}

function leadOf(view: View): string {
  const { application } = applicationIn(view)
  const { t } = view.frame
  return application ? t('sign-in.password.again', { application: application.name }) : t('sign-in.password.again-here')
}
