import { Button, ButtonLink, Field, Form, HousePage } from '../../../../design/index.ts'
import { mendAt, type Refused, RefusedNote } from '../../../refused.tsx'
import { ForAccount } from '../../../signed-in/for-account.tsx'
import type { SignedIn } from '../../../signed-in/signed-in.tsx'

type Props = { who: SignedIn; typed?: string | undefined; refused?: Refused | undefined }

/** A number at which the service desk can call. */
export function AddPhonePage({ who: { frame, realm }, typed, refused }: Props) {
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
          <div class="row flex-wrap gap-3">
            <Button name="act" value="continue">
              {t('profile.phone-add')}
            </Button>
            <ButtonLink href={`/account/profile?account=${realm.key}`} kind="plain">
              {t('act.cancel')}
            </ButtonLink>
          </div>
        </div>
      </Form>
    </HousePage>
  )
}
