import { Button, CodeField, DoorPage, Form } from '../../design/index.ts'
import type { AtTotp } from '../flow/state.ts'
import { DeskAdvice } from './desks/desk-advice.tsx'
import { applicationIn, chipOf, otherAccountHelp, realmIn, say, type View } from './view.ts'
import { errorIn, Refused } from './words/refusal.tsx'
import { sayWhy, type Why } from './words/why.ts'

/** The six digits that the code app shows now. */
export function TotpPage({ view, state, why }: { view: View; state: AtTotp; why: Why }) {
  const { frame, action, refusal } = view
  const { t } = frame
  const realm = realmIn(view, state.who.realm)
  return (
    <DoorPage
      frame={frame}
      step="totp"
      title={t('sign-in.totp.title')}
      lead={sayWhy(view, { realm, raise: state.proof.raise !== undefined, why })}
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      helps={[otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="totp" />
        <div class="stack gap-4.5">
          <CodeField
            name="code"
            label={t('sign-in.totp.label')}
            hint={t('sign-in.totp.hint', { name: realm ? say(view, realm.name) : '' })}
            error={
              errorIn(view, 'wrong-code', 'replayed-code', 'code-form', 'method-too-new') && t('sign-in.totp.mend')
            }
            autoFocus
            door
          />
          <Button door full name="act" value="continue">
            {t('sign-in.main')}
          </Button>
        </div>
      </Form>
      <DeskAdvice view={view} label={t('sign-in.no-phone')} advice={t('sign-in.no-phone.ask')} />
    </DoorPage>
  )
}
