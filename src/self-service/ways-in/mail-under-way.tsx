/** What stands on the pages after a mail was asked for, whether or not one was sent. */
import type { Campus } from '../../campus/index.ts'
import { Button, DoorPage, Field, Form, type Help, More, type PageFrame } from '../../design/index.ts'
import { Desks } from '../../sign-in/index.ts'

type Props = {
  frame: PageFrame
  campus: Campus
  /** Where another address is typed. */
  again: string
  help: Help
  /** What the mail wants done, and by when. */
  next: string
  /** Why no mail may come, the likeliest first; the two that are every mail's own come with them. */
  causes: { beforeTemporary: readonly string[]; last: readonly string[] }
  /** Where the code from the mail is posted to. */
  codeTo: string
}

/** A mail was asked for: the same page for every name and in the same time, known or not (CVE-2023-39522). */
export function MailUnderWayPage({ frame, campus, again, help, next, causes, codeTo }: Props) {
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="done"
      title={t('mail-under-way.title')}
      lead={t('mail-under-way.known')}
      width="middle"
      helps={[{ icon: 'refresh-cw', label: t('mail-under-way.again'), href: again }, help]}
    >
      <p>{next}</p>
      <Causes
        frame={frame}
        campus={campus}
        causes={[
          t('mail-under-way.cause-spam'),
          ...causes.beforeTemporary,
          t('mail-under-way.cause-temporary'),
          ...causes.last,
        ]}
      />
      <TypeCode frame={frame} action={codeTo} />
    </DoorPage>
  )
}

type CausesProps = { frame: PageFrame; campus: Campus; causes: readonly string[] }

/** Why no mail may come, the likeliest first, and the way out when none of these is it. */
function Causes({ frame, campus, causes }: CausesProps) {
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
function TypeCode({ frame, action }: { frame: PageFrame; action: string }) {
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
