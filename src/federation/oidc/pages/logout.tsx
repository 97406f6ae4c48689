import { AccountChip, ActButton, ButtonLink, DoorPage, Form, type PageFrame } from '../../../design/index.ts'

type ConfirmProps = {
  frame: PageFrame
  session: { givenName: string; familyName: string; preferredName: string | null; signInName: string }
  /** Who asks. */
  application?: { name: string; icon?: string | undefined; hue?: string | undefined }
  action: string
  fields: readonly (readonly [name: string, value: string])[]
}

/** "Do you want to sign out?": an application may ask for it, and the person decides. */
export function ConfirmLogoutPage({ frame, session, application, action, fields }: ConfirmProps) {
  const { t } = frame
  const name = `${session.preferredName ?? session.givenName} ${session.familyName}`
  const lead = application ? t('oidc.logout.lead-from', { application: application.name }) : t('oidc.logout.lead')
  return (
    <DoorPage frame={frame} step="sign-out" title={t('oidc.logout.title')} lead={lead}>
      <AccountChip name={session.signInName} initials={initialsOf(name)} />
      <Form action={action} formToken={frame.formToken}>
        {fields.map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <div class="stack">
          <ActButton act="yes" door full>
            {t('frame.sign-out')}
          </ActButton>
          <ActButton act="no" kind="plain" door full>
            {t('oidc.logout.stay')}
          </ActButton>
        </div>
      </Form>
    </DoorPage>
  )
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')

/** After signing out, when no application waits for the person. */
export function LoggedOutPage({ frame }: { frame: PageFrame }) {
  const { t } = frame
  return (
    <DoorPage frame={frame} step="done" title={t('oidc.logged-out.title')} lead={t('oidc.logged-out.lead')}>
      <ButtonLink href="/" door full>
        {t('oidc.logged-out.again')}
      </ButtonLink>
    </DoorPage>
  )
}
