import { Button, Field, Form, Note } from '../../../design/index.ts'
import { makeOf } from '../../../methods/index.ts'
import { KeyAsk } from '../factors/key-ask.tsx'
import type { RegisterKeyProps } from '../props.ts'

/** The body of a page that registers a security key or a passkey (M6): says what will happen, then lets the browser ask. */
export function RegisterKey({ frame, action, hidden, wanted, options, models }: RegisterKeyProps) {
  const { t, formToken } = frame
  return (
    <Form action={action} formToken={formToken}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <div class="stack gap-4.5">
        <div class="stack gap-2">
          <p>{t(`keys.new.${wanted}.what`)}</p>
          <p class="muted">{t(`keys.new.${wanted}.how`)}</p>
        </div>
        {models && <Note>{t('keys.new.models', { models: inWords(models) })}</Note>}
        <Field
          name="name"
          label={t('keys.new.name')}
          hint={t('keys.new.name.hint')}
          autocomplete="off"
          maxLength={60}
          optional
          door
        />
        <KeyAsk t={t} does="create" options={options} />
        <Button door full name="act" value="continue" icon={wanted === 'passkey' ? 'fingerprint-pattern' : 'usb'}>
          {t(`keys.new.${wanted}.main`)}
        </Button>
      </div>
    </Form>
  )
}

/** The names of the models, those of one name once; where we have no name, the number by which its maker lists it. */
const inWords = (models: readonly string[]): string =>
  [...new Set(models.map((model) => makeOf(model) ?? model))].join(', ')
