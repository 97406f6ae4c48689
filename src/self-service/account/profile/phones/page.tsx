import { Field, Form, HousePage } from '../../../../design/index.ts'
import { mendAt, type Refused, RefusedNote } from '../../../refused.tsx'
import { ForAccount } from '../../../signed-in/for-account.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'
import { ActOrLeave } from '../act-or-leave.tsx'

type Props = { who: SignedIn; typed?: string | undefined; refused?: Refused | undefined }

/** A number at which the service desk can call. */
export function AddPhonePage({ who, typed, refused }: Props) {
  const { frame, realm } = who
  const { t } = frame
  return (
    <HousePage
      frame={frame}
      title={t('profile.phone-add')}
      lead={<ForAccount frame={frame} />}
      current="profile"
      failed={refused !== undefined}
      narrow
    >
      <RefusedNote t={t} refused={refused} />
      <Form action={`/account/profile/phones/add?account=${realm.key}`} formToken={frame.formToken}>
        <div class="stack gap-4.5">
          <Field
            name="phone"
            type="tel"
            label={t('profile.phone')}
            hint={t('profile.phone-hint')}
            autocomplete="tel"
            inputMode="tel"
            value={typed}
            error={mendAt(refused, 'phone', t('profile.phone-mend'))}
            autoFocus={typed === undefined}
          />
          <ActOrLeave who={who} label={t('profile.phone-add')} />
        </div>
      </Form>
    </HousePage>
  )
}
