import { Button, DoorPage, Form, type PageFrame, type Rule } from '../../../../design/index.ts'
import { NewPassword } from '../../../account/password/new-password.tsx'
import { mendAt, type Refused, RefusedNote } from '../../../refused.tsx'

type Props = {
  frame: PageFrame
  flow: string
  account: { name: string; initials: string }
  /** Until when the link is good, in words. */
  until: string
  rules: readonly Rule[]
  refused: Refused | undefined
}

/** A new password for the account of the link. */
export function ChoosePage({ frame, flow, account, until, rules, refused }: Props) {
  const { t, formToken } = frame
  return (
    <DoorPage
      frame={frame}
      step="set-password"
      title={t('recovery.choose-title')}
      account={account}
      width="middle"
      failed={refused !== undefined}
    >
      <RefusedNote t={t} refused={refused} />
      <Form action={`/recover/${flow}`} formToken={formToken}>
        {/* Password managers keep the new password under this name. */}
        <input type="text" name="username" value={account.name} autocomplete="username" readOnly hidden />
        <div class="stack gap-4.5">
          <NewPassword
            frame={frame}
            name="password"
            label={t('password.new')}
            rules={rules}
            checkAt={`/recover/${flow}/rules`}
            error={mendAt(refused, 'password', t('password.mend'))}
            door
          />
          <Button door full name="act" value="continue">
            {t('recovery.save')}
          </Button>
          <p class="hint">{t('recovery.then', { time: until })}</p>
        </div>
      </Form>
    </DoorPage>
  )
}
