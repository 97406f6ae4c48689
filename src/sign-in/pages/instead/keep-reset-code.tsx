import { Button, DoorPage, Form } from '../../../design/index.ts'
import type { KeepResetCodePageProps } from '../props.ts'
import { applicationIn, chipOf, realmIn, say } from '../view.ts'
import { Refused } from '../words/refusal.tsx'
import { ResetCodeSheet } from './reset-code-sheet.tsx'

/** The reset code, shown once: after the first method was registered (M13). */
export function KeepResetCodePage({ view, state, code }: KeepResetCodePageProps) {
  const { frame, action, refusal, campus, now } = view
  const { t } = frame
  const realm = realmIn(view, state.who.realm)
  const account = realm ? `${state.who.name} · ${say(view, realm.name)}` : state.who.name
  return (
    <DoorPage
      frame={frame}
      step="keep-reset-code"
      title={t('keep-reset-code.title')}
      lead={t('keep-reset-code.lead')}
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      <ResetCodeSheet {...{ frame, code, account, now }} timeZone={campus.institution.timeZone} />
      <div class="no-print">
        <Form action={action} formToken={frame.formToken}>
          <input type="hidden" name="step" value="keep-reset-code" />
          <Button door full name="act" value="continue">
            {t('keep-reset-code.kept')}
          </Button>
        </Form>
      </div>
    </DoorPage>
  )
}
