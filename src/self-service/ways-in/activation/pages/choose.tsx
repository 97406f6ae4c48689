import { Button, DoorPage, Form, type PageFrame, type Rule } from '../../../../design/index.ts'
import { NewPassword } from '../../../account/password/new-password.tsx'
import { mendAt, type Refused, RefusedNote } from '../../../refused.tsx'

type Props = {
  frame: PageFrame
  flow: string
  account: { name: string; initials: string }
  rules: readonly Rule[]
  refused: Refused | undefined
}

/** The first password of one's own. */
export function ChoosePage({ frame, flow, account, rules, refused }: Props) {
  const { t, formToken } = frame
  return (
    <DoorPage
      frame={frame}
      step="set-password"
      title={t('activation.choose-title')}
      eyebrow={t('activation.step', { step: 2, steps: 3 })}
      account={account}
      width="middle"
      failed={refused !== undefined}
    >
      <RefusedNote t={t} refused={refused} />
      <Form action={`/activate/${flow}`} formToken={formToken}>
        {/* Password managers keep the new password under this name. */}
        <input type="text" name="username" value={account.name} autocomplete="username" readOnly hidden />
        <div class="stack gap-4.5">
          <NewPassword
            frame={frame}
            name="password"
            label={t('password.new')}
            rules={rules}
            checkAt={`/activate/${flow}/rules`}
            error={mendAt(refused, 'password', t('password.mend'))}
            door
          />
          <Button door full name="act" value="continue">
            {t('activation.save')}
          </Button>
          <p class="hint">{t('activation.then')}</p>
        </div>
      </Form>
    </DoorPage>
  )
}
