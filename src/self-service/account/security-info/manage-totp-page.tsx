import { Button, ButtonLink, Field, Form, HousePage, Section } from '../../../design/index.ts'
import { mendAt, type Refused, RefusedNote } from '../../refused.tsx'
import { ForAccount } from '../../signed-in/for-account.tsx'
import type { SignedIn } from '../../signed-in/signed-in.tsx'

type Props = {
  who: SignedIn
  method: { id: string; name: string; hint: string }
  /** What was typed as a name and refused. */
  typed?: string | undefined
  refused?: Refused | undefined
}

/** Rename or remove one method; what is lost is said before it is. */
export function ManageTotpPage({ who: { frame, realm }, method, typed, refused }: Props) {
  const { t, formToken } = frame
  const actionOf = (act: '' | '/remove') => `/account/security-info/totp/${method.id}${act}?account=${realm.key}`
  return (
    <HousePage
      frame={frame}
      title={method.name}
      lead={<ForAccount frame={frame} />}
      current="security"
      failed={refused !== undefined}
      narrow
    >
      <RefusedNote t={t} refused={refused} />
      <p class="muted">{method.hint}</p>
      <Form action={actionOf('')} formToken={formToken}>
        <div class="stack gap-4.5">
          <Field
            name="name"
            label={t('security.name')}
            hint={t('security.name-hint')}
            autocomplete="off"
            value={typed ?? method.name}
            error={mendAt(refused, 'name', t('security.name-mend'))}
            maxLength={60}
          />
          <div class="row flex-wrap gap-3">
            <Button name="act" value="continue">
              {t('security.rename')}
            </Button>
            <ButtonLink href={`/account/security-info?account=${realm.key}`} kind="plain">
              {t('act.back')}
            </ButtonLink>
          </div>
        </div>
      </Form>
      <Section title={t('security.remove-title', { name: method.name })}>
        <p class="muted">{t('security.remove-lead')}</p>
        <Form action={actionOf('/remove')} formToken={formToken}>
          <Button name="act" value="continue" kind="danger">
            {t('security.remove')}
          </Button>
        </Form>
      </Section>
    </HousePage>
  )
}
