import { formatDuration } from '../../i18n/index.ts'
import { Section } from '../components/containers.tsx'
import { Check, CodeField, Field, PasswordField } from '../components/field.tsx'
import { ErrorSummary, Form, Refusal } from '../components/form.tsx'
import { Rules } from '../components/lists.tsx'
import { Note } from '../components/notes.tsx'
import type { PageFrame } from '../frames/frame.ts'

export function Fields({ frame: { t, formToken } }: { frame: PageFrame }) {
  const words = { show: t('frame.show'), hide: t('frame.hide') }
  return (
    <Section title={t('gallery.fields')}>
      <Form action="#fields" formToken={formToken}>
        <div class="stack gap-5">
          <ErrorSummary t={t} problems={[{ field: 'code', text: t('gallery.code.problem') }]} />
          <CodeField
            name="code"
            label={t('gallery.code')}
            hint={t('gallery.code.hint')}
            error={t('gallery.code.error')}
            value="482 91"
            door
          />
          <Field name="username" label={t('gallery.name')} autocomplete="username" value="lin@eikenhart.example" />
          <PasswordField
            name="password"
            label={t('gallery.password')}
            autocomplete="current-password"
            door
            {...words}
          />
          <PasswordField
            name="new-password"
            label={t('gallery.new-password')}
            hint={t('gallery.new-password.hint')}
            autocomplete="new-password"
            describedBy="specimen-rules"
            door
            {...words}
          />
          <Rules
            id="specimen-rules"
            rules={[
              { key: 'length', text: t('gallery.rule.length'), state: 'ok' },
              { key: 'common', text: t('gallery.rule.common') },
              { key: 'personal', text: t('gallery.rule.personal'), state: 'no' },
            ]}
          />
          <Check name="shared" label={t('gallery.shared')} hint={t('gallery.shared.hint')} />
        </div>
      </Form>
    </Section>
  )
}

export function Notes({ frame: { t, language } }: { frame: PageFrame }) {
  return (
    <Section title={t('gallery.notes')}>
      <Note strong={t('gallery.note.desk')}>{t('gallery.note.desk.more')}</Note>
      <Note tone="good" strong={t('gallery.note.linked')}>
        {t('gallery.note.linked.more')}
      </Note>
      <Note tone="warn" strong={t('gallery.note.sms')}>
        {t('gallery.note.sms.more')}
      </Note>
      <Note tone="bad" strong={t('gallery.note.eid')}>
        {t('gallery.note.eid.more')}
      </Note>
      <Note tone="accent" icon="key-round" strong={t('gallery.note.new')}>
        {t('gallery.note.new.more')}
      </Note>
      <Refusal refusal="form-token" t={t} />
      <Refusal refusal="busy" t={t} values={{ time: formatDuration(language, 30_000) }} />
    </Section>
  )
}
