import { Button, DoorPage, type PageFrame } from '../../../design/index.ts'

/** Sends the form as soon as it is read; without scripts the button does. Nothing of the request stands in it. */
export const SEND_AT_ONCE = 'document.forms[0].submit()'

type Props = { frame: PageFrame; action: string; fields: readonly (readonly [name: string, value: string])[] }

/** On the way back to the application, by a form instead of an address. */
export function FormPostPage({ frame, action, fields }: Props) {
  const { t } = frame
  return (
    <DoorPage frame={frame} step="done" title={t('oidc.form-post.title')} lead={t('oidc.form-post.lead')}>
      <form method="post" action={action}>
        {fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button door full>
          {t('act.continue')}
        </Button>
      </form>
      {/* The text is a constant of ours. */}
      <script dangerouslySetInnerHTML={{ __html: SEND_AT_ONCE }} />
    </DoorPage>
  )
}
