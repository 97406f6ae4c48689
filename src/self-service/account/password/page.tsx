import { Button, ButtonLink, Form, HousePage, type PageFrame, PasswordField, type Rule } from '../../../design/index.ts'
import { DoneNote } from '../../done-note.tsx'
import { mendAt, type Refused, RefusedNote } from '../../refused.tsx'
import { ForAccount } from '../../signed-in/for-account.tsx'
import type { SignedIn } from '../../signed-in/signed-in.tsx'
import { AlarmSteps } from '../tricked/steps.tsx'
import { NewPassword } from './new-password.tsx'

type Props = {
  who: SignedIn
  rules: readonly Rule[]
  refused: Refused | undefined
  changed: boolean
  /** This is the second step after an alarm. */
  alarm: boolean
}

/** Change the password at any time (A6): the current one, the new one, and what happens elsewhere. */
export function PasswordPage({ who: { frame, realm }, rules, refused, changed, alarm }: Props) {
  const { t } = frame
  return (
    <HousePage
      frame={frame}
      title={t('password.title')}
      lead={<ForAccount frame={frame} />}
      current="security"
      failed={refused !== undefined}
      narrow
    >
      <DoneNote text={changed ? t('password.changed') : undefined} />
      <RefusedNote t={t} refused={refused} />
      {alarm && <AlarmSteps t={t} done={1} />}
      <Form action={`/account/password?account=${realm.key}`} formToken={frame.formToken}>
        <input type="text" name="username" value={frame.account?.label} autocomplete="username" readOnly hidden />
        <div class="stack gap-4.5">
          <PasswordField
            name="current"
            label={t('password.current')}
            autocomplete="current-password"
            show={t('frame.show')}
            hide={t('frame.hide')}
            error={mendAt(refused, 'current', t('password.current-mend'))}
          />
          <p>
            <a href={recoverFor(frame)}>{t('sign-in.password.forgotten')}</a>
          </p>
          <NewPassword
            frame={frame}
            name="password"
            label={t('password.new')}
            rules={rules}
            checkAt={`/account/password/rules?account=${realm.key}`}
            error={mendAt(refused, 'password', t('password.mend'))}
          />
          <p class="hint">{t('password.ends-others')}</p>
          <div class="row flex-wrap gap-3">
            <Button name="act" value="continue">
              {t('password.save')}
            </Button>
            <ButtonLink href={`/account/security-info?account=${realm.key}`} kind="plain">
              {t(changed ? 'act.back' : 'act.cancel')}
            </ButtonLink>
          </div>
        </div>
      </Form>
    </HousePage>
  )
}

/** To a new password by mail, for this very account. */
const recoverFor = ({ account }: PageFrame): string =>
  account ? `/recover?${new URLSearchParams({ username: account.label })}` : '/recover'
