import { Button, CodeField, DoorPage, Field, Form } from '../../../design/index.ts'
import type { AtTotp } from '../../flow/state.ts'
import { DeskAdvice } from '../desks/desk-advice.tsx'
import { applicationIn, chipOf, otherAccountHelp, realmIn, say, type View } from '../view.ts'
import { errorIn, Refused } from '../words/refusal.tsx'
import { AnotherWay } from './another-way.tsx'

type Props = { view: View; state: AtTotp; lead: string | undefined }

/** The digits that the code app, or the token that the person was given, shows now. */
export function TotpPage({ view, state, lead }: Props) {
  const { frame, action, refusal } = view
  const { t } = frame
  const isToken = state.chosen.kind === 'hardware-code'
  return (
    <DoorPage
      frame={frame}
      step="totp"
      title={t(isToken ? 'sign-in.token.title' : 'sign-in.totp.title')}
      lead={lead}
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      helps={[otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="totp" />
        <div class="stack gap-4.5">
          {isToken ? <TokenField view={view} /> : <AppField view={view} realm={state.who.realm} />}
          <Button door full name="act" value="continue">
            {t('sign-in.main')}
          </Button>
        </div>
      </Form>
      <AnotherWay view={view} step="totp" />
      <DeskAdvice view={view} label={t('sign-in.no-phone')} advice={t('sign-in.no-phone.ask')} phone />
    </DoorPage>
  )
}

const WRONG = ['wrong-code', 'replayed-code', 'code-form', 'method-too-new'] as const

function AppField({ view, realm: key }: { view: View; realm: string }) {
  const { t } = view.frame
  const realm = realmIn(view, key)
  return (
    <CodeField
      name="code"
      label={t('sign-in.totp.label')}
      hint={t('sign-in.totp.hint', { name: realm ? say(view, realm.name) : '' })}
      error={errorIn(view, ...WRONG) && t('sign-in.totp.mend')}
      autoFocus
      door
    />
  )
}

/** Six to eight digits: tokens differ. */
function TokenField({ view }: { view: View }) {
  const { t } = view.frame
  return (
    <Field
      name="code"
      label={t('sign-in.token.label')}
      hint={t('sign-in.token.hint')}
      error={errorIn(view, ...WRONG) && t('sign-in.token.mend')}
      autocomplete="one-time-code"
      inputMode="numeric"
      maxLength={12}
      autoFocus
      door
    />
  )
}
