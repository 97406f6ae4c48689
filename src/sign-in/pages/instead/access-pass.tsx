import { Button, DoorPage, Field, Form } from '../../../design/index.ts'
import { DeskAdvice } from '../desks/desk-advice.tsx'
import { Back } from '../factors/another-way.tsx'
import type { AccessPassPageProps } from '../props.ts'
import { applicationIn, chipOf, otherAccountHelp } from '../view.ts'
import { errorIn, Refused } from '../words/refusal.tsx'

/** What a desk gave to somebody whose second factor is away; then a new method is registered. */
export function AccessPassPage({ view, state }: AccessPassPageProps) {
  const { frame, action, refusal } = view
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="access-pass"
      title={t('access-pass.title')}
      lead={t('access-pass.lead')}
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      helps={[otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="access-pass" />
        <div class="stack gap-4.5">
          <Field
            name="code"
            label={t('access-pass.label')}
            hint={t('access-pass.hint')}
            error={errorIn(view, 'wrong-pass', 'code-typo') && t('codes.mend')}
            autocomplete="one-time-code"
            maxLength={60}
            autoFocus
            door
          />
          <Button door full name="act" value="continue">
            {t('sign-in.main')}
          </Button>
        </div>
      </Form>
      <Back view={view} step="access-pass" />
      <DeskAdvice view={view} label={t('access-pass.none')} advice={t('access-pass.none.ask')} />
    </DoorPage>
  )
}
