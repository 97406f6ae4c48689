import { Button, DoorPage, Form, type PageFrame, type Rule } from '../../../design/index.ts'
import { NewPassword } from '../../account/password/new-password.tsx'
import { mendAt, type Refused, RefusedNote } from '../../refused.tsx'
import type { ChooseWords } from './way.ts'

type Props = {
  frame: PageFrame
  /** The run's own address. */
  here: string
  words: ChooseWords
  account: { name: string; initials: string }
  rules: readonly Rule[]
  refused: Refused | undefined
}

/** A new password, its rules shown while it is typed. */
export function ChoosePage({ frame, here, words, account, rules, refused }: Props) {
  const { t, formToken } = frame
  const { title, eyebrow, save, after } = words
  return (
    <DoorPage
      {...{ frame, title, account }}
      {...(eyebrow !== undefined && { eyebrow })}
      step="set-password"
      width="middle"
      failed={refused !== undefined}
    >
      <RefusedNote t={t} refused={refused} />
      <Form action={here} formToken={formToken}>
        {/* Password managers keep the new password under this name. */}
        <input type="text" name="username" value={account.name} autocomplete="username" readOnly hidden />
        <div class="stack gap-4.5">
          <NewPassword
            frame={frame}
            name="password"
            label={t('password.new')}
            rules={rules}
            checkAt={`${here}/rules`}
            error={mendAt(refused, 'password', t('password.mend'))}
            door
          />
          <Button door full name="act" value="continue">
            {save}
          </Button>
          <p class="hint">{after}</p>
        </div>
      </Form>
    </DoorPage>
  )
}
