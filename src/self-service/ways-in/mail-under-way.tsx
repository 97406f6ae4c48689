/** What stands on the pages after a mail was asked for, whether or not one was sent. */
import type { Campus } from '../../campus/index.ts'
import { Button, Field, Form, More, type PageFrame } from '../../design/index.ts'
import { Desks } from './desks.tsx'

type CausesProps = { frame: PageFrame; campus: Campus; causes: readonly string[] }

/** Why no mail may come, the likeliest first, and the way out when none of these is it. */
export function Causes({ frame, campus, causes }: CausesProps) {
  const { t } = frame
  return (
    <section class="stack gap-3">
      <h2 class="text-base">{t('mail-under-way.nothing')}</h2>
      <ul class="list-disc pl-5 stack gap-2">
        {causes.map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
        <li>{t('mail-under-way.cause-none')}</li>
      </ul>
      <Desks frame={frame} campus={campus} />
    </section>
  )
}

/** For who reads mail on another device: the code from the mail. */
export function TypeCode({ frame, action }: { frame: PageFrame; action: string }) {
  const { t, formToken } = frame
  return (
    <More summary={t('mail-under-way.type-code')}>
      <Form action={action} formToken={formToken}>
        <div class="stack gap-3 pt-2">
          <Field
            name="code"
            label={t('mail-under-way.code')}
            hint={t('mail-under-way.code-hint')}
            autocomplete="one-time-code"
            door
          />
          <Button kind="plain" name="act" value="continue">
            {t('mail-under-way.use-code')}
          </Button>
        </div>
      </Form>
    </More>
  )
}
