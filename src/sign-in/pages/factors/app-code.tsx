import { Button, CodeField, DoorPage, Form } from '../../../design/index.ts'
import { DeskAdvice } from '../desks/desk-advice.tsx'
import type { AppCodePageProps } from '../props.ts'
import { applicationIn, chipOf, otherAccountHelp } from '../view.ts'
import { errorIn, Refused } from '../words/refusal.tsx'
import { AnotherWay } from './another-way.tsx'

const STEP = 'app-code'
const WRONG = ['wrong-code', 'replayed-code', 'code-form', 'method-too-new'] as const

/** The six digits that the app shows without a network (M2). */
export function AppCodePage({ view, state, lead, request }: AppCodePageProps) {
  const { frame, action, refusal } = view
  const { t, formToken } = frame
  return (
    <DoorPage
      frame={frame}
      step={STEP}
      title={t('app-code.title')}
      {...(lead !== undefined && { lead })}
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      helps={[otherAccountHelp(view)]}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <Form action={action} formToken={formToken}>
        <input type="hidden" name="step" value={STEP} />
        <div class="stack gap-4.5">
          <CodeField
            name="code"
            label={t('sign-in.totp.label')}
            hint={t('app-code.hint')}
            error={errorIn(view, ...WRONG) && t('sign-in.totp.mend')}
            autoFocus
            door
          />
          <Button door full name="act" value="continue">
            {t('sign-in.main')}
          </Button>
        </div>
      </Form>
      {request && (
        <Form action={action} formToken={formToken}>
          <input type="hidden" name="step" value={STEP} />
          <Button kind="plain" door full icon="smartphone" name="method" value={request}>
            {t('app-code.request')}
          </Button>
        </Form>
      )}
      <AnotherWay view={view} step={STEP} />
      <DeskAdvice view={view} label={t('sign-in.no-phone')} advice={t('sign-in.no-phone.ask')} phone />
    </DoorPage>
  )
}
