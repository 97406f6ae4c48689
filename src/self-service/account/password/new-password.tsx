import { type PageFrame, PasswordField, type Rule, Rules } from '../../../design/index.ts'

type Props = {
  frame: PageFrame
  name: string
  label: string
  rules: readonly Rule[]
  checkAt: string
  error?: string | undefined
  door?: boolean
}

/** A new password with its rules, which answer while it is typed where scripts run, and after sending where not. */
export function NewPassword({ frame: { t }, name, label, rules, checkAt, error, door = false }: Props) {
  return (
    <>
      <PasswordField
        name={name}
        label={label}
        hint={t('password.hint')}
        autocomplete="new-password"
        describedBy="rules"
        error={error}
        show={t('frame.show')}
        hide={t('frame.hide')}
        door={door}
      />
      <div data-island="password-rules" data-field={name} data-check={checkAt}>
        <p class="vh">{t('password.rules')}</p>
        <Rules rules={rules} id="rules" />
      </div>
    </>
  )
}
